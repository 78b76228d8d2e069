import Testing

@testable import Wire

@Suite("UDP and TCP headers")
struct TransportHeaderTests {
  static let datagram = bytes(
    """
    14 e9  ; source port 5353
    00 35  ; destination port 53
    00 1d  ; length 29
    ab cd  ; checksum
    """)

  @Test("Every field of UDP")
  func udpFields() throws {
    let header = try UDPHeader(Self.datagram.span)
    #expect(header.sourcePort == 5_353)
    #expect(header.destinationPort == 53)
    #expect(header.length == 29)
    #expect(header.checksum == 0xABCD)
  }

  @Test("Every truncation of UDP")
  func udpTruncation() {
    expectTruncation(of: Self.datagram, layer: .udp, needed: 8, decode: UDPHeader.init)
  }

  static let segment = bytes(
    """
    c3 50        ; source port 50000
    01 bb        ; destination port 443
    01 02 03 04  ; sequence number
    a1 b2 c3 d4  ; acknowledgment number
    6f 52        ; six words; reserved bits set; AE, ECE, ACK, SYN
    fa f0        ; window 64240
    12 34        ; checksum
    00 07        ; urgent pointer
    02 04 05 b4  ; maximum segment size 1460
    """)

  @Test("Every field of TCP")
  func tcpFields() throws {
    let header = try TCPHeader(Self.segment.span)
    #expect(header.sourcePort == 50_000)
    #expect(header.destinationPort == 443)
    #expect(header.sequenceNumber == 0x0102_0304)
    #expect(header.acknowledgmentNumber == 0xA1B2_C3D4)
    #expect(header.headerLength == 24)
    #expect(header.flags == [.accurateECN, .congestionEcho, .acknowledgment, .synchronize])
    #expect(header.window == 64_240)
    #expect(header.checksum == 0x1234)
    #expect(header.urgentPointer == 7)
  }

  @Test(
    "Each control bit stands where RFC 9293 puts it",
    arguments: [
      (0x001, .finish), (0x002, .synchronize), (0x004, .reset), (0x008, .push), (0x010, .acknowledgment),
      (0x020, .urgent), (0x040, .congestionEcho), (0x080, .congestionWindowReduced), (0x100, .accurateECN),
    ] as [(Int, TCPHeader.Flags)])
  func controlBits(bit: Int, flag: TCPHeader.Flags) throws {
    var data = Self.segment
    data[12] = 0x50 | UInt8(bit >> 8)
    data[13] = UInt8(bit & 0xFF)
    #expect(try TCPHeader(data.span).flags == flag)
  }

  @Test("Every truncation of TCP; options may be missing")
  func tcpTruncation() {
    expectTruncation(of: Self.segment, layer: .tcp, needed: 20, decode: TCPHeader.init)
  }

  @Test("Data offsets below five words are invalid, up to fifteen are not", arguments: 0..<16)
  func dataOffset(words: UInt8) throws {
    var data = Self.segment
    data[12] = words << 4
    let thrown = error(of: data, decode: TCPHeader.init)
    if words < 5 {
      #expect(thrown == DecodeError(.tcp, at: somewhere, .invalid(.headerLength, value: UInt64(words))))
    } else {
      #expect(thrown == nil)
      #expect(try TCPHeader(data.span).headerLength == Int(words) * 4)
    }
  }
}

@Suite("The ends of the other transports")
struct TransportEndsTests {
  /// SCTP's packet whose own length has no room for the common header is none (RFC 9260 §3); one that the capture cut
  /// has its ports.
  @Test func tooLittleForSCTP() {
    let start = bytes("c350 01bb 0000 0000 0000 00")
    for limit in [DecodeError.Limit.frame, .snapshot, .quotation] {
      #expect(throws: Never.self) { try TransportEnds(start.span, of: .sctp, at: 0, limit: limit) }
    }
    #expect(throws: DecodeError(.sctp, at: 0, .truncated(needed: 12, available: 11, limit: .lengthField))) {
      try TransportEnds(start.span, of: .sctp, at: 0, limit: .lengthField)
    }
  }

  @Test("Four bytes are enough for the ports", arguments: [.sctp, .dccp, .udpLite] as [Layer])
  func ports(layer: Layer) throws {
    let start = bytes("c350 01bb")
    guard layer != .sctp else {
      #expect(try TransportEnds(start.span, of: layer, at: 0, limit: .snapshot).headerLength == 12)
      return
    }
    expectTruncation(of: start, layer: layer, needed: 4) { data, offset, limit throws(DecodeError) in
      try TransportEnds(data, of: layer, at: offset, limit: limit)
    }
    let ends = try TransportEnds(start.span, of: layer, at: 0, limit: .frame)
    #expect(ends.source == 50_000)
    #expect(ends.destination == 443)
    #expect(ends.headerLength == (layer == .udpLite ? 8 : 12))
  }

  @Test("DCCP says how long its header is, and it is never shorter than its fixed part", arguments: [0, 3, 4, 255])
  func dataOffset(words: UInt8) throws {
    let start = bytes("c350 01bb") + [words]
    #expect(try TransportEnds(start.span, of: .dccp, at: 0, limit: .frame).headerLength == max(Int(words) * 4, 12))
  }
}
