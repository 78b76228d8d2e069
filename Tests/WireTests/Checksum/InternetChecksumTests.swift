import Testing

@testable import Wire

@Suite("The Internet checksum and what is said of it")
struct InternetChecksumTests {
  @Test("RFC 1071 §3's example, in one piece and in two of any length")
  func example() {
    let data = bytes("00 01 f2 03 f4 f5 f6 f7")
    for cut in 0...data.count {
      var sum = InternetChecksum()
      sum.add(Array(data.prefix(cut)).span)
      sum.add(Array(data.dropFirst(cut)).span)
      #expect(sum.folded == 0xDDF2, "\(cut) bytes first")
    }
  }

  @Test("Any length is what word by word gives; a last odd byte is a high half", arguments: 0...41)
  func lengths(length: Int) {
    let data = (0..<length).map { UInt8(truncatingIfNeeded: 0xFF &- $0 &* 37) }
    var words: UInt32 = 0
    for index in stride(from: 0, to: length, by: 2) {
      words += UInt32(data[index]) << 8 | (index + 1 < length ? UInt32(data[index + 1]) : 0)
    }
    while words > 0xFFFF { words = (words & 0xFFFF) + (words >> 16) }
    var sum = InternetChecksum()
    sum.add(data.span)
    #expect(sum.folded == UInt16(words))
  }

  @Test("A pseudo-header counts its addresses, its protocol and the length")
  func pseudoHeader() {
    let four = PseudoHeader(
      source: IPAddress(v4: 0x0A00_0001), destination: IPAddress(v4: 0x0A00_0002), protocolNumber: .udp)
    #expect(four.sum(length: 12).folded == 0x0A00 + 1 + 0x0A00 + 2 + 17 + 12)
    let six = PseudoHeader(
      source: IPAddress(v6: IPv6Address(high: 0x2001_0DB8_0000_0000, low: 1)),
      destination: IPAddress(v6: IPv6Address(high: 0xFE80_0000_0000_0000, low: 2)), protocolNumber: .tcp)
    // 0x2001 + 0x0db8 + 1 + 0xfe80 + 2 + 0x0001 + 0x0002 (of 65,538) + 6, the carry added.
    #expect(six.sum(length: 0x1_0002).folded == 0x2C46)
  }

  // Four bytes and a checksum of UDP between the addresses above, length 12.
  static let pseudo = PseudoHeader(
    source: IPAddress(v4: 0x0A00_0001), destination: IPAddress(v4: 0x0A00_0002), protocolNumber: .udp)
  static let datagram = bytes("0007 0009 000c cb70 6162 6364 ff")  // one byte more than it covers

  static func verdict(
    checksum: UInt16? = nil, length: Int = 12, captured: Int = 13, number: IPProtocol = .udp, pseudo: Bool = true
  ) -> ChecksumVerdict {
    var data = Array(datagram.prefix(captured))
    if let checksum, data.count >= 8 { (data[6], data[7]) = (UInt8(checksum >> 8), UInt8(checksum & 0xFF)) }
    return .internet(
      data.span, length: length, field: 6,
      pseudoHeader: pseudo
        ? PseudoHeader(
          source: Self.pseudo.source, destination: Self.pseudo.destination, protocolNumber: number) : nil)
  }

