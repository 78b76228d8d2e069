/// Cisco Discovery Protocol (Cisco, "Frame Formats": never standardized).
///
///      0         1              2          4
///     +---------+--------------+----------+ - - - - - -
///     | version | time to live | checksum | elements
///     +---------+--------------+----------+ - - - - - -
public struct CDPHeader: Hashable, Sendable {
  /// Bytes before the elements.
  public static let size = 4
  /// 1 or 2.
  public let version: UInt8
  /// Seconds that the receiver keeps it.
  public let timeToLive: UInt8
  /// Over all of it.
  public let checksum: UInt16

  /// - Throws: truncated below 4 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.cdp, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0]
    timeToLive = bytes[1]
    checksum = bytes.uint16(at: 2)
  }
}

/// One element: type, length with these four bytes, value.
public struct CDPElement: Hashable, Sendable {
  public let type: UInt16
  /// Its value, counted from the header's first byte.
  public let value: Range<Int>

  public var name: String? {
    switch type {
    case 0x01: "Device-ID"
    case 0x02: "Addresses"
    case 0x03: "Port-ID"
    case 0x04: "Capability"
    case 0x05: "Version String"
    case 0x06: "Platform"
    case 0x07: "Prefixes"
    case 0x08: "Protocol-Hello"
    case 0x09: "VTP Management Domain"
    case 0x0A: "Native VLAN ID"
    case 0x0B: "Duplex"
    case 0x0E: "VoIP VLAN reply"
    case 0x0F: "VoIP VLAN query"
    case 0x10: "Power Consumption"
    case 0x11: "MTU"
    case 0x12: "AVVID trust bitmap"
    case 0x13: "AVVID untrusted ports CoS"
    case 0x14: "System Name"
    case 0x15: "System Object ID"
    case 0x16: "Management Addresses"
    case 0x17: "Physical Location"
    case 0x18: "External Port-ID"
    case 0x19: "Power Requested"
    case 0x1A: "Power Available"
    case 0x1B: "Unidirectional Mode"
    default: nil
    }
  }

  /// Whether its value is text.
  public var isText: Bool {
    switch type {
    case 0x01, 0x03, 0x05, 0x06, 0x09, 0x14: true
    default: false
    }
  }
}

/// Reads the elements of a CDP frame one after the other.
public struct CDPElementCursor: Hashable, Sendable {
  private var position = CDPHeader.size
  private var isAtEnd = false

  public init() {}

  /// - Parameter bytes: from the header's first byte.
  /// - Returns: the next element; nil behind the last.
  /// - Throws: truncated where the frame ends within one, invalid option length below 4; nothing follows then.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> CDPElement? {
    let start = position
    guard !isAtEnd, start < bytes.count else { return nil }
    isAtEnd = true
    var needed = start &+ 4
    if bytes.count >= needed {
      let length = bytes.uint16(at: start &+ 2)
      guard length >= 4 else { throw invalid(.cdp, at: offset, .optionLength, UInt64(length)) }
      needed = start &+ Int(length)
      if bytes.count >= needed {
        position = needed
        isAtEnd = false
        return CDPElement(type: bytes.uint16(at: start), value: start &+ 4..<needed)
      }
    }
    throw truncated(.cdp, at: offset, needed: needed, available: bytes.count, limit: limit)
  }
}
