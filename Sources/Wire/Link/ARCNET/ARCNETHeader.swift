/// ARCNET header (`LINKTYPE_ARCNET_BSD`, `LINKTYPE_ARCNET_LINUX`).
public enum ARCNETHeader {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, isLinux: Bool, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
