import Wire

/// Frames, their interfaces and the choices of a run, read from arbitrary bytes: every input is a capture.
///
///     byte 0     link types of interface 0 (low four bits) and 1 (high four bits), with more bits of each in byte 2
///     byte 1     choices: 1 outer tunnel, 2 fragments apart, 4 no split, 8 separate VLANs, 16 separate interfaces
///     byte 2     bytes of frame check sequence on interface 0 (low three bits); the link types' bits 4 and 5 of
///                interface 0 (the next two) and 1 (the two above)
///     then, a frame each:
///     1 byte     1 interface, 2 without a time, 4 time goes back, 8 begins a batch; high four bits: 2ⁿ bytes were cut
///     2 bytes    length, least significant byte first; the input's end cuts it
///     the bytes of the frame
struct FuzzedFrames {
  /// By six bits, and then from the front again: what has a decoder, the usual ones several times; 65,535 has none.
  static let linkTypes: [UInt16] = [
    1, 0, 101, 108, 113, 228, 229, 276, 12, 14, 1, 101, 113, 276, 105, 65_535,
    7, 8, 9, 11, 50, 51, 100, 104, 107, 117, 119, 123, 127, 129, 149, 163,
    166, 178, 182, 192, 226, 239, 242, 258, 281, 282, 284, 285,
  ]

  let bytes: [UInt8]
  /// Two interfaces.
  let links: [LinkLayer]
  let keysOuterTunnel: Bool
  let keepsFragmentsApart: Bool
  let neverSplits: Bool
  let separatesVLANs: Bool
  let separatesInterfaces: Bool
  private(set) var frames: [Frame] = []
  /// Indices into `frames`, without gaps.
  private(set) var batches: [Range<Int>] = []

  /// Nil for fewer than the three bytes in front of the first frame.
  init?(_ input: [UInt8]) {
    guard input.count >= 3 else { return nil }
    bytes = input
    links = [
      LinkLayer(type: Self.linkType(input[0] & 15, input[2] >> 3), frameCheckSequence: input[2] & 7),
      LinkLayer(type: Self.linkType(input[0] >> 4, input[2] >> 5)),
    ]
    keysOuterTunnel = input[1] & 1 != 0
    keepsFragmentsApart = input[1] & 2 != 0
    neverSplits = input[1] & 4 != 0
    separatesVLANs = input[1] & 8 != 0
    separatesInterfaces = input[1] & 16 != 0
    var at = 3
    var time: Int64 = 1_000_000_000
    var begin = 0
    while at + 3 <= input.count {
      let marks = input[at]
      let claimed = Int(input[at + 1]) | Int(input[at + 2]) << 8
      at += 3
      let captured = min(claimed, input.count - at)
      let cut = marks >> 4 == 0 ? 0 : UInt32(1) << UInt32(marks >> 4)
      time += marks & 4 != 0 ? -3_000_000 : 1_000_000
      if marks & 8 != 0, frames.count > begin {
        batches.append(begin..<frames.count)
        begin = frames.count
      }
      let isTimeless = marks & 2 != 0
      frames.append(
        Frame(
          time: isTimeless ? 0 : time, start: UInt32(at), captured: UInt32(captured), wire: UInt32(captured) + cut,
          interface: UInt16(marks & 1), flags: isTimeless ? .timeless : []))
      at += captured
    }
    if frames.count > begin { batches.append(begin..<frames.count) }
  }

  /// By four bits and, lowest in `high`, two more.
  private static func linkType(_ low: UInt8, _ high: UInt8) -> LinkType {
    LinkType(rawValue: linkTypes[Int((high & 3) << 4 | low) % linkTypes.count])
  }
}
