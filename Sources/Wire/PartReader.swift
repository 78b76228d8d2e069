/// Reads one value behind the other from a part of a header: an option, an object, a record, or the list of them.
///
/// Every read checks two ends: the part's own, which a length field has set, and that of the captured bytes. Nothing is
/// copied. A part may be made of a part; `position` only grows, so a loop over it ends.
public struct PartReader: Hashable, Sendable {
  /// Byte, counted from the header's first, that is read next.
  public private(set) var position: Int
  /// Byte after the part's last; may lie behind the captured bytes.
  public let end: Int
  public let layer: Layer
  /// Where the header begins in its frame, for the error.
  public let offset: Int
  /// What set the end of the captured bytes, for the error.
  public let limit: DecodeError.Limit

  public init(_ layer: Layer, from start: Int, to end: Int, at offset: Int, limit: DecodeError.Limit) {
    self.layer = layer
    position = start
    self.end = max(end, start)
    self.offset = offset
    self.limit = limit
  }

  /// Bytes that the part still has by its length.
  public var remaining: Int { end - position }
  public var isAtEnd: Bool { position >= end }

  /// Takes the next bytes.
  ///
  /// - Throws: truncated where the part or the capture ends before.
  public mutating func take(_ count: Int, _ bytes: Span<UInt8>) throws(DecodeError) -> Range<Int> {
    guard count <= remaining else {
      throw truncated(
        layer, at: offset, needed: position + count, available: min(end, bytes.count),
        limit: end < bytes.count ? .lengthField : limit)
    }
    guard position + count <= bytes.count else {
      throw truncated(layer, at: offset, needed: position + count, available: bytes.count, limit: limit)
    }
    let start = position
    position += count
    return start..<position
  }

  /// Takes what the part still has; less where the capture ends before.
  public mutating func takeRest(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = min(position, bytes.count)
    position = end
    return start..<max(start, min(end, bytes.count))
  }

  /// - Throws: truncated where the capture ends before the part does.
  public func requireAll(of bytes: Span<UInt8>) throws(DecodeError) {
    guard end <= bytes.count else {
      throw truncated(layer, at: offset, needed: end, available: bytes.count, limit: limit)
    }
  }

  public mutating func uint8(_ bytes: Span<UInt8>) throws(DecodeError) -> UInt8 {
    bytes[try take(1, bytes).lowerBound]
  }

  public mutating func uint16(_ bytes: Span<UInt8>) throws(DecodeError) -> UInt16 {
    bytes.uint16(at: try take(2, bytes).lowerBound)
  }

  /// Three bytes in network order.
  public mutating func uint24(_ bytes: Span<UInt8>) throws(DecodeError) -> UInt32 {
    let start = try take(3, bytes).lowerBound
    return UInt32(bytes[start]) << 16 | UInt32(bytes.uint16(at: start + 1))
  }

  public mutating func uint32(_ bytes: Span<UInt8>) throws(DecodeError) -> UInt32 {
    bytes.uint32(at: try take(4, bytes).lowerBound)
  }

  /// Six bytes in network order.
  public mutating func uint48(_ bytes: Span<UInt8>) throws(DecodeError) -> UInt64 {
    bytes.uint48(at: try take(6, bytes).lowerBound)
  }

  public mutating func uint64(_ bytes: Span<UInt8>) throws(DecodeError) -> UInt64 {
    bytes.uint64(at: try take(8, bytes).lowerBound)
  }

  public mutating func ipv6(_ bytes: Span<UInt8>) throws(DecodeError) -> IPv6Address {
    let start = try take(16, bytes).lowerBound
    return IPv6Address(high: bytes.uint64(at: start), low: bytes.uint64(at: start + 8))
  }

  /// An address of either version.
  public mutating func address(
    _ version: IPAddress.Version, _ bytes: Span<UInt8>
  ) throws(DecodeError) -> IPAddress {
    switch version {
    case .v4: IPAddress(v4: try uint32(bytes))
    case .v6: IPAddress(v6: try ipv6(bytes))
    }
  }

  /// An IPv6 prefix that is sent in as few bytes as `unit` allows; what is not sent is zero.
  ///
  /// - Parameters:
  ///   - length: of the prefix in bits, 0 to 128.
  ///   - unit: 1 or 4: the bytes that are sent are rounded up to a multiple of it.
  /// - Throws: invalid count for more than 128 bits; truncated.
  public mutating func ipv6Prefix(length: UInt8, unit: Int, _ bytes: Span<UInt8>) throws(DecodeError) -> IPv6Address {
    guard length <= 128 else { throw invalid(layer, at: offset, .count, UInt64(length)) }
    let range = try take((Int(length) + unit * 8 - 1) / (unit * 8) * unit, bytes)
    var high: UInt64 = 0
    var low: UInt64 = 0
    for index in 0..<min(range.count, 16) {
      let byte = UInt64(bytes[range.lowerBound + index])
      if index < 8 { high |= byte << UInt64(56 - index * 8) } else { low |= byte << UInt64(120 - index * 8) }
    }
    return IPv6Address(high: high, low: low)
  }

  /// Takes the next `length` bytes as a part of their own, captured or not.
  ///
  /// - Throws: invalid length where this part has fewer.
  public mutating func part(_ length: Int) throws(DecodeError) -> PartReader {
    guard length >= 0, length <= remaining else {
      throw invalid(layer, at: offset, .length, UInt64(clamping: length))
    }
    let start = position
    position += length
    return PartReader(layer, from: start, to: position, at: offset, limit: limit)
  }

  /// The error for a field that holds what its standard does not allow.
  public func refusal(_ field: DecodeError.Field, _ value: some BinaryInteger) -> DecodeError {
    invalid(layer, at: offset, field, UInt64(clamping: value))
  }
}
