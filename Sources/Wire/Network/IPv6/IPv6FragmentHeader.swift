/// IPv6 fragment header, RFC 8200 §4.5.
///
///      0               8              16                        29    31
///     +---------------+---------------+-------------------------+---+-+
///     |  Next Header  |   Reserved    |     Fragment Offset     |Res|M|
///     +---------------+---------------+-------------------------+---+-+
///     |                         Identification                        |
///     +---------------------------------------------------------------+
public struct IPv6FragmentHeader: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 8
  public let nextHeader: IPProtocol
  /// Offset, reserved bits and M as sent.
  public let offsetAndFlags: UInt16
  /// Same for all fragments of a packet.
  public let identification: UInt32

  /// Byte of the original fragmentable part at which this fragment's data begin.
  @inlinable public var fragmentOffset: Int { Int(offsetAndFlags & 0xFFF8) }
  /// M: this is not the last fragment.
  @inlinable public var moreFragments: Bool { offsetAndFlags & 1 != 0 }
  /// Whether this is a part of a packet; an atomic fragment (RFC 6946) is whole.
  @inlinable public var isFragment: Bool { offsetAndFlags & 0xFFF9 != 0 }

  /// - Throws: truncated below 8 bytes.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.fragment, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    nextHeader = IPProtocol(rawValue: bytes[0])
    offsetAndFlags = bytes.uint16(at: 2)
    identification = bytes.uint32(at: 4)
  }
}
