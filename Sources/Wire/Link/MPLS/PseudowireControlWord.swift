/// Control word of an Ethernet pseudowire, RFC 4448 §4.6.
public enum PseudowireControlWord {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
