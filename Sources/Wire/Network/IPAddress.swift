/// An IPv6 address as two numbers, most significant first (RFC 4291 §2).
public struct IPv6Address: Hashable, Sendable {
  public var high: UInt64
  public var low: UInt64
  @inlinable public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// An address of either version, in 17 bytes of meaning: `low` alone holds an IPv4 address.
public struct IPAddress: Hashable, Sendable {
  public enum Version: UInt8, Hashable, Sendable {
    case v4 = 4
    case v6 = 6
  }
  public let version: Version
  public let high: UInt64
  public let low: UInt64

  @inlinable public init(v4 address: UInt32) {
    version = .v4
    high = 0
    low = UInt64(address)
  }
  @inlinable public init(v6 address: IPv6Address) {
    version = .v6
    high = address.high
    low = address.low
  }
  @inlinable public init(_ version: Version, high: UInt64, low: UInt64) {
    self.version = version
    self.high = high
    self.low = low
  }
}

extension IPAddress: Comparable {
  /// IPv4 before IPv6, then by value, as numbers.
  @inlinable public static func < (a: IPAddress, b: IPAddress) -> Bool {
    (a.version.rawValue, a.high, a.low) < (b.version.rawValue, b.high, b.low)
  }
}
