import Testing

@testable import Wire

@Suite("Headers of logs: NFLOG, PFLOG, PKTAP")
struct LogHeaderTests {
  /// Group 5, prefix "ab", then a payload of 20 bytes; attributes little-endian.
  static let netfilter =
    bytes(
      """
      02 00 00 05
      08 00 01 00 08 00 03 00  ; packet header: IPv4, hook 3
      07 00 0a 00 61 62 00 00  ; prefix, padded
      18 00 09 00              ; payload
      """) + [UInt8](repeating: 0x45, count: 20)

  @Test("NFLOG: every field and attribute, in either byte order")
  func nflog() throws {
    let header = try NFLOGHeader(Self.netfilter.span)
    #expect(header.family == 2)
    #expect(header.resource == 5)
    var cursor = NFLOGCursor()
    let data = Self.netfilter.span
    #expect(try cursor.next(data) == NFLOGAttribute(type: 1, value: 8..<12))
    #expect(try cursor.next(data) == NFLOGAttribute(type: 10, value: 16..<19))
    #expect(try cursor.next(data) == NFLOGAttribute(type: 9, value: 24..<44))
    #expect(try cursor.next(data) == nil)
    var big = NFLOGCursor()
    #expect(try big.next(bytes("02 00 00 05 00 06 00 0a 61 62").span) == NFLOGAttribute(type: 10, value: 8..<10))
  }

