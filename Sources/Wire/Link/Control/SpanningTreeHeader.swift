/// Bridge protocol data unit: STP, RSTP, MSTP and shortest path bridging (IEEE Std 802.1Q-2018 §14; IEEE Std 802.1D-2004 §9).
///
///      0          2         3      4       5         13        17          25     27
///     +----------+---------+------+-------+---------+---------+-----------+------+
///     | protocol | version | type | flags | root id | path    | bridge id | port |
///     |          |         |      |       |         | cost    |           |      |
///     +----------+---------+------+-------+---------+---------+-----------+------+
///     | message age | max age | hello time | forward delay | version 1 length |
///     +-------------+---------+------------+---------------+------------------+
///      27            29        31           33              35               36
public struct SpanningTreeHeader: Hashable, Sendable {
  /// Bytes of the shortest: a topology change notification.
  public static let size = 4
  public static let configurationSize = 35

  public enum Kind: Hashable, Sendable {
    /// Type 0.
    case configuration
    /// Type 2, with the roles of ports in the flags.
    case rapid
    /// Type 0x80.
    case topologyChange
  }

  /// 0 STP, 2 RSTP, 3 MSTP, 4 SPT.
  public let version: UInt8
  public let kind: Kind
  /// Bit 0 topology change, 1 proposal, 2 and 3 the port's role, 4 learning, 5 forwarding, 6 agreement, 7 acknowledgment;
  /// STP has only the first and the last. 0 in a notification, as are all that follow.
  public let flags: UInt8
  /// Priority (16 bits) and address (48) of the root.
  public let root: UInt64
  public let rootPathCost: UInt32
  /// Priority (16 bits) and address (48) of the sender; the regional root in MSTP.
  public let bridge: UInt64
  public let port: UInt16
  /// This and the three times are in units of 1/256 s.
  public let messageAge: UInt16
  public let maximumAge: UInt16
  public let helloTime: UInt16
  public let forwardDelay: UInt16
  /// Bytes read so far.
  public var length: Int {
    switch kind {
    case .topologyChange: Self.size
    case .configuration: Self.configurationSize
    case .rapid: Self.configurationSize &+ 1
    }
  }

  /// - Throws: truncated below what the type has; invalid constant (the protocol identifier is 0) and type.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.spanningTree, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    let identifier = bytes.uint16(at: 0)
    guard identifier == 0 else { throw invalid(.spanningTree, at: offset, .constant, UInt64(identifier)) }
    version = bytes[2]
    let needed: Int
    switch bytes[3] {
    case 0: (kind, needed) = (.configuration, Self.configurationSize)
    case 2: (kind, needed) = (.rapid, Self.configurationSize &+ 1)
    case 0x80: (kind, needed) = (.topologyChange, Self.size)
    default: throw invalid(.spanningTree, at: offset, .type, UInt64(bytes[3]))
    }
    guard bytes.count >= needed else {
      throw truncated(.spanningTree, at: offset, needed: needed, available: bytes.count, limit: limit)
    }
    guard needed > Self.size else {
      (flags, root, rootPathCost, bridge, port) = (0, 0, 0, 0, 0)
      (messageAge, maximumAge, helloTime, forwardDelay) = (0, 0, 0, 0)
      return
    }
    flags = bytes[4]
    root = bytes.uint64(at: 5)
    rootPathCost = bytes.uint32(at: 13)
    bridge = bytes.uint64(at: 17)
    port = bytes.uint16(at: 25)
    messageAge = bytes.uint16(at: 27)
    maximumAge = bytes.uint16(at: 29)
    helloTime = bytes.uint16(at: 31)
    forwardDelay = bytes.uint16(at: 33)
  }
}

/// What MSTP adds behind the rapid form (IEEE Std 802.1Q-2018 §14.2.5): who belongs to the region, and its inner tree.
public struct MultipleSpanningTree: Hashable, Sendable {
  /// Bytes from the version 3 length to the first instance.
  public static let size = 66
  /// Bytes of one instance's message.
  public static let instanceSize = 16
  /// Bytes that follow it.
  public let versionLength: UInt16
  /// Where the region's name stands, counted from the header's first byte; up to its first zero.
  public let name: Range<Int>
  public let revision: UInt16
  /// Where the digest of the table of VLANs and instances stands.
  public let digest: Range<Int>
  public let internalRootPathCost: UInt32
  /// Priority and address of the sender.
  public let bridge: UInt64
  public let remainingHops: UInt8
  /// Instances whose messages follow from `instances`.
  public let instanceCount: Int
  public let instances: Int

  /// - Parameter bytes: from the spanning tree header's first byte.
  /// - Throws: truncated below the region's fields and the instances of the length field; invalid length where it does not
  ///   come out even.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    let start = SpanningTreeHeader.configurationSize &+ 1
    let fixed = start &+ Self.size
    guard bytes.count >= fixed else {
      throw truncated(.spanningTree, at: offset, needed: fixed, available: bytes.count, limit: limit)
    }
    versionLength = bytes.uint16(at: start)
    let rest = Int(versionLength) &- (Self.size &- 2)
    guard rest >= 0, rest % Self.instanceSize == 0 else {
      throw invalid(.spanningTree, at: offset, .length, UInt64(versionLength))
    }
    // Format selector, name of 32 bytes, revision, digest of 16.
    var end = start &+ 3 &+ 32
    for place in start &+ 3..<end where bytes[place] == 0 {
      end = place
      break
    }
    name = start &+ 3..<end
    revision = bytes.uint16(at: start &+ 35)
    digest = start &+ 37..<start &+ 53
    internalRootPathCost = bytes.uint32(at: start &+ 53)
    bridge = bytes.uint64(at: start &+ 57)
    remainingHops = bytes[start &+ 65]
    instances = fixed
    instanceCount = rest / Self.instanceSize
    guard bytes.count >= fixed &+ rest else {
      throw truncated(.spanningTree, at: offset, needed: fixed &+ rest, available: bytes.count, limit: limit)
    }
  }
}
