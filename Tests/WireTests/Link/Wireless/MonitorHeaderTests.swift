import Testing

@testable import Wire

@Suite("PPI, AVS and Prism headers")
struct MonitorHeaderTests {
  static let information = bytes(
    """
    00 01 2c 00              ; version 0, aligned, length 44
    69 00 00 00              ; link type 105
    03 00 01 00 ff 00 00 00  ; 802.11n MAC, one byte and three to align
    02 00 14 00              ; 802.11 common, 20 bytes
    08 07 06 05 04 03 02 01  ; time
    01 00 6c 00              ; flags: check sequence; rate 54.0
    85 09 80 04              ; 2437 MHz; 2 GHz, dynamic
    00 00 d8 a0              ; signal -40, noise -96
    05 00 00 00              ; spectrum map, empty
    """)

  @Test("PPI: every field")
  func information() throws {
    let header = try PPIHeader(Self.information.span)
    #expect(header.flags == 1)
    #expect(header.headerLength == 44)
    #expect(header.dataLinkType == 105)
    var cursor = PPIFieldCursor(header)
    #expect(try cursor.next(Self.information.span) == PPIField(type: 3, data: 12..<13))
    let second = try #require(try cursor.next(Self.information.span))
    #expect(second == PPIField(type: 2, data: 20..<40))
    let found = PPICommonField(Self.information.span, second)
    let common = try #require(found)
    #expect(common.synchronizationTime == 0x0102_0304_0506_0708)
    #expect(common.flags == 1)
    #expect(common.rate == 108)
    #expect(common.frequency == 2437)
    #expect(common.channelFlags == 0x0480)
    #expect(common.signal == -40)
    #expect(common.noise == -96)
    #expect(try cursor.next(Self.information.span)?.type == 5)
    #expect(try cursor.next(Self.information.span) == nil)
    let short = PPICommonField(Self.information.span, PPIField(type: 2, data: 20..<39))
    #expect(short == nil)
    let carried = try PPIHeader.carried(Self.information.span, at: 0, limit: .frame, end: 144)
    #expect(carried == Carried(.wireless, headerLength: 44, payloadLength: 96))
  }

