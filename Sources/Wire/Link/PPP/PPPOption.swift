/// One configuration option of a PPP control protocol, RFC 1661 §6.
///
///      0               8              16
///     +---------------+---------------+----
///     |     Type      |    Length     |  Data ...
///     +---------------+---------------+----
public struct PPPOption: Hashable, Sendable {
  public let type: UInt8
  /// Its data, counted from the protocol field's first byte.
  public let data: Range<Int>

  /// The option's name in its protocol; nil for unassigned numbers.
  public func name(in protocolNumber: UInt16) -> String? {
    switch protocolNumber {
    case 0xC021: linkControlName
    case 0x8021: internetControlName
    case 0x8057:
      switch type {
      case 1: "Interface-ID"
      case 2: "IPv6-Compression"
      default: nil
      }
    case 0x80FD, 0x80FB: compressionControlName
    case 0x8031: bridgingControlName
    default: nil
    }
  }

  /// IANA "PPP LCP Configuration Options".
  private var linkControlName: String? {
    switch type {
    case 0: "Vendor-Ext"
    case 1: "MRU"
    case 2: "ACCM"
    case 3: "Auth-Prot"
    case 4: "Qual-Prot"
    case 5: "Magic-Num"
    case 7: "PFC"
    case 8: "ACFC"
    case 9: "FCS-Alt"
    case 10: "Self-Describing-Pad"
    case 11: "Numbered-Mode"
    case 13: "Call-Back"
    case 15: "Compound-Frames"
    case 17: "MRRU"
    case 18: "12-Bit-Seq-Num"
    case 19: "End-Disc"
    case 22: "DCE-ID"
    case 23: "MP-Plus-Procedure"
    case 24: "Link-Disc"
    case 26: "Prefix-Elision"
    case 27: "Multilink-Header-Format"
    case 28: "Internationalization"
    case 30: "SDL-Framing"
    case 31: "PPPmux"
    default: nil
    }
  }

  /// RFC 1332, RFC 1877, RFC 2290.
  private var internetControlName: String? {
    switch type {
    case 1: "IP-Addrs"
    case 2: "IP-Comp"
    case 3: "IP-Addr"
    case 4: "Mobile-IPv4"
    case 129: "Pri-DNS"
    case 130: "Pri-NBNS"
    case 131: "Sec-DNS"
    case 132: "Sec-NBNS"
    default: nil
    }
  }

  /// IANA "CCP Configuration Option Types".
  private var compressionControlName: String? {
    switch type {
    case 0: "OUI"
    case 1: "Predictor-1"
    case 2: "Predictor-2"
    case 3: "Puddle-Jumper"
    case 16: "HP-PPC"
    case 17: "Stac-LZS"
    case 18: "MPPC"
    case 19: "Gandalf-FZA"
    case 20: "V.42bis"
    case 21: "BSD-Comp"
    case 23: "LZS-DCP"
    case 24, 26: "Deflate"
    default: nil
    }
  }

  /// RFC 3518 §5.
  private var bridgingControlName: String? {
    switch type {
    case 1: "Bridge-ID"
    case 2: "Line-ID"
    case 3: "MAC-Support"
    case 4: "Tinygram-Comp"
    case 5: "LAN-ID"
    case 6: "MAC-Addr"
    case 7: "Spanning-Tree-Prot"
    case 8: "IEEE-802-Tagged-Frame"
    case 9: "Management-Inline"
    case 10: "Bridge-Control-Packet-Indicator"
    default: nil
    }
  }
}

/// Reads the options of a PPP control packet one after the other.
public struct PPPOptionCursor: Hashable, Sendable {
  /// Byte, from the protocol field's first, at which the next option begins.
  public private(set) var position = PPPControlHeader.size
  /// Byte after the packet's last.
  public let end: Int

  public init(_ header: PPPControlHeader) { end = header.end }

  /// - Parameter bytes: from the protocol field's first byte.
  /// - Returns: the next option, or nil behind the last.
  /// - Throws: truncated or invalid option length; the cursor then stands at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> PPPOption? {
    let start = position
    guard start < end else { return nil }
    position = end
    let after = try optionEnd(
      bytes, from: start, headerEnd: end, uncounted: 0, .pppControl, at: offset, limit: limit)
    position = after
    return PPPOption(type: bytes[start], data: start &+ 2..<after)
  }
}