  @Test("Good, bad with what it should be, cut, and left to the card")
  func verdicts() {
    // 14 03 (addresses) + 1d (protocol, length) + 00 07 + 00 09 + 00 0c + 61 62 + 63 64 = d9 02: complement 26 fd.
    #expect(Self.verdict(checksum: 0x26FD) == .good)
    #expect(Self.verdict(checksum: 0x26FE) == .bad(expected: 0x26FD))
    #expect(Self.verdict(checksum: 0) == .bad(expected: 0x26FD))
    for captured in 0..<12 { #expect(Self.verdict(checksum: 0x26FD, captured: captured) == .cut) }
    #expect(Self.verdict(checksum: 0x26FD, captured: 12) == .good)
    for length in 0..<8 { #expect(Self.verdict(length: length) == .cut) }
    // The sum over the pseudo-header alone is what Linux leaves for the card.
    #expect(Self.verdict(checksum: 0x1420) == .notYetComputed)
    #expect(Self.verdict(checksum: 0x1420, pseudo: false) == .bad(expected: 0x3B1D))
    #expect(Self.verdict(checksum: 0x3B1D, pseudo: false) == .good)
  }

  @Test("Where zero means that there is none, a sum of zero should have been sent as 0xffff")
  func zero() {
    // 0xffff less the sum without it: the last word makes the whole sum 0xffff, the complement 0.
    func verdict(_ number: IPProtocol, _ sent: UInt16) -> ChecksumVerdict {
      let pseudo = PseudoHeader(
        source: IPAddress(v4: 0x0A00_0001), destination: IPAddress(v4: 0x0A00_0002), protocolNumber: number)
      let last = 0xFFFF - (0x1403 + UInt16(number.rawValue) + 12 + 0x0007 + 0x0009 + 0x000C + 0x6162)
      let data = bytes("0007 0009 000c") + [UInt8(sent >> 8), UInt8(sent & 0xFF)] + bytes("6162")
      let whole = data + [UInt8(last >> 8), UInt8(last & 0xFF)]
      return .internet(whole.span, length: 12, field: 6, pseudoHeader: pseudo)
    }
    #expect(verdict(.udp, 0x0001) == .bad(expected: 0xFFFF))
    #expect(verdict(.udpLite, 0x0001) == .bad(expected: 0xFFFF))
    #expect(verdict(.tcp, 0x0001) == .bad(expected: 0))
    #expect(verdict(.udp, 0xFFFF) == .good)
  }

  @Test("The pseudo-header's length may be more than what is covered")
  func partialCoverage() {
    // UDP-Lite covers its 8 bytes of 12; the sum has the packet's length: 14 03 + 88 (136) + 0c + 07 + 09 + 08.
    let data = bytes("0007 0009 0008 eb50 6162 6364")
    let pseudo = PseudoHeader(
      source: IPAddress(v4: 0x0A00_0001), destination: IPAddress(v4: 0x0A00_0002), protocolNumber: .udpLite)
    #expect(
      ChecksumVerdict.internet(data.span, length: 8, field: 6, pseudoHeader: pseudo, pseudoLength: 12) == .good)
    #expect(
      ChecksumVerdict.internet(data.span, length: 8, field: 6, pseudoHeader: pseudo) == .bad(expected: 0xEB54))
  }

  // COOKIE ACK, and INIT's beginning, without their checksums.
  static let cookie = bytes("0b80 1f90 00000007 00000000 0b 00 0004")

  static func sctp(_ checksum: [UInt8], chunk: UInt8 = 11, length: Int = 16, captured: Int = 16) -> ChecksumVerdict {
    var packet = cookie
    packet[12] = chunk
    packet.replaceSubrange(8..<12, with: checksum)
    return .sctp(Array(packet.prefix(captured)).span, length: length)
  }

  @Test("SCTP: its sum's least byte comes first; Adler-32 is bad; zero is agreed, or with INIT left to the card")
  func chunks() {
    let sum = CRC32CTests.sum(Self.cookie)
    let wire = (0..<4).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    #expect(Self.sctp(wire) == .good)
    #expect(Self.sctp(wire.reversed()) == .bad(expected: sum.byteSwapped))
    // RFC 2960 appendix B over the same bytes: a = 1 + Σ, b = Σ of the a's, in network order.
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in Self.cookie {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    let adler = b << 16 | a
    #expect(
      Self.sctp((0..<4).map { UInt8(truncatingIfNeeded: adler >> (24 - 8 * $0)) }) == .bad(expected: sum.byteSwapped))
    #expect(Self.sctp([0, 0, 0, 0]) == .absent)
    #expect(Self.sctp([0, 0, 0, 0], chunk: 1) == .notYetComputed)
    for captured in 0..<16 { #expect(Self.sctp(wire, captured: captured) == .cut) }
    for length in 0..<12 { #expect(Self.sctp(wire, length: length) == .cut) }
  }
}
