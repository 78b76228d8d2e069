/// One option of a Geneve header, RFC 8926 §3.5.
///
///      0                              16              24      27     31
///     +-------------------------------+---------------+-----+---------+
///     |          Option Class         |C|    Type     |R|R|R| Length  |
///     +-------------------------------+---------------+-----+---------+
///     |                  Variable-Length Option Data                  |
///     +---------------------------------------------------------------+
public struct GeneveOption: Hashable, Sendable {
  /// Bytes before the data.
  public static let size = 4
  /// Who has defined the type (IANA "Geneve Option Class").
  public let optionClass: UInt16
  /// All eight bits, the critical one included.
  public let type: UInt8
  /// Where the data stand, counted from the Geneve header's first byte.
  public let data: Range<Int>

  /// A receiver that does not know it must drop the packet.
  public var isCritical: Bool { type & 0x80 != 0 }

  /// Who has defined the type; nil: not assigned.
  public var className: String? {
    switch optionClass {
    case 0x0000...0x00FF: "IETF"
    case 0x0100: "Linux"
    case 0x0101: "Open vSwitch"
    case 0x0102: "OVN"
    case 0x0103: "in-band telemetry"
    case 0x0104: "VMware"
    case 0x0105, 0x0108...0x0110: "Amazon"
    case 0x0106, 0x0130...0x0131: "Cisco"
    case 0x0107: "Oracle"
    case 0x0111...0x0118: "IBM"
    case 0x0119...0x0128: "Ericsson"
    case 0x0129: "Oxide"
    case 0x0132...0x0135: "Google"
    case 0xFFF0...0xFFFF: "experimental"
    default: nil
    }
  }
}

/// Reads the options of a Geneve header one after the other.
public struct GeneveOptionCursor: Hashable, Sendable {
  /// Byte of the header at which the next option begins.
  public private(set) var position: Int
  /// Byte after the header's last.
  public let end: Int

  public init(_ header: GeneveHeader) {
    position = GeneveHeader.size
    end = header.headerLength
  }

  /// - Parameter bytes: from the Geneve header's first byte, with all its options.
  /// - Returns: the next option, or nil behind the last.
  /// - Throws: truncated where the bytes end before the header does; invalid option length where it leads out of the
  ///   header. After an error the cursor stands at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> GeneveOption? {
    let start = position
    guard start < end else { return nil }
    position = end
    // Header and options are whole words, so that the four bytes are always inside.
    guard bytes.count >= start &+ GeneveOption.size else {
      throw truncated(
        .geneve, at: offset, needed: start &+ GeneveOption.size, available: bytes.count, limit: limit)
    }
    let length = Int(bytes[start &+ 3] & 0x1F)
    let after = start &+ GeneveOption.size &+ length &* 4
    guard after <= end else { throw invalid(.geneve, at: offset, .optionLength, UInt64(length)) }
    guard bytes.count >= after else {
      throw truncated(.geneve, at: offset, needed: after, available: bytes.count, limit: limit)
    }
    position = after
    return GeneveOption(
      optionClass: bytes.uint16(at: start), type: bytes[start &+ 2], data: (start &+ GeneveOption.size)..<after)
  }
}