  @Test("PPI carries what its link type says")
  func otherLink() throws {
    var header = Array(Self.information.prefix(8))
    header[2] = 8
    header[4] = 1
    let type = LinkType(rawValue: 1)
    #expect(
      try PPIHeader.carried(header.span, at: 0, limit: .frame, end: 100)
        == Carried(.ethernet, announced: .linkType(type), headerLength: 8))
    // No link type has more than 16 bits.
    header[6] = 1
    #expect(try PPIHeader.carried(header.span, at: 0, limit: .frame, end: 100)?.layer == .opaque)
  }

  @Test("PPI: every truncation, invalid version and length")
  func informationErrors() {
    expectTruncation(of: Self.information, layer: .ppi, needed: 8, then: 44, decode: PPIHeader.init)
    var header = Self.information
    header[0] = 1
    #expect(
      error(of: header, decode: PPIHeader.init) == DecodeError(.ppi, at: somewhere, .invalid(.version, value: 1)))
    header[0] = 0
    header[2] = 7
    #expect(
      error(of: header, decode: PPIHeader.init) == DecodeError(.ppi, at: somewhere, .invalid(.headerLength, value: 7)))
  }

  @Test("PPI: a field that leads out of the header", arguments: [(22, 0xFF, 20 + 0xFF00 - 0), (2, 42, 2)])
  func informationField(_ place: Int, _ value: UInt8, _ shown: Int) throws {
    var header = Self.information
    // The upper byte of the second field's length; or a header that ends within a field's head.
    if place == 22 { header[19] = value } else { header[place] = value }
    let whole = header
    var cursor = PPIFieldCursor(try PPIHeader(whole.span))
    var thrown: DecodeError?
    do throws(DecodeError) {
      while try cursor.next(whole.span, at: somewhere) != nil {}
    } catch {
      thrown = error
    }
    #expect(thrown == DecodeError(.ppi, at: somewhere, .invalid(.optionLength, value: UInt64(shown))))
    #expect(try cursor.next(whole.span) == nil)
  }

  static let absolute = bytes(
    """
    80 21 10 01  00 00 00 40              ; version 1, length 64
    00 00 00 00 00 00 00 07               ; MAC time
    00 00 00 00 00 00 00 08               ; host time
    00 00 00 07  00 00 00 06  00 00 02 1c ; 802.11g, channel 6, 54.0
    00 00 00 01  00 00 00 02  00 00 00 02 ; antenna, priority, dBm
    ff ff ff d8  ff ff ff a0              ; signal -40, noise -96
    00 00 00 02  00 00 00 03              ; long preamble, OFDM
    """)

  @Test("AVS: every field")
  func absolute() throws {
    let header = try AVSHeader(Self.absolute.span)
    #expect(header.version == 1)
    #expect(header.headerLength == 64)
    #expect(header.macTime == 7 && header.hostTime == 8)
    #expect(header.physicalType == 7 && header.channel == 6 && header.rate == 540)
    #expect(header.antenna == 1 && header.priority == 2 && header.signalType == 2)
    #expect(header.signal == -40 && header.noise == -96)
    #expect(header.preamble == 2 && header.encoding == 3)
    #expect(
      try AVSHeader.carried(Self.absolute.span, at: 0, limit: .frame) == Carried(.wireless, headerLength: 64))
    // Drivers that went over to it kept Prism's link type.
    #expect(try PrismHeader.carried(Self.absolute.span, at: 0, limit: .frame) == Carried(.avs, headerLength: 0))
  }

  @Test("AVS: every truncation, and what cannot be")
  func absoluteErrors() {
    var longer = Self.absolute + [UInt8](repeating: 0, count: 16)
    longer[7] = 80
    expectTruncation(of: longer, layer: .avs, needed: 64, then: 80, decode: AVSHeader.init)
    var header = Self.absolute
    header[0] = 0
    #expect(
      error(of: header, decode: AVSHeader.init)
        == DecodeError(.avs, at: somewhere, .invalid(.constant, value: 0x0021_1001)))
    header = Self.absolute
    header[7] = 63
    #expect(
      error(of: header, decode: AVSHeader.init) == DecodeError(.avs, at: somewhere, .invalid(.headerLength, value: 63)))
    header[4] = 0xFF
    #expect(
      error(of: header, decode: AVSHeader.init)
        == DecodeError(.avs, at: somewhere, .invalid(.headerLength, value: 0xFF00_003F)))
  }

  static func prism(littleEndian: Bool) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] {
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32($0))) }
      return littleEndian ? bytes.reversed() : bytes
    }
    var header = number(0x44) + number(144) + [UInt8](repeating: 0, count: 16)
    for item in 0..<10 {
      // The status of the last says that its value is not there.
      let status: [UInt8] = item == 9 ? [0, 1] : [0, 0]
      header += number(UInt32(item + 1) << 16 | 0x44) + (littleEndian ? status.reversed() : status)
      header += (littleEndian ? [4, 0] : [0, 4]) + number(UInt32(100 + item))
    }
    return header
  }

  @Test("Prism in either byte order", arguments: [true, false])
  func prism(_ isLittleEndian: Bool) throws {
    let bytes = Self.prism(littleEndian: isLittleEndian)
    let header = try PrismHeader(bytes.span)
    #expect(header.isLittleEndian == isLittleEndian)
    #expect(header.messageCode == 0x44 && header.messageLength == 144)
    for (index, item) in PrismHeader.Item.allCases.enumerated() {
      let value = header.value(item, bytes.span)
      #expect(value == (index == 9 ? nil : UInt32(100 + index)))
    }
    #expect(try PrismHeader.carried(bytes.span, at: 0, limit: .frame) == Carried(.wireless, headerLength: 144))
    expectTruncation(of: bytes, layer: .prism, needed: 144, decode: PrismHeader.init)
  }

  @Test("A message that is no frame's")
  func prismCode() {
    var bytes = Self.prism(littleEndian: false)
    bytes[3] = 0x45
    #expect(
      error(of: bytes, decode: PrismHeader.init) == DecodeError(.prism, at: somewhere, .invalid(.constant, value: 0x45))
    )
  }
}
