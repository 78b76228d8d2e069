// Loads in network order. Callers have checked the length once; the checks in the subscripts
// then disappear in optimised code (and stand in all others).
extension Span<UInt8> {
  /// The 16-bit number in network order at `offset`.
  @inlinable @inline(__always)
  public func uint16(at offset: Int) -> UInt16 {
    UInt16(self[offset]) &<< 8 | UInt16(self[offset &+ 1])
  }

  /// The 32-bit number in network order at `offset`.
  @inlinable @inline(__always)
  public func uint32(at offset: Int) -> UInt32 {
    UInt32(self[offset]) &<< 24 | UInt32(self[offset &+ 1]) &<< 16
      | UInt32(self[offset &+ 2]) &<< 8 | UInt32(self[offset &+ 3])
  }

  /// The 64-bit number in network order at `offset`.
  @inlinable @inline(__always)
  public func uint64(at offset: Int) -> UInt64 {
    UInt64(uint32(at: offset)) &<< 32 | UInt64(uint32(at: offset &+ 4))
  }

  /// The 48-bit number (a MAC address) in network order at `offset`.
  @inlinable @inline(__always)
  public func uint48(at offset: Int) -> UInt64 {
    UInt64(uint16(at: offset)) &<< 32 | UInt64(uint32(at: offset &+ 2))
  }
}

extension Span<UInt8> {
  /// The IPv6 address at `offset`.
  public func ipv6Address(at offset: Int) -> IPv6Address {
    IPv6Address(high: uint64(at: offset), low: uint64(at: offset &+ 8))
  }
}
