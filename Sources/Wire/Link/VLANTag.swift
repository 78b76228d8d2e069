/// IEEE 802.1Q tag after its tag protocol identifier (IEEE Std 802.1Q §9.6), and the type that follows it.
///
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 0                            31
///     +-----+-+-----------------------+-------------------------------+
///     | PCP |D|          VID          |          length/type          |
///     +-----+-+-----------------------+-------------------------------+
public struct VLANTag: Hashable, Sendable {
  /// Bytes from the tag control information to the end of the type that follows.
  public static let size = 4
  /// Tag control information: priority (3 bits), drop eligible (1), VLAN identifier (12).
  public let control: UInt16
  /// Below 1,536 a length, else the EtherType of what follows.
  public let lengthOrType: UInt16

  /// VLAN identifier, 12 bits; 0: a priority tag without a VLAN.
  @inlinable public var identifier: UInt16 { control & 0x0FFF }
  /// Priority code point, 0 to 7.
  @inlinable public var priority: UInt8 { UInt8(truncatingIfNeeded: control &>> 13) }
  /// Drop eligible indicator (canonical format indicator before 802.1Q-2011).
  @inlinable public var dropEligible: Bool { control & 0x1000 != 0 }
  /// What follows where `lengthOrType` is a type; nil where it is a length.
  @inlinable public var etherType: EtherType? {
    lengthOrType >= 0x0600 ? EtherType(rawValue: lengthOrType) : nil
  }

  /// - Throws: truncated below 4 bytes.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.vlan, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    control = bytes.uint16(at: 0)
    lengthOrType = bytes.uint16(at: 2)
  }
}
