import Testing

@testable import Wire

@Suite("NTP packets")
struct NTPPacketTests {
  static let server = bytes(
    """
    24 02 06 ec  ; version 4, server, stratum 2, poll 2^6, precision 2^-20
    00 00 0f 5c  ; root delay
    00 00 00 9a  ; root dispersion
    c0 00 02 01  ; reference 192.0.2.1
    e0 00 00 01 00 00 00 00
    e0 00 00 02 00 00 00 00
    e0 00 00 03 00 00 00 00
    e0 00 00 03 80 00 00 00
    """)

  @Test("Every field, and every truncation")
  func fields() throws {
    let packet = try expectPrefixes(of: Self.server, parse: NTPPacket.parse)
    #expect(packet.leapIndicator == 0)
    #expect(packet.version == 4)
    #expect(packet.mode == 4)
    #expect(NTPPacket.name(ofMode: packet.mode) == "Server")
    #expect(packet.stratum == 2)
    #expect(packet.poll == 6)
    #expect(packet.precision == -20)
    #expect(packet.rootDelay == 0xF5C)
    #expect(packet.rootDispersion == 0x9A)
    #expect(packet.referenceIdentifier == 0xC000_0201)
    #expect(packet.reference == 0xE000_0001_0000_0000)
    #expect(packet.origin == 0xE000_0002_0000_0000)
    #expect(packet.receive == 0xE000_0003_0000_0000)
    #expect(packet.transmit == 0xE000_0003_8000_0000)
    #expect(try #require(NTPPacket.parse(replacing(Self.server, at: 0, [0xE4]).span).message).leapIndicator == 3)
  }

  @Test("Versions and modes of another form are foreign", arguments: [0x00, 0x04, 0x2C, 0x20, 0x26, 0x27] as [UInt8])
  func invalid(first: UInt8) {
    #expect(NTPPacket.parse(replacing(Self.server, at: 0, [first]).span).isForeign)
    #expect(holds(replacing(Self.server, at: 0, [first]), NTPPacket.isControl) == (first & 7 >= 6))
  }

  @Test("Version 1 has no mode")
  func version1() {
    #expect(NTPPacket.parse(replacing(Self.server, at: 0, [0x08]).span).isComplete)
  }

  @Test("Recognised by content where the server's times agree, or a client's are zero")
  func recognition() {
    #expect(holds(Self.server, NTPPacket.recognise))
    #expect(holds((Self.server + [UInt8](repeating: 7, count: 20)), NTPPacket.recognise))
    #expect(!holds((Self.server + [0]), NTPPacket.recognise))
    #expect(!holds(Array(Self.server.dropLast()), NTPPacket.recognise))
    #expect(!holds(replacing(Self.server, at: 40, bytes("e0 00 00 09")), NTPPacket.recognise))
    #expect(!holds(replacing(Self.server, at: 4, bytes("10 00 00 00")), NTPPacket.recognise))
    let client = [0x23] + [UInt8](repeating: 0, count: 39) + bytes("e0 00 00 03 80 00 00 00")
    #expect(holds(client, NTPPacket.recognise))
    #expect(!holds(replacing(client, at: 20, [1]), NTPPacket.recognise))
  }
}
