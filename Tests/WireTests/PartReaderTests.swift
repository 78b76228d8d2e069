import Testing

@testable import Wire

@Suite("Part reader")
struct PartReaderTests {
  static let data = bytes("01 0203 040506 0708090a 0b0c0d0e0f10 1112131415161718")

  @Test("Each width in network order, and the place behind it")
  func widths() throws {
    var reader = PartReader(.ospf, from: 0, to: Self.data.count, at: somewhere, limit: .frame)
    #expect(try reader.uint8(Self.data.span) == 0x01)
    #expect(try reader.uint16(Self.data.span) == 0x0203)
    #expect(try reader.uint24(Self.data.span) == 0x040506)
    #expect(try reader.uint32(Self.data.span) == 0x0708_090A)
    #expect(try reader.uint48(Self.data.span) == 0x0B0C_0D0E_0F10)
    #expect(try reader.uint64(Self.data.span) == 0x1112_1314_1516_1718)
    #expect(reader.isAtEnd && reader.position == 24 && reader.remaining == 0)
  }

  @Test("The part's end and the capture's are told apart")
  func ends() {
    var part = PartReader(.rsvp, from: 2, to: 5, at: somewhere, limit: .snapshot)
    #expect(throws: DecodeError(.rsvp, at: somewhere, .truncated(needed: 6, available: 5, limit: .lengthField))) {
      _ = try part.uint32(Self.data.span)
    }
    part = PartReader(.rsvp, from: 22, to: 90, at: somewhere, limit: .snapshot)
    #expect(throws: DecodeError(.rsvp, at: somewhere, .truncated(needed: 26, available: 24, limit: .snapshot))) {
      _ = try part.uint32(Self.data.span)
    }
    #expect(part.position == 22)
    part = PartReader(.rsvp, from: 22, to: 24, at: somewhere, limit: .frame)
    #expect(throws: DecodeError(.rsvp, at: somewhere, .truncated(needed: 26, available: 24, limit: .frame))) {
      _ = try part.uint32(Self.data.span)
    }
  }

  @Test("A part of a part ends where it says, and no part leaves the one around it")
  func parts() throws {
    var outer = PartReader(.pim, from: 4, to: 12, at: somewhere, limit: .frame)
    var inner = try outer.part(3)
    #expect(inner.position == 4 && inner.end == 7 && outer.position == 7)
    #expect(inner.takeRest(Self.data.span) == 4..<7)
    #expect(inner.isAtEnd)
    for length in [6, -1] {
      #expect(throws: DecodeError(.pim, at: somewhere, .invalid(.length, value: UInt64(clamping: length)))) {
        _ = try outer.part(length)
      }
    }
    #expect(outer.position == 7)
  }

  @Test("The rest of a cut part is what was captured of it")
  func rest() {
    var reader = PartReader(.pim, from: 20, to: 100, at: somewhere, limit: .frame)
    #expect(reader.takeRest(Self.data.span) == 20..<24)
    reader = PartReader(.pim, from: 60, to: 100, at: somewhere, limit: .frame)
    #expect(reader.takeRest(Self.data.span) == 24..<24)
    #expect(throws: DecodeError(.pim, at: somewhere, .truncated(needed: 100, available: 24, limit: .frame))) {
      try reader.requireAll(of: Self.data.span)
    }
  }

  @Test(
    "Prefixes in bytes and in words",
    arguments: [
      (UInt8(0), 1, UInt64(0), 0), (12, 1, 0x0102_0000_0000_0000, 2), (12, 4, 0x0102_0304_0000_0000, 4),
      (64, 4, 0x0102_0304_0506_0708, 8), (128, 4, 0x0102_0304_0506_0708, 16),
    ])
  func prefixes(length: UInt8, unit: Int, high: UInt64, taken: Int) throws {
    var reader = PartReader(.ospf, from: 0, to: 24, at: somewhere, limit: .frame)
    let prefix = try reader.ipv6Prefix(length: length, unit: unit, Self.data.span)
    #expect(prefix.high == high && reader.position == taken)
    #expect(prefix.low == (length == 128 ? 0x090A_0B0C_0D0E_0F10 : 0))
    #expect(throws: DecodeError(.ospf, at: somewhere, .invalid(.count, value: 129))) {
      _ = try reader.ipv6Prefix(length: 129, unit: unit, Self.data.span)
    }
  }
}
