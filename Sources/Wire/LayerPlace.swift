/// Where one header of a frame stands, and how far its packet reaches.
public struct LayerPlace: Hashable, Sendable {
  public let layer: Layer
  /// What set the end of the bytes that are there.
  public let limit: DecodeError.Limit
  /// Whether an ICMP error quotes it: the quotation ends where its sender stopped, and no checksum holds.
  public let isQuoted: Bool
  /// Byte of the frame at which the header begins.
  public let offset: Int
  /// Bytes from there to the end of what was captured of the packet that it belongs to.
  public let available: Int
  /// Byte of the frame at which the packet ends by the lengths around it; may lie beyond the captured bytes.
  public let end: Int

  @inlinable @inline(__always)
  public init(_ layer: Layer, at offset: Int, available: Int, end: Int, limit: DecodeError.Limit, isQuoted: Bool) {
    self.layer = layer
    self.limit = limit
    self.isQuoted = isQuoted
    self.offset = offset
    self.available = available
    self.end = end
  }

  /// Bytes from the header's first to the packet's end, captured or not.
  @inlinable public var length: Int { max(end &- offset, 0) }
}