  @Test("NFLOG: every truncation, another version, an attribute that is too short")
  func invalidNFLOG() {
    expectTruncation(of: Array(Self.netfilter.prefix(4)), layer: .nflog, needed: 4, decode: NFLOGHeader.init)
    let version = error(of: bytes("02 01 00 05"), decode: NFLOGHeader.init)
    #expect(version == DecodeError(.nflog, at: somewhere, .invalid(.version, value: 1)))
    for available in 5..<24 where available != 12 && available != 20 {
      let data = Array(Self.netfilter.prefix(available))
      let needed =
        switch available {
        case ..<8: 8
        case ..<12: 12
        case ..<16: 16
        case ..<19: 19
        case 19: 0
        default: 24
        }
      var thrown: DecodeError?
      do throws(DecodeError) { _ = try NFLOGHeader.carried(data.span, at: 3, limit: .snapshot) } catch {
        thrown = error
      }
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .snapshot)
      #expect(thrown == (needed == 0 ? nil : DecodeError(.nflog, at: 3, reason)), "\(available) bytes")
    }
    var cursor = NFLOGCursor()
    #expect(throws: DecodeError(.nflog, at: 0, .invalid(.optionLength, value: 3))) {
      _ = try cursor.next(bytes("02 00 00 05 03 00 0a 00").span)
    }
    #expect(cursor.position == 8)
  }

  @Test(
    "NFLOG: the family chooses the layer; a bridge's packets say it themselves",
    arguments: [(2, .ipv4), (3, .arp), (10, .ipv6), (7, .ipv4), (12, .ipv4)] as [(UInt8, Layer)])
  func nflogFamilies(family: UInt8, layer: Layer) throws {
    var data = Self.netfilter
    data[0] = family
    let carried = try NFLOGHeader.carried(data.span, at: 0, limit: .frame)
    #expect(carried?.layer == layer)
    #expect(carried?.headerLength == 24)
    #expect(carried?.payloadLength == 20)
    // The payload is last, so its beginning is there where the capture cut it.
    #expect(try NFLOGHeader.carried(data.span.extracting(first: 30), at: 0, limit: .snapshot) == carried)
    #expect(try NFLOGHeader.carried(data.span.extracting(first: 20), at: 0, limit: .frame) == nil)
  }

  static func filter(length: UInt8, total: Int, family: UInt8 = 2) -> [UInt8] {
    var data = [UInt8](repeating: 0, count: total)
    data.replaceSubrange(0..<4, with: [length, family, 1, 4])
    data.replaceSubrange(4..<7, with: Array("em0".utf8))
    data.replaceSubrange(20..<23, with: Array("ssh".utf8))
    data.replaceSubrange(36..<44, with: bytes("00 00 00 07 ff ff ff ff"))
    if length >= 61 {
      data.replaceSubrange(44..<52, with: bytes("00 00 03 e8 ff ff ff ff"))
      data[60] = 2
    } else {
      data[44] = 1
    }
    return data
  }

  @Test(
    "PFLOG: every field in every length that the systems have",
    arguments: [(45, 48, 1), (48, 48, 1), (61, 64, 2), (64, 64, 2), (69, 72, 2), (72, 72, 2), (100, 100, 2)])
  func pflog(length: UInt8, headerLength: Int, direction: UInt8) throws {
    let data = Self.filter(length: length, total: headerLength)
    let header = try PFLOGHeader(data.span)
    #expect(header.headerLength == headerLength)
    #expect(header.family == 2)
    #expect(header.actionName == "block")
    #expect(header.reasonName == "normalize")
    #expect(header.interfaceName == 4..<7)
    #expect(header.rulesetName == 20..<23)
    #expect(header.rule == 7)
    #expect(header.subrule == .max)
    #expect(header.direction == direction)
    #expect(header.user == (length >= 61 ? 1000 : nil))
    #expect(header.process == nil)
    expectTruncation(of: data, layer: .pflog, needed: 45, then: headerLength, decode: PFLOGHeader.init)
  }

  @Test("PFLOG: a length below the shortest form")
  func invalidPFLOG() {
    let found = error(of: Self.filter(length: 44, total: 64), decode: PFLOGHeader.init)
    #expect(found == DecodeError(.pflog, at: somewhere, .invalid(.headerLength, value: 44)))
  }

  @Test(
    "PFLOG: each system has its own number for IPv6",
    arguments: [(2, .ipv4), (24, .ipv6), (28, .ipv6), (30, .ipv6), (18, .opaque)] as [(UInt8, Layer)])
  func pflogFamilies(family: UInt8, layer: Layer) throws {
    let data = Self.filter(length: 61, total: 64, family: family)
    let carried = try PFLOGHeader.carried(data.span, at: 0, limit: .frame)
    #expect(carried == Carried(layer, announced: .addressFamily(UInt32(family)), headerLength: 64))
  }

  /// A header of 108 bytes before an Ethernet frame, in little-endian order or, reversed word by word, big-endian.
  static func tap(littleEndian: Bool) -> [UInt8] {
    var data = [UInt8](repeating: 0, count: 108)
    func put(_ value: UInt32, at place: Int) {
      for index in 0..<4 {
        data[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(littleEndian ? index * 8 : 24 - index * 8))
      }
    }
    for (value, place) in [(108, 0), (1, 4), (1, 8), (2, 36), (30, 40), (14, 44), (4, 48), (512, 52)] {
      put(UInt32(value), at: place)
    }
    data.replaceSubrange(12..<15, with: Array("en0".utf8))
    data.replaceSubrange(56..<60, with: Array("curl".utf8))
    return data
  }

  @Test("PKTAP: every field in either byte order, and every truncation", arguments: [true, false])
  func pktap(littleEndian: Bool) throws {
    let data = Self.tap(littleEndian: littleEndian)
    let header = try PKTAPHeader(data.span)
    #expect(header.headerLength == 108)
    #expect(header.next == 1)
    #expect(header.linkType == 1)
    #expect(header.flags == 2)
    #expect(header.family == 30)
    #expect(header.trailerLength == 4)
    #expect(header.process == 512)
    #expect(header.interfaceName == 12..<15)
    #expect(header.command == 56..<60)
    expectTruncation(of: data, layer: .pktap, needed: 108, decode: PKTAPHeader.init)
    let carried = try PKTAPHeader.carried(data.span, at: 0, limit: .frame, end: 208)
    #expect(carried == Carried(.ethernet, announced: .linkType(.ethernet), headerLength: 108, payloadLength: 96))
  }

  @Test("PKTAP: a length that is too short or too long, and records that are no packets")
  func invalidPKTAP() throws {
    var data = Self.tap(littleEndian: true)
    data[0] = 107
    let short = error(of: data, decode: PKTAPHeader.init)
    #expect(short == DecodeError(.pktap, at: somewhere, .invalid(.headerLength, value: 107)))
    data[0] = 112
    let reason = DecodeError.Reason.truncated(needed: 112, available: 108, limit: .frame)
    #expect(error(of: data, decode: PKTAPHeader.init) == DecodeError(.pktap, at: somewhere, reason))
    data[0] = 108
    data[4] = 0
    #expect(try PKTAPHeader.carried(data.span, at: 0, limit: .frame, end: 208)?.layer == .opaque)
    data[4] = 1
    data[10] = 1
    #expect(try PKTAPHeader.carried(data.span, at: 0, limit: .frame, end: 208)?.layer == .opaque)
  }
}
