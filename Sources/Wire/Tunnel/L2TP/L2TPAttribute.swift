/// One attribute value pair of an L2TP control message, RFC 2661 §4.1 and RFC 3931 §5.1.
///
///      0 1 2       6                  16                             31
///     +-+-+-------+-------------------+-------------------------------+
///     |M|H| rsvd  |      Length       |           Vendor ID           |
///     +-+-+-------+-------------------+-------------------------------+
///     |         Attribute Type        |       Attribute Value …
///     +-------------------------------+-------------------------------+
public struct L2TPAttribute: Hashable, Sendable {
  /// Bytes before the value.
  public static let size = 6
  /// M: a receiver that does not know it must end the session or the tunnel.
  public let isMandatory: Bool
  /// H: the value is encrypted with the secret that both ends share.
  public let isHidden: Bool
  /// 0: the IETF; else whose private numbers the type is of (IANA "SMI Network Management Private Enterprise Codes").
  public let vendor: UInt16
  public let type: UInt16
  /// Where the value stands, counted from the L2TP header's first byte.
  public let value: Range<Int>

  /// Its name; nil where the vendor's or not assigned.
  public var typeName: String? {
    guard vendor == 0 else { return nil }
    return L2TPNames.attribute(type)
  }
}

/// Reads the attributes of a control message one after the other.
public struct L2TPAttributeCursor: Hashable, Sendable {
  /// Byte of the message at which the next attribute begins.
  public private(set) var position: Int
  /// Byte after the message's last, by its length field.
  public let end: Int
  private let layer: Layer

  /// - Parameter layer: `.l2tpv2` or `.l2tpv3`, for the error.
  public init(from start: Int, to end: Int, _ layer: Layer) {
    position = start
    self.end = end
    self.layer = layer
  }

  /// - Parameter bytes: from the L2TP header's first byte.
  /// - Returns: the next attribute, or nil behind the last.
  /// - Throws: truncated where the message or the capture ends within an attribute; invalid option length below 6 or
  ///   beyond the message. After an error the cursor stands at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> L2TPAttribute? {
    let start = position
    guard start < end else { return nil }
    position = end
    let value = start &+ L2TPAttribute.size
    guard value <= end else {
      throw truncated(layer, at: offset, needed: value, available: end, limit: .lengthField)
    }
    guard bytes.count >= value else {
      throw truncated(layer, at: offset, needed: value, available: bytes.count, limit: limit)
    }
    let flags = bytes.uint16(at: start)
    let length = Int(flags & 0x3FF)
    let after = start &+ length
    guard after >= value, after <= end else { throw invalid(layer, at: offset, .optionLength, UInt64(length)) }
    guard bytes.count >= after else {
      throw truncated(layer, at: offset, needed: after, available: bytes.count, limit: limit)
    }
    position = after
    return L2TPAttribute(
      isMandatory: flags & 0x8000 != 0, isHidden: flags & 0x4000 != 0, vendor: bytes.uint16(at: start &+ 2),
      type: bytes.uint16(at: start &+ 4), value: value..<after)
  }
}
