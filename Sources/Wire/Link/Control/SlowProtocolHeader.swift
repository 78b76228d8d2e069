/// Slow protocols: link aggregation control, its marker, OAM (IEEE Std 802.3-2018 Annex 57A; IEEE Std 802.1AX-2014 §6).
///
///      0         1
///     +---------+ - - - - - - -
///     | subtype | by subtype: version and elements; flags and code
///     +---------+ - - - - - - -
public struct SlowProtocolHeader: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Subtype 1: LACP; elements follow.
    case aggregation(version: UInt8)
    /// Subtype 2; elements follow.
    case marker(version: UInt8)
    /// Subtype 3: operations, administration, maintenance (IEEE Std 802.3-2018 §57.4.2).
    case maintenance(flags: UInt16, code: UInt8)
    /// Subtype 10: an organization's own.
    case organization(UInt32)
    case other
  }

  public let subtype: UInt8
  public let kind: Kind
  /// Bytes before the elements.
  public let headerLength: Int

  /// - Throws: truncated below what the subtype needs: 2 bytes for LACP and marker, 4 for OAM and an organization's.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= 1 else {
      throw truncated(.slowProtocols, at: offset, needed: 1, available: 0, limit: limit)
    }
    subtype = bytes[0]
    switch subtype {
    case 1, 2: headerLength = 2
    case 3, 10: headerLength = 4
    default: headerLength = 1
    }
    guard bytes.count >= headerLength else {
      throw truncated(.slowProtocols, at: offset, needed: headerLength, available: bytes.count, limit: limit)
    }
    switch subtype {
    case 1: kind = .aggregation(version: bytes[1])
    case 2: kind = .marker(version: bytes[1])
    case 3: kind = .maintenance(flags: bytes.uint16(at: 1), code: bytes[3])
    case 10: kind = .organization(UInt32(bytes[1]) &<< 16 | UInt32(bytes.uint16(at: 2)))
    default: kind = .other
    }
  }

  /// Annex 57A, table 57A-3.
  public var name: String? {
    switch subtype {
    case 1: "LACP"
    case 2: "MARKER"
    case 3: "OAM"
    case 10: "OSSP"
    default: nil
    }
  }
}

/// One element of LACP, a marker or OAM: type, length with these two bytes, value.
public struct SlowProtocolElement: Hashable, Sendable {
  public let type: UInt8
  /// Its value, counted from the header's first byte.
  public let value: Range<Int>
}

/// One end's view in LACP (IEEE Std 802.1AX-2014 §6.4.2.3).
public struct AggregationEnd: Hashable, Sendable {
  /// Bytes of an actor's or partner's value.
  public static let size = 18
  public let systemPriority: UInt16
  public let system: UInt64
  public let key: UInt16
  public let portPriority: UInt16
  public let port: UInt16
  /// Bit 0 activity, 1 short timeout, 2 aggregation, 3 synchronization, 4 collecting, 5 distributing, 6 defaulted, 7 expired.
  public let state: UInt8

  /// - Returns: nil where the value is too short.
  public init?(_ value: Span<UInt8>) {
    guard value.count >= Self.size else { return nil }
    systemPriority = value.uint16(at: 0)
    system = value.uint48(at: 2)
    key = value.uint16(at: 8)
    portPriority = value.uint16(at: 10)
    port = value.uint16(at: 12)
    state = value[14]
  }
}

/// Reads the elements of a slow protocol one after the other; an element of type 0 ends them.
public struct SlowProtocolElementCursor: Hashable, Sendable {
  private var position: Int
  private var isAtEnd = false

  public init(_ header: SlowProtocolHeader) { position = header.headerLength }

  /// - Parameter bytes: from the header's first byte.
  /// - Returns: the next element; nil at the end.
  /// - Throws: truncated where the frame ends within one, invalid option length below 2; nothing follows then.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> SlowProtocolElement? {
    let start = position
    guard !isAtEnd, start < bytes.count, bytes[start] != 0 else { return nil }
    isAtEnd = true
    var needed = start &+ 2
    if bytes.count >= needed {
      let length = bytes[start &+ 1]
      guard length >= 2 else { throw invalid(.slowProtocols, at: offset, .optionLength, UInt64(length)) }
      needed = start &+ Int(length)
      if bytes.count >= needed {
        position = needed
        isAtEnd = false
        return SlowProtocolElement(type: bytes[start], value: start &+ 2..<needed)
      }
    }
    throw truncated(.slowProtocols, at: offset, needed: needed, available: bytes.count, limit: limit)
  }
}
