import Wire
import libpcap

/// The batch that libpcap's callback fills.
final class FrameCollector {
  /// Bytes after which a batch is lent.
  static let batchSize = 262_144

  private(set) var bytes: [UInt8] = []
  private(set) var frames: [Frame] = []
  private(set) var captured: UInt64 = 0
  private(set) var cut: UInt64 = 0
  private(set) var timeWentBack: UInt64 = 0
  private var latest = Int64.min
  private let nanoseconds: Bool
  private let flags: Frame.Flags

  /// - Parameter direction: where only one is asked for, each frame is known to have it; libpcap does not say.
  init(nanoseconds: Bool, direction: CaptureDirection) {
    self.nanoseconds = nanoseconds
    flags =
      switch direction {
      case .incoming: .incoming
      case .outgoing: .outgoing
      case .both: []
      }
    bytes.reserveCapacity(2 * Self.batchSize)
  }

  var isFull: Bool { bytes.count >= Self.batchSize }

  func clear() {
    bytes.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
  }

  func add(_ header: pcap_pkthdr, _ data: UnsafeBufferPointer<UInt8>) {
    let fraction = Int64(header.ts.tv_usec) &* (nanoseconds ? 1 : 1000)
    let time = Int64(header.ts.tv_sec) &* 1_000_000_000 &+ fraction
    frames.append(
      Frame(time: time, start: UInt32(bytes.count), captured: header.caplen, wire: header.len, flags: flags))
    // Sound: libpcap lends `caplen` bytes for the call; they are copied.
    unsafe bytes.append(contentsOf: data)
    captured &+= 1
    if header.caplen < header.len { cut &+= 1 }
    if time < latest { timeWentBack &+= 1 } else { latest = time }
  }
}
