/// Open Shortest Path First packet: version 2 is RFC 2328 appendix A.3.1, version 3 RFC 5340 appendix A.3.1.
///
///      0               8              16                             31
///     +---------------+---------------+-------------------------------+
///     |   Version #   |     Type      |         Packet Length         |
///     +---------------+---------------+-------------------------------+
///     |                           Router ID                           |
///     +---------------------------------------------------------------+
///     |                            Area ID                            |
///     +-------------------------------+-------------------------------+
///     |           Checksum            |            AuType             |   version 2
///     |           Checksum            |  Instance ID  |       0       |   version 3
///     +-------------------------------+---------------+---------------+
///     |                   Authentication (64 bits)                    |   version 2 only
///     +---------------------------------------------------------------+
public struct OSPFHeader: Hashable, Sendable {
  public let version: UInt8
  public let type: UInt8
  /// Bytes of header and body; neither a message digest nor link-local signalling behind them.
  public let length: UInt16
  public let routerID: UInt32
  /// 0: the backbone.
  public let areaID: UInt32
  /// Version 2: over the packet without the authentication; version 3: with IPv6's pseudo-header.
  public let checksum: UInt16
  /// Version 2: 0 none, 1 password, 2 cryptographic; version 3 has 0 here.
  public let authenticationType: UInt16
  /// Version 3: which of several OSPFs on the link; 0 in version 2.
  public let instance: UInt8

  /// - Throws: truncated below 24 bytes (version 3: 16); invalid version beside 2 and 3; invalid length below them.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= 1 else {
      throw truncated(.ospf, at: offset, needed: 16, available: 0, limit: limit)
    }
    version = bytes[0]
    guard version == 2 || version == 3 else { throw invalid(.ospf, at: offset, .version, UInt64(bytes[0])) }
    let size = version == 2 ? 24 : 16
    guard bytes.count >= size else {
      throw truncated(.ospf, at: offset, needed: size, available: bytes.count, limit: limit)
    }
    type = bytes[1]
    length = bytes.uint16(at: 2)
    routerID = bytes.uint32(at: 4)
    areaID = bytes.uint32(at: 8)
    checksum = bytes.uint16(at: 12)
    authenticationType = version == 2 ? bytes.uint16(at: 14) : 0
    instance = version == 2 ? 0 : bytes[14]
    guard length >= size else { throw invalid(.ospf, at: offset, .length, UInt64(length)) }
  }

  /// Bytes before the body.
  public var size: Int { version == 2 ? 24 : 16 }

  public var typeName: String? {
    switch type {
    case 1: "Hello"
    case 2: "Database Description"
    case 3: "LS-Request"
    case 4: "LS-Update"
    case 5: "LS-Ack"
    default: nil
    }
  }

  public var authenticationName: String? {
    switch authenticationType {
    case 0: "none"
    case 1: "simple"
    case 2: "cryptographic"
    default: nil
    }
  }
}

/// What a router can do, in Hello, Database Description and link state advertisements: 8 bits in version 2 (RFC 2328
/// appendix A.2, RFC 5250, RFC 5613), 24 in version 3 (RFC 5340 appendix A.2).
public struct OSPFOptions: Hashable, Sendable {
  public let rawValue: UInt32
  public let version: UInt8

  public init(rawValue: UInt32, version: UInt8) {
    self.rawValue = rawValue
    self.version = version
  }

  /// The names of the bits that are set, the highest first.
  public var names: [String] {
    let names =
      version == 2
      ? ["DN", "O", "DC", "L", "N/P", "MC", "E", "MT"]
      : ["AT", "L", "AF", "", "", "DC", "R", "N", "x", "E", "V6"]
    var set: [String] = []
    for (index, name) in names.enumerated() where rawValue >> UInt32(names.count - 1 - index) & 1 == 1 {
      if !name.isEmpty { set.append(name) }
    }
    return set
  }

  /// Whether a block of link-local signalling follows the packet (RFC 5613 §2.1).
  public var hasLinkLocalSignaling: Bool { rawValue & (version == 2 ? 0x10 : 0x200) != 0 }
}

/// Hello, RFC 2328 appendix A.3.2; RFC 5340 appendix A.3.2.
public struct OSPFHello: Hashable, Sendable {
  /// Version 2: of the interface; 0 in version 3.
  public let networkMask: UInt32
  /// Version 3: the sender's number of its interface; 0 in version 2.
  public let interfaceID: UInt32
  public let options: OSPFOptions
  /// For the election of the designated router; 0: not eligible.
  public let priority: UInt8
  /// Seconds.
  public let helloInterval: UInt16
  /// Seconds.
  public let deadInterval: UInt32
  /// 0: none yet. An address of the interface in version 2, a router's identifier in version 3.
  public let designatedRouter: UInt32
  public let backupDesignatedRouter: UInt32

  /// - Parameter reader: at the body; stands at the neighbours, four bytes each, afterwards.
  public init(_ bytes: Span<UInt8>, version: UInt8, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(20, bytes).lowerBound
    if version == 2 {
      networkMask = bytes.uint32(at: start)
      interfaceID = 0
      helloInterval = bytes.uint16(at: start + 4)
      options = OSPFOptions(rawValue: UInt32(bytes[start + 6]), version: 2)
      priority = bytes[start + 7]
      deadInterval = bytes.uint32(at: start + 8)
    } else {
      networkMask = 0
      interfaceID = bytes.uint32(at: start)
      priority = bytes[start + 4]
      options = OSPFOptions(rawValue: bytes.uint32(at: start + 4) & 0xFF_FFFF, version: 3)
      helloInterval = bytes.uint16(at: start + 8)
      deadInterval = UInt32(bytes.uint16(at: start + 10))
    }
    designatedRouter = bytes.uint32(at: start + 12)
    backupDesignatedRouter = bytes.uint32(at: start + 16)
  }
}

/// Database Description, RFC 2328 appendix A.3.3; RFC 5340 appendix A.3.3.
public struct OSPFDatabaseDescription: Hashable, Sendable {
  /// Bytes of the largest IP packet that the interface sends whole.
  public let interfaceMTU: UInt16
  public let options: OSPFOptions
  /// Init, more, master: 4, 2, 1; 8: resynchronization (RFC 4811).
  public let flags: UInt8
  public let sequenceNumber: UInt32

  /// - Parameter reader: at the body; stands at the headers of advertisements afterwards.
  public init(_ bytes: Span<UInt8>, version: UInt8, _ reader: inout PartReader) throws(DecodeError) {
    let start = try reader.take(version == 2 ? 8 : 12, bytes).lowerBound
    if version == 2 {
      interfaceMTU = bytes.uint16(at: start)
      options = OSPFOptions(rawValue: UInt32(bytes[start + 2]), version: 2)
      flags = bytes[start + 3]
      sequenceNumber = bytes.uint32(at: start + 4)
    } else {
      options = OSPFOptions(rawValue: bytes.uint32(at: start) & 0xFF_FFFF, version: 3)
      interfaceMTU = bytes.uint16(at: start + 4)
      flags = bytes[start + 7]
      sequenceNumber = bytes.uint32(at: start + 8)
    }
  }
}
