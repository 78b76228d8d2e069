/// What can be said of a checksum.
public enum ChecksumVerdict: Hashable, Sendable {
  case good
  /// It should be `expected`.
  case bad(expected: UInt32)
  /// The sender has computed none (a zero where the protocol allows that).
  case absent
  /// A zero where the protocol does not allow it (UDP over IPv6, RFC 8200 §8.1).
  case forbidden
  /// It covers bytes that other fragments have.
  case fragment
  /// It covers bytes that the capture, or the quotation in an ICMP error, does not have.
  case cut
  /// The card was to compute it: the kernel said so, or the field holds the sum over the pseudo-header that Linux
  /// leaves for the card (`CHECKSUM_PARTIAL` of linux/skbuff.h), or the packet is one that the card was to cut.
  case notYetComputed
}

extension ChecksumVerdict {
  /// Judges a checksum of RFC 1071.
  ///
  /// - Parameters:
  ///   - bytes: what it covers, from the first byte on; what was captured of it.
  ///   - length: how much it covers by the packet's lengths.
  ///   - field: where the checksum stands in `bytes`.
  ///   - pseudoHeader: what else it covers; nil: nothing.
  ///   - pseudoLength: the length in the pseudo-header; nil: `length`. UDP-Lite and DCCP cover less than all of the
  ///     packet, and put its whole length there (RFC 3828 §3.1, RFC 4340 §9.1).
  public static func internet(
    _ bytes: Span<UInt8>, length: Int, field: Int, pseudoHeader: PseudoHeader? = nil, pseudoLength: Int? = nil
  ) -> ChecksumVerdict {
    guard bytes.count >= length, length >= field &+ 2 else { return .cut }
    let sent = bytes.uint16(at: field)
    let pseudo = pseudoHeader?.sum(length: pseudoLength ?? length) ?? InternetChecksum()
    var sum = pseudo
    sum.add(bytes.extracting(first: length))
    if sum.folded == 0xFFFF { return .good }
    if pseudoHeader != nil, sent == pseudo.folded { return .notYetComputed }
    // The field is a whole word of the sum: taking it out is adding its complement (RFC 1071 §2).
    sum = pseudo
    sum.add(bytes.extracting(0..<field))
    sum.add(bytes.extracting(field &+ 2..<length))
    let expected = ~sum.folded
    // Zero says in UDP and UDP-Lite that there is no checksum: its other form is sent (RFC 768, RFC 3828 §3.1).
    let avoidsZero = pseudoHeader?.protocolNumber == .udp || pseudoHeader?.protocolNumber == .udpLite
    return .bad(expected: expected == 0 && avoidsZero ? 0xFFFF : UInt32(expected))
  }

  /// Judges the checksum of SCTP, RFC 9260 §6.8: CRC32c over the packet, with zeros in the field's place.
  ///
  /// The Adler-32 of RFC 2960, which RFC 3309 replaced in 2002, is bad.
  ///
  /// - Parameters:
  ///   - bytes: from the common header's first byte, what was captured.
  ///   - length: of the packet by the lengths around it.
  public static func sctp(_ bytes: Span<UInt8>, length: Int) -> ChecksumVerdict {
    guard bytes.count >= length, length >= SCTPHeader.size else { return .cut }
    let sent = bytes.uint32(at: 8)
    var sum = CRC32C()
    sum.add(bytes.extracting(0..<8))
    sum.add([UInt8](repeating: 0, count: 4).span)
    sum.add(bytes.extracting(12..<length))
    // The least significant byte is sent first (RFC 9260 appendix A).
    let expected = sum.value.byteSwapped
    if sent == expected { return .good }
    guard sent == 0 else { return .bad(expected: expected) }
    // Zero: allowed by agreement (RFC 9653 §5.2), but never with INIT, so there the card was to compute it.
    let startsAssociation = length > 12 && bytes[12] == SCTPChunkType.initiation.rawValue
    return startsAssociation ? .notYetComputed : .absent
  }
}
