/// IEEE 802.11 MAC header.
public enum WirelessHeader {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
