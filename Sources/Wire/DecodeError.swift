/// Why a header could not be read, where it begins, and what stands in the way. Holds no text: reports make it.
public struct DecodeError: Error, Hashable, Sendable {
  /// What set the end of the bytes that were there.
  public enum Limit: UInt8, Hashable, Sendable {
    /// The capture kept fewer bytes than the wire carried (its snapshot length, or a ring block).
    case snapshot
    /// The frame itself ended.
    case frame
    /// A length field of an enclosing header.
    case lengthField
    /// The packet is quoted in an ICMP error, and the quotation ends here.
    case quotation
  }

  /// Header fields whose value can make a header unreadable.
  public enum Field: UInt8, Hashable, Sendable, CaseIterable {
    /// The version nibble of IP.
    case version
    /// IPv4's IHL, TCP's data offset, an extension header's own length.
    case headerLength
    /// IPv4's total length.
    case totalLength
    /// UDP's length.
    case length
    /// An option's length byte.
    case optionLength
    /// The address family of a BSD loopback header.
    case addressFamily
    /// The type of an option, chunk, object or message.
    case type
    /// A number of entries that cannot be.
    case count
    /// A field that must have one certain value.
    case constant
    /// Headers inside one another beyond what the walk follows.
    case depth
  }

  public enum Reason: Hashable, Sendable {
    /// `needed` bytes from the header's start, `available` there.
    case truncated(needed: Int, available: Int, limit: Limit)
    /// A field holds a value that its standard does not allow.
    case invalid(Field, value: UInt64)
  }

  public let layer: Layer
  /// Byte of the frame at which the header begins.
  public let offset: Int
  public let reason: Reason

  public init(_ layer: Layer, at offset: Int, _ reason: Reason) {
    self.layer = layer
    self.offset = offset
    self.reason = reason
  }
}

// Out of line on purpose: the throwing path must not weigh on the inlined good one.
@inline(never) @usableFromInline
func truncated(
  _ layer: Layer, at offset: Int, needed: Int, available: Int, limit: DecodeError.Limit
) -> DecodeError {
  DecodeError(layer, at: offset, .truncated(needed: needed, available: available, limit: limit))
}

@inline(never) @usableFromInline
func invalid(_ layer: Layer, at offset: Int, _ field: DecodeError.Field, _ value: UInt64) -> DecodeError {
  DecodeError(layer, at: offset, .invalid(field, value: value))
}
