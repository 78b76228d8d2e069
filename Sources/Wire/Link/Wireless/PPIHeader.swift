/// Per-packet information header.
public enum PPIHeader {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
