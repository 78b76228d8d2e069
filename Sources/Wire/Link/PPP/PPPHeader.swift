/// PPP header, RFC 1661 §2 and RFC 1662 §3.1.
public enum PPPHeader {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
