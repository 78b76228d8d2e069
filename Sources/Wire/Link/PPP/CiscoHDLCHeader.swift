/// Cisco HDLC header, RFC 1547 §4.3.1.
public enum CiscoHDLCHeader {
  /// What the header carries; nil: nothing that is walked.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? { nil }
}
