import Testing

@testable import Wire

@Suite("GGP and EGP")
struct GatewayProtocolTests {
  static let update = bytes("0c 00 0007 01 02 00 01 0a 01 01 8009")
  static let egp = bytes("02 03 01 02 1234 0034 0009 001e 0078")

  @Test("GGP: every field and truncation")
  func ggp() throws {
    let header = try GGPHeader(Self.update.span)
    #expect(header.type == 12 && header.typeName == "routing update" && header.sequenceNumber == 7)
    #expect(header.isNumbered)
    let update = try GGPUpdate(Self.update.span)
    #expect(update.needsUpdate && update.groupCount == 2)
    expectTruncation(of: Self.update, layer: .ggp, needed: 4) { (data, offset, limit) throws(DecodeError) in
      try GGPHeader(data, at: offset, limit: limit)
    }
    expectTruncation(of: Self.update, layer: .ggp, needed: 6) { (data, offset, limit) throws(DecodeError) in
      try GGPUpdate(data, at: offset, limit: limit)
    }
    let named = try (UInt8(0)...255).filter { try GGPHeader([$0, 0, 0, 0].span).typeName != nil }
    #expect(named == [0, 2, 3, 4, 5, 8, 9, 10, 12])
    #expect(try (UInt8(0)...255).filter { try GGPHeader([$0, 0, 0, 0].span).isNumbered } == [2, 10, 12])
  }

  @Test(
    "Networks take the bytes of their class",
    arguments: [("0a", UInt32(0x0A00_0000)), ("80 09", 0x8009_0000), ("c0 00 02", 0xC000_0200)])
  func networks(dump: String, network: UInt32) throws {
    let data = bytes(dump)
    var reader = PartReader(.ggp, from: 0, to: data.count, at: somewhere, limit: .frame)
    #expect(try GGPUpdate.network(data.span, &reader) == network)
    #expect(reader.isAtEnd)
    for available in 0..<data.count {
      let cut = Array(data.prefix(available))
      reader = PartReader(.ggp, from: 0, to: data.count, at: somewhere, limit: .snapshot)
      let reason = DecodeError.Reason.truncated(needed: available + 1, available: available, limit: .snapshot)
      #expect(throws: DecodeError(.ggp, at: somewhere, reason)) {
        _ = try GGPUpdate.network(cut.span, &reader)
      }
    }
  }

  @Test("EGP: every field and truncation")
  func egp() throws {
    let header = try EGPHeader(Self.egp.span)
    #expect(header.version == 2 && header.type == 3 && header.typeName == "acquisition")
    #expect(header.code == 1 && header.codeName == "confirm" && header.status == 2)
    #expect(header.statusName == "passive mode" && header.checksum == 0x1234)
    #expect(header.autonomousSystem == 52 && header.sequenceNumber == 9)
    expectTruncation(of: Self.egp, layer: .egp, needed: 10) { (data, offset, limit) throws(DecodeError) in
      try EGPHeader(data, at: offset, limit: limit)
    }
    func named(_ type: UInt8, _ code: UInt8, _ status: UInt8) throws -> EGPHeader {
      try EGPHeader([2, type, code, status, 0, 0, 0, 0, 0, 0].span)
    }
    #expect(try (UInt8(0)...255).filter { try named($0, 0, 0).typeName != nil } == [1, 2, 3, 5, 8])
    #expect(try (UInt8(0)...255).filter { try named(3, $0, 0).codeName != nil } == Array(0...4))
    #expect(try (UInt8(0)...255).filter { try named(5, $0, 0).codeName != nil } == [0, 1])
    #expect(try (UInt8(0)...255).filter { try named(3, 0, $0).statusName != nil } == Array(0...7))
    #expect(try (UInt8(0)...255).filter { try named(1, 0, $0).statusName != nil } == [0, 1, 2, 128, 129, 130])
    #expect((UInt16(0)...300).filter { EGPHeader.reasonName($0) != nil } == Array(0...6))
  }
}

