/// One element of a list whose elements each tell their type and their length.
public struct TypedOption: Hashable, Sendable {
  /// The number on the wire; of an ICMP extension object its class in the high byte, its own type in the low one.
  public let type: UInt16
  /// Where it begins, counted from the message's first byte.
  public let start: Int
  /// What follows type and length, padding left out, counted like `start`.
  public let data: Range<Int>
}

/// Reads a list of elements one after the other. Each takes at least a byte, so that a list ends.
public struct TypedOptionCursor: Hashable, Sendable {
  /// How an element says what it is and where it ends.
  public enum Form: Hashable, Sendable {
    /// A byte of type, a byte that counts the data, the data; type 0 is one byte of padding (RFC 6275 §6.2.1, RFC 6550
    /// §6.7.1, RFC 8754 §2.1).
    case octets
    /// A byte of type, a byte that counts the whole in units of 8 bytes, the data (RFC 4861 §4.6).
    case eights
    /// Two bytes of type, two that count the data, the data padded to 8 bytes (RFC 7401 §5.2.1, RFC 5533 §5.15).
    case padded
    /// Two bytes that count the whole, class and type a byte each, the data (RFC 4884 §7).
    case object
  }

  public let form: Form
  /// Where the next element begins.
  public private(set) var position: Int
  /// Byte after the list's last by the lengths around it; the captured bytes may end before.
  public let end: Int
  /// For the error.
  public let layer: Layer

  public init(_ form: Form, from start: Int, to end: Int, as layer: Layer) {
    self.form = form
    position = start
    self.end = end
    self.layer = layer
  }

  /// - Parameters:
  ///   - bytes: from the message's first byte to the end of what was captured.
  ///   - offset: of the message in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Returns: the next element, or nil behind the last.
  /// - Throws: truncated where the capture or the list ends within an element; invalid option length where it is less
  ///   than the bytes that hold it, or leads out of the list. The cursor is then at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> TypedOption? {
    let start = position
    guard start < end else { return nil }
    position = end
    if form == .octets, start < bytes.count, bytes[start] == 0 {
      position = start &+ 1
      return TypedOption(type: 0, start: start, data: start &+ 1..<start &+ 1)
    }
    let head = start &+ (form == .octets || form == .eights ? 2 : 4)
    guard head <= bytes.count else {
      throw truncated(layer, at: offset, needed: head, available: bytes.count, limit: limit)
    }
    guard head <= end else {
      throw truncated(layer, at: offset, needed: head, available: end, limit: .lengthField)
    }
    let type: UInt16
    let length: Int
    let dataEnd: Int
    let after: Int
    switch form {
    case .octets:
      type = UInt16(bytes[start])
      length = Int(bytes[start &+ 1])
      dataEnd = head &+ length
      after = dataEnd
    case .eights:
      type = UInt16(bytes[start])
      length = Int(bytes[start &+ 1])
      dataEnd = start &+ length &* 8
      after = dataEnd
    case .padded:
      type = bytes.uint16(at: start)
      length = Int(bytes.uint16(at: start &+ 2))
      dataEnd = head &+ length
      // The last one's padding may be missing; nothing is read from it.
      after = min(start &+ (length &+ 11) / 8 &* 8, max(end, dataEnd))
    case .object:
      type = bytes.uint16(at: start &+ 2)
      length = Int(bytes.uint16(at: start))
      dataEnd = start &+ length
      after = dataEnd
    }
    guard dataEnd >= head, after <= end else {
      throw invalid(layer, at: offset, .optionLength, UInt64(length))
    }
    guard dataEnd <= bytes.count else {
      throw truncated(layer, at: offset, needed: dataEnd, available: bytes.count, limit: limit)
    }
    position = after
    return TypedOption(type: type, start: start, data: head..<dataEnd)
  }
}
