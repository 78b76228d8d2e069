/// An option of the form kind, length, data, in a header that is followed by such options: TCP (RFC 9293 §3.1), IPv4
/// (RFC 791 §3.1), IPv6 (RFC 8200 §4.2) and DCCP (RFC 4340 §5.8).
public protocol HeaderOption: Hashable, Sendable {
  /// Bytes of an option that its length byte leaves out: 2 in IPv6, whose length does not count what stands before the
  /// data.
  static var uncounted: Int { get }
  /// Whether the list ends with this kind; what follows is padding.
  static func endsList(_ kind: UInt8) -> Bool
  /// An option that is one byte; nil if the kind has a length.
  init?(single kind: UInt8, at start: Int)
  /// An option with a length.
  ///
  /// - Parameter data: behind the length byte, counted from the header's first byte; all of it is there.
  /// - Returns: nil if the kind does not allow this length.
  init?(kind: UInt8, _ bytes: Span<UInt8>, data: Range<Int>)
}

/// Reads the options of a header one after the other.
///
///     var options = TCPOptionCursor(header)
///     while let option = try options.next(bytes) { … }
public struct OptionCursor<Option: HeaderOption>: Hashable, Sendable {
  /// Byte of the header at which the next option begins.
  @inlinable public var position: Int { place }
  @usableFromInline var place: Int
  /// Byte after the header's last.
  public let end: Int
  /// The header's, for errors.
  public let layer: Layer

  /// - Parameters:
  ///   - start: of the first option, counted from the header's first byte.
  ///   - end: of the header, by its own length field.
  @inlinable public init(from start: Int, to end: Int, layer: Layer) {
    place = start
    self.end = end
    self.layer = layer
  }

  /// - Parameters:
  ///   - bytes: from the header's first byte to the end of what was captured; what lies behind the header is not
  ///     looked at.
  ///   - offset: of the header in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Returns: the next option, or nil behind the last.
  /// - Throws: truncated where the capture ends within an option; invalid option length. After a length that the kind
  ///   does not allow the cursor stands behind that option and may go on; after any other error at the end.
  @inlinable
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> Option? {
    let start = place
    guard start < end else { return nil }
    place = end
    guard start < bytes.count else {
      throw truncated(layer, at: offset, needed: start &+ 1, available: bytes.count, limit: limit)
    }
    let kind = bytes[start]
    if let option = Option(single: kind, at: start) {
      if !Option.endsList(kind) { place = start &+ 1 }
      return option
    }
    let after = try optionEnd(
      bytes, from: start, headerEnd: end, uncounted: Option.uncounted, layer, at: offset, limit: limit)
    place = after
    let data = start &+ 2..<after
    guard let option = Option(kind: kind, bytes, data: data) else {
      throw invalid(layer, at: offset, .optionLength, UInt64(data.count &+ 2 &- Option.uncounted))
    }
    return option
  }
}

/// Where an option of the form kind, length, data ends, counted from its header's first byte.
///
/// - Parameters:
///   - bytes: from the header's first byte; may end before the header does (cut), or long after.
///   - start: of the option, below `end`.
///   - end: of the header by its own length field.
///   - uncounted: bytes of the option that its length byte leaves out.
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
