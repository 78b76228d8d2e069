import Testing

@testable import Wire

@Suite("The walk through link layers")
struct LinkWalkTests {
  private func places(_ frame: [UInt8], as link: LinkType, wire: Int? = nil) throws -> [LayerPlace] {
    var stack = LayerStack()
    try walk(frame.span, wire: wire ?? frame.count, as: link, into: &stack)
    return (0..<stack.count).map { stack[$0] }
  }

  static let packet = bytes(
    """
    aa aa 03 00 00 00 08 00                                      ; LLC, SNAP
    45 00 00 1c 00 00 00 00 40 11 00 00 c0 00 02 01 c0 00 02 02  ; IPv4
    04 00 00 07 00 08 00 00                                      ; UDP
    """)
  static let data = bytes("08 01 00 00 02 00 00 00 00 01 02 00 00 00 00 02 02 00 00 00 00 03 00 00")

  @Test("802.11 with radiotap behind a cooked header, whatever its protocol is", arguments: [0, 4, 0x0800] as [UInt16])
  func cookedRadiotap(_ number: UInt16) throws {
    let tap = bytes("00 00 09 00 02 00 00 00 10")
    let cooked = bytes("00 03 03 23 00 00 00 00 00 00 00 00 00 00") + [UInt8(number >> 8), UInt8(number & 0xFF)]
    let places = try places(cooked + tap + Self.data + Self.packet + [1, 2, 3, 4], as: .linuxCooked)
    #expect(places.map(\.layer) == [.linuxCooked, .radiotap, .wireless, .logicalLinkControl, .ipv4, .udp])
    #expect(places.map(\.offset) == [0, 16, 25, 49, 57, 77])
    // The check sequence is no part of the frame.
    #expect(places[2].length == Self.data.count + Self.packet.count)
    #expect(places[2].available == places[2].length)
  }

  @Test("A check sequence that the snapshot length took is not taken twice")
  func cutCheckSequence() throws {
    let tap = bytes("00 00 09 00 02 00 00 00 10")
    let frame = tap + Self.data + Self.packet
    let places = try places(frame, as: LinkType(rawValue: 127), wire: frame.count + 4)
    #expect(places[1].available == Self.data.count + Self.packet.count)
    #expect(places[1].length == places[1].available)
  }

  @Test("IEEE 802.3's length leaves the filling out, with and without a tag", arguments: [false, true])
  func filling(_ isTagged: Bool) throws {
    let head = bytes("01 80 c2 00 00 00 02 00 00 00 00 01") + (isTagged ? [0x81, 0, 0, 5] : [])
    let frame = head + [0, 7] + bytes("42 42 03 00 00 00 80") + [UInt8](repeating: 0, count: 30)
    let places = try places(frame, as: .ethernet)
    #expect(places.map(\.layer).suffix(2) == [.logicalLinkControl, .spanningTree])
    #expect(places.last?.available == 4)
    #expect(places.last?.length == 4)
    #expect(places.last?.limit == .lengthField)
  }

  @Test("IEEE 802.3's length beyond the frame's end")
  func beyond() throws {
    let frame = bytes("01 80 c2 00 00 00 02 00 00 00 00 01 00 ff 42 42 03 00 00 00 80")
    let places = try places(frame, as: .ethernet)
    #expect(places.last?.available == 4)
    #expect(places.last?.length == 4)
    #expect(places.last?.limit == .frame)
  }
}
