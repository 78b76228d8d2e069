/// Marvell distributed switch architecture tag (`LINKTYPE_DSA_TAG_DSA`, `LINKTYPE_DSA_TAG_EDSA`).
public enum DistributedSwitchTag {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
