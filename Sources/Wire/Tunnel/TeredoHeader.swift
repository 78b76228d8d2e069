/// Teredo indications before the IPv6 packet, RFC 4380 §5.1.1.
public enum TeredoHeader {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
