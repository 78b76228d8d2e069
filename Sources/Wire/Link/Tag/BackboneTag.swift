/// IEEE 802.1ah backbone service instance tag (I-TAG).
public enum BackboneTag {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
