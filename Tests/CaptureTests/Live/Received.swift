import Wire

@testable import Capture

/// Frames copied out of a live source, for comparison.
struct Received: Equatable {
  struct One: Equatable {
    var bytes: [UInt8]
    var wire: UInt32
    var time: Int64
    var flags: Frame.Flags
  }
  var frames: [One] = []

  var bytes: [[UInt8]] { frames.map(\.bytes) }

  mutating func add(_ bytes: Span<UInt8>, _ list: Span<Frame>) {
    for index in list.indices {
      let frame = list[index]
      var copy: [UInt8] = []
      for position in Int(frame.start)..<Int(frame.start + frame.captured) { copy.append(bytes[position]) }
      frames.append(One(bytes: copy, wire: frame.wire, time: frame.time, flags: frame.flags))
    }
  }

  /// Stops a source and takes what it still has: how a run ends.
  static func ending(_ source: any LiveSource) throws -> Received {
    var received = Received()
    source.stop()
    while try source.lend({ received.add($0, $1) }) {}
    return received
  }
}
