/// One extension header of GTP version 1, 3GPP TS 29.281 §5.2.
public struct GTPExtension: Hashable, Sendable {
  public let type: UInt8
  /// Where the contents stand, counted from the GTP header's first byte.
  public let data: Range<Int>

  /// IANA has none of these: 3GPP TS 29.281 figure 5.2.1-3.
  public var typeName: String? {
    switch type {
    case 0x01: "MBMS support indication"
    case 0x02: "MS info change reporting support indication"
    case 0x03: "long PDCP PDU number"
    case 0x20: "service class indicator"
    case 0x40: "UDP port"
    case 0x81: "RAN container"
    case 0x82: "long PDCP PDU number"
    case 0x83: "Xw RAN container"
    case 0x84: "NR RAN container"
    case 0x85: "PDU session container"
    case 0xC0: "PDCP PDU number"
    case 0xC1: "suspend request"
    case 0xC2: "suspend response"
    default: nil
    }
  }
}

/// Reads the extension headers of GTP version 1 one after the other.
public struct GTPExtensionCursor: Hashable, Sendable {
  /// Byte of the header at which the next one begins; in the end the byte after the last.
  public private(set) var position = GTPHeader.sizeWithOptional
  private var type: UInt8

  /// - Parameter first: its type; 0: there is none.
  public init(first: UInt8) { type = first }

  /// - Parameter bytes: from the GTP header's first byte.
  /// - Returns: the next extension header, or nil behind the last.
  /// - Throws: truncated where the bytes end within one; invalid header length of 0. After an error there is no next.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> GTPExtension? {
    let kind = type
    guard kind != 0 else { return nil }
    type = 0
    guard bytes.count > position else {
      throw truncated(.gtpU, at: offset, needed: position &+ 1, available: bytes.count, limit: limit)
    }
    let length = Int(bytes[position]) &* 4
    guard length > 0 else { throw invalid(.gtpU, at: offset, .headerLength, 0) }
    let after = position &+ length
    guard bytes.count >= after else {
      throw truncated(.gtpU, at: offset, needed: after, available: bytes.count, limit: limit)
    }
    let data = (position &+ 1)..<(after &- 1)
    position = after
    type = bytes[after &- 1]
    return GTPExtension(type: kind, data: data)
  }
}
