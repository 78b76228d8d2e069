import Testing

@testable import Wire

@Suite("MPLS label stack entry and what lies below the bottom")
struct MPLSTests {
  @Test("Every field")
  func fields() throws {
    let entry = try MPLSLabel(bytes("18 93 0f 40  ; label 100656, class 7, bottom, TTL 64").span)
    #expect(entry.label == 100_656)
    #expect(entry.trafficClass == 7)
    #expect(entry.isBottom)
    #expect(entry.timeToLive == 64)
    #expect(entry.reservedName == nil)
    let upper = try MPLSLabel(bytes("00 00 10 00").span)
    #expect(upper.label == 1)
    #expect(!upper.isBottom)
    #expect(upper.reservedName == "router alert")
  }

  @Test("Every truncation")
  func truncation() {
    expectTruncation(of: bytes("18 93 0f 40"), layer: .mpls, needed: 4, decode: MPLSLabel.init)
    expectTruncation(of: bytes("00 00 00 07"), layer: .pseudowireControl, needed: 4, decode: PseudowireControlWord.init)
  }

  static let ethernet = "02 00 00 00 00 01 02 00 00 00 00 02 08 00 "
  static let withLength = "02 00 00 00 00 01 02 00 00 00 00 02 00 03 42 42 03 "

  @Test(
    "The bottom is told by two labels, then by the first nibble, then by whether a frame would be one",
    arguments: [
      ("00 01 00 40", "", .mpls), ("00 00 01 40", "", .ipv4), ("00 00 21 40", "", .ipv6), ("00 01 01 40", "45", .ipv4),
      ("00 01 01 40", "60", .ipv6), ("00 00 d1 40", "10 00 00 07", .opaque), ("00 01 01 40", "", .opaque),
      ("00 01 01 40", "00 00 00 00" + ethernet, .pseudowireControl), ("00 01 01 40", ethernet, .ethernet),
      ("00 01 01 40", "00 00 00 01" + withLength, .pseudowireControl), ("00 01 01 40", withLength, .ethernet),
      // Addresses that begin with zeros, and no type behind a control word.
      ("00 01 01 40", "00 00 00 00 00 01 02 00 00 00 00 02 08 00", .ethernet),
      // Neither a type that is decoded nor a length that fits; nor, with a length, a group that sends.
      ("00 01 01 40", "02 00 00 00 00 01 02 00 00 00 00 02 88 b5", .opaque),
      ("00 01 01 40", "02 00 00 00 00 01 02 00 00 00 00 02 00 04 42 42 03", .opaque),
      ("00 01 01 40", "02 00 00 00 00 01 03 00 00 00 00 02 00 03 42 42 03", .opaque),
      ("00 01 01 40", "00 00 00 00 02", .opaque), ("00 01 01 40", "52 00", .opaque),
    ] as [(String, String, Layer)])
  func below(entry: String, payload: String, layer: Layer) throws {
    let data = bytes(entry + payload)
    let carried = try MPLSLabel.carried(data.span, at: 14, limit: .frame, end: 14 + data.count)
    #expect(carried?.layer == layer)
    #expect(carried?.headerLength == 4)
  }

  @Test("Where the capture ends below the bottom nobody knows what is carried")
  func cutBelow() {
    let reason = DecodeError.Reason.truncated(needed: 5, available: 4, limit: .snapshot)
    #expect(throws: DecodeError(.mpls, at: 14, reason)) {
      _ = try MPLSLabel.carried(bytes("00 01 01 40").span, at: 14, limit: .snapshot, end: 80)
    }
  }

  @Test("A control word has its fields, and begins with a nibble of zero")
  func controlWord() throws {
    let word = try PseudowireControlWord(bytes("0a bc 12 34").span)
    #expect(word.reserved == 0xABC)
    #expect(word.sequenceNumber == 0x1234)
    let found = error(of: bytes("10 00 00 00"), decode: PseudowireControlWord.init)
    #expect(found == DecodeError(.pseudowireControl, at: somewhere, .invalid(.constant, value: 1)))
  }
}
