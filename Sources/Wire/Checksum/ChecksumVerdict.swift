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
  public static func internet(
    _ bytes: Span<UInt8>, length: Int, field: Int, pseudoHeader: PseudoHeader? = nil
  ) -> ChecksumVerdict {
    guard bytes.count >= length, length >= field &+ 2 else { return .cut }
    let sent = bytes.uint16(at: field)
    let pseudo = pseudoHeader?.sum(length: length) ?? InternetChecksum()
    var sum = pseudo
    sum.add(bytes.extracting(first: length))
    if sum.folded == 0xFFFF { return .good }
    if pseudoHeader != nil, sent == pseudo.folded { return .notYetComputed }
    // The field is a whole word of the sum: taking it out is adding its complement (RFC 1071 §2).
    sum = pseudo
    sum.add(bytes.extracting(0..<field))
    sum.add(bytes.extracting(field &+ 2..<length))
    return .bad(expected: UInt32(~sum.folded))
  }
}