@Suite("PUP, XNS and Sun ND")
struct XeroxTests {
  static let pup = bytes("0017 20 01 00000007 03 0a 00000005 03 07 00000024 61 00 1234")
  static let datagram = bytes(
    """
    ffff 0020 03 04                ; no checksum, 32 bytes, three routers, PEP
    00000001 02000000000a 0401     ; to network 1, 02:00:00:00:00:0a, socket 1025
    00000002 02000000000b 0002     ; from network 2, 02:00:00:00:00:0b, socket 2
    6162
    """)
  static let disk = bytes("12 01 05 02 00000007 00000040 00002000 00000003 00000400 00000200")

  @Test("PUP: every field, truncation and length")
  func pupFields() throws {
    let header = try PUPHeader(Self.pup.span)
    #expect(header.length == 23 && header.transportControl == 0x20 && header.hopCount == 2)
    #expect(header.type == 1 && header.typeName == "echo me" && header.identifier == 7)
    #expect(header.destination == .init(network: 3, host: 10, socket: 5))
    #expect(header.source == .init(network: 3, host: 7, socket: 36))
    // One byte of data and one of padding.
    #expect(header.checksumOffset == 22)
    func decode(_ data: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit) throws(DecodeError) -> PUPHeader {
      try PUPHeader(data, at: offset, limit: limit)
    }
    expectTruncation(of: Self.pup, layer: .pup, needed: 20, decode: decode)
    let short = [0, 21] + Self.pup.dropFirst(2)
    #expect(error(of: short, decode: decode) == DecodeError(.pup, at: somewhere, .invalid(.length, value: 21)))
  }

  @Test("XNS: every field, truncation and length")
  func datagramFields() throws {
    let header = try InternetDatagramHeader(Self.datagram.span)
    #expect(header.checksum == 0xFFFF && header.length == 32 && header.hopCount == 3)
    #expect(header.type == 4 && header.typeName == "PEP")
    #expect(header.destination == .init(network: 1, host: 0x0200_0000_000A, socket: 1_025))
    #expect(header.source == .init(network: 2, host: 0x0200_0000_000B, socket: 2))
    func decode(
      _ data: Span<UInt8>, _ offset: Int, _ limit: DecodeError.Limit
    ) throws(DecodeError) -> InternetDatagramHeader {
      try InternetDatagramHeader(data, at: offset, limit: limit)
    }
    expectTruncation(of: Self.datagram, layer: .internetDatagram, needed: 30, decode: decode)
    let short = [0xFF, 0xFF, 0, 29] + Self.datagram.dropFirst(4)
    #expect(
      error(of: short, decode: decode)
        == DecodeError(.internetDatagram, at: somewhere, .invalid(.length, value: 29)))
  }

  @Test("Sun ND: every field and truncation")
  func diskFields() throws {
    let header = try SunNDHeader(Self.disk.span)
    #expect(header.operation == 2 && header.operationName == "write" && header.isDone && !header.waits)
    #expect(header.minorDevice == 1 && header.errorNumber == 5 && header.version == 2)
    #expect(header.sequenceNumber == 7 && header.blockNumber == 64 && header.byteCount == 8_192)
    #expect(header.residualCount == 3 && header.packetOffset == 1_024 && header.packetCount == 512)
    expectTruncation(of: Self.disk, layer: .sunND, needed: 28) { (data, offset, limit) throws(DecodeError) in
      try SunNDHeader(data, at: offset, limit: limit)
    }
  }

  @Test("The sum that is turned after each word, by hand")
  func cycledChecksum() {
    // 0x8001 turned is 0x0003; with 0x0002 it is 0x0005, turned 0x000a.
    func sum(_ dump: String) -> UInt16 { CycledChecksum.sum(bytes(dump).span) }
    #expect(sum("8001") == 0x0003)
    #expect(sum("8001 0002") == 0x000A)
    // An odd byte is the upper half of a word: 0x0003 + 0x0100, turned.
    #expect(sum("8001 01") == 0x0206)
    // 0xffff is never a sum, because it says that there is none.
    #expect(sum("ffff") == 0)
    let data = bytes("8001 0002")
    #expect(CycledChecksum.verdict(0x000A, over: data.span, length: 4) == .good)
    #expect(CycledChecksum.verdict(0x000B, over: data.span, length: 4) == .bad(expected: 0x000A))
    #expect(CycledChecksum.verdict(0xFFFF, over: data.span, length: 4) == .absent)
    #expect(CycledChecksum.verdict(0x000A, over: data.span, length: 5) == .cut)
  }
}
