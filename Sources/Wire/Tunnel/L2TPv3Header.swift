/// L2TPv3 over IP session header, RFC 3931 §4.1.1.
public enum L2TPv3Header {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
