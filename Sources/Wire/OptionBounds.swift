/// Where an option of the form kind, length, data ends, counted from its header's first byte.
///
/// The same rule for TCP (RFC 9293 §3.1), IPv4 (RFC 791 §3.1) and IPv6 (RFC 8200 §4.2), whose length does not
/// count the two bytes before the data.
///
/// - Parameters:
///   - bytes: from the header's first byte; may end before the header does (cut), or long after.
///   - start: of the option, below `end`.
///   - end: of the header by its own length field.
///   - uncounted: bytes of the option that its length byte leaves out: 0 in TCP and IPv4, 2 in IPv6.
/// - Throws: truncated where the capture, or the header before the length byte, ends; invalid option length where it
///   is less than the two bytes that are there already, or leads out of the header.
@inlinable @inline(__always)
func optionEnd(
  _ bytes: Span<UInt8>, from start: Int, headerEnd end: Int, uncounted: Int, _ layer: Layer, at offset: Int,
  limit: DecodeError.Limit
) throws(DecodeError) -> Int {
  let lengthAt = start &+ 1
  guard lengthAt < end else {
    throw truncated(layer, at: offset, needed: lengthAt &+ 1, available: end, limit: .lengthField)
  }
  guard lengthAt < bytes.count else {
    throw truncated(layer, at: offset, needed: lengthAt &+ 1, available: bytes.count, limit: limit)
  }
  let length = Int(bytes[lengthAt])
  let after = start &+ length &+ uncounted
  guard after >= start &+ 2, after <= end else {
    throw invalid(layer, at: offset, .optionLength, UInt64(length))
  }
  guard after <= bytes.count else {
    throw truncated(layer, at: offset, needed: after, available: bytes.count, limit: limit)
  }
  return after
}
