/// Generic Routing Encapsulation header, RFC 2784 §2 and RFC 2890 §2; version 1: RFC 2637 §4.1.
public enum GREHeader {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
