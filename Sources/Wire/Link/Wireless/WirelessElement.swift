/// One element of an IEEE 802.11 management frame: identifier, length, value (IEEE Std 802.11-2020 §9.4.2.1).
public struct WirelessElement: Hashable, Sendable {
  public let identifier: UInt8
  /// The second identifier, where the first is 255.
  public let extendedIdentifier: UInt8?
  /// Its value, without the second identifier; counted from the frame body's first byte.
  public let value: Range<Int>

  /// The element's name (table 9-92).
  public var name: String? {
    if let extendedIdentifier { return Self.extendedName(extendedIdentifier) }
    return switch identifier {
    case 0: "SSID"
    case 1: "Rates"
    case 2: "FH Parameters"
    case 3: "DS Parameter"
    case 4: "CF Parameters"
    case 5: "TIM"
    case 6: "IBSS Parameters"
    case 7: "Country"
    case 10: "Request"
    case 11: "BSS Load"
    case 12: "EDCA Parameters"
    case 13: "TSPEC"
    case 16: "Challenge Text"
    case 32: "Power Constraint"
    case 33: "Power Capability"
    case 34: "TPC Request"
    case 35: "TPC Report"
    case 36: "Supported Channels"
    case 37: "Channel Switch Announcement"
    case 38: "Measurement Request"
    case 39: "Measurement Report"
    case 40: "Quiet"
    case 42: "ERP"
    case 45: "HT Capabilities"
    case 46: "QoS Capability"
    case 48: "RSN"
    case 50: "Extended Rates"
    case 51: "AP Channel Report"
    case 52: "Neighbor Report"
    case 54: "Mobility Domain"
    case 55: "Fast BSS Transition"
    case 56: "Timeout Interval"
    case 59: "Operating Classes"
    case 60: "Extended Channel Switch Announcement"
    case 61: "HT Operation"
    case 70: "RM Capabilities"
    case 71: "Multiple BSSID"
    case 72: "20/40 Coexistence"
    case 74: "Overlapping BSS Scan"
    case 76: "Management MIC"
    case 107: "Interworking"
    case 108: "Advertisement Protocol"
    case 111: "Roaming Consortium"
    case 113: "Mesh Configuration"
    case 114: "Mesh ID"
    case 117: "Mesh Peering"
    case 127: "Extended Capabilities"
    case 191: "VHT Capabilities"
    case 192: "VHT Operation"
    case 193: "Extended BSS Load"
    case 194: "Wide Bandwidth Channel Switch"
    case 195: "Transmit Power Envelope"
    case 199: "Operating Mode"
    case 201: "Reduced Neighbor Report"
    case 221: "Vendor"
    case 244: "RSN Extension"
    default: nil
    }
  }

  private static func extendedName(_ identifier: UInt8) -> String? {
    switch identifier {
    case 35: "HE Capabilities"
    case 36: "HE Operation"
    case 37: "UL OFDMA Random Access"
    case 38: "MU EDCA Parameters"
    case 39: "Spatial Reuse"
    case 59: "HE 6 GHz Capabilities"
    case 106: "EHT Operation"
    case 107: "Multi-Link"
    case 108: "EHT Capabilities"
    default: nil
    }
  }
}

/// Reads the elements of a management frame one after the other.
public struct WirelessElementCursor: Hashable, Sendable {
  /// Byte of the body at which the next element begins.
  public private(set) var position: Int
  private let bodyStart: Int

  /// - Parameters:
  ///   - start: of the first element in the body: behind the fixed fields.
  ///   - bodyStart: of the body in its frame, for the error.
  public init(from start: Int, bodyStart: Int) {
    position = start
    self.bodyStart = bodyStart
  }

  /// - Returns: the next element; nil behind the last.
  /// - Throws: truncated where the body ends within one; the cursor then stands at the end.
  public mutating func next(
    _ body: Span<UInt8>, as layer: Layer = .wireless, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> WirelessElement? {
    let start = position
    guard start < body.count else { return nil }
    position = body.count
    var needed = start &+ 2
    if body.count >= needed {
      needed &+= Int(body[start &+ 1])
      if body.count >= needed {
        position = needed
        let isExtended = body[start] == 255 && needed > start &+ 2
        return WirelessElement(
          identifier: body[start], extendedIdentifier: isExtended ? body[start &+ 2] : nil,
          value: start &+ (isExtended ? 3 : 2)..<needed)
      }
    }
    throw truncated(
      layer, at: offset, needed: bodyStart &+ needed, available: bodyStart &+ body.count, limit: limit)
  }
}

/// The head of an RSN element: how a network protects itself (IEEE Std 802.11-2020 §9.4.2.24). All but the version may be
/// left out from the end.
public struct WirelessSecurity: Hashable, Sendable {
  /// Always 1.
  public let version: UInt16
  /// Organization (24 bits) and type of the cipher for group frames; nil: the default, CCMP-128.
  public private(set) var groupCipher: UInt32?
  /// Where the ciphers for one station stand, four bytes each, in the element's value.
  public private(set) var pairwiseCiphers = 0..<0
  /// Where the ways of authentication stand, four bytes each.
  public private(set) var authentications = 0..<0
  /// §9.4.2.24.4; bits 6 and 7: management frames must and can be protected.
  public private(set) var capabilities: UInt16?

  /// - Parameter value: of the element.
  /// - Returns: nil where not even a version is there.
  public init?(_ value: Span<UInt8>) {
    guard value.count >= 2 else { return nil }
    version = value.littleUInt16(at: 0)
    guard value.count >= 6 else { return }
    groupCipher = value.uint32(at: 2)
    guard let pairwise = Self.suites(value, at: 6) else { return }
    pairwiseCiphers = pairwise
    guard let authentications = Self.suites(value, at: pairwise.upperBound) else { return }
    self.authentications = authentications
    guard value.count >= authentications.upperBound &+ 2 else { return }
    capabilities = value.littleUInt16(at: authentications.upperBound)
  }

  /// A count and as many selectors of four bytes; nil where they are not all there.
  private static func suites(_ value: Span<UInt8>, at start: Int) -> Range<Int>? {
    guard value.count >= start &+ 2 else { return nil }
    let length = 4 &* Int(value.littleUInt16(at: start))
    guard value.count >= start &+ 2 &+ length else { return nil }
    return start &+ 2..<start &+ 2 &+ length
  }

  /// Table 9-149; nil for other organizations than IEEE 802.11's.
  public static func cipherName(_ selector: UInt32) -> String? {
    switch selector {
    case 0x000F_AC00: "group"
    case 0x000F_AC01: "WEP-40"
    case 0x000F_AC02: "TKIP"
    case 0x000F_AC04: "CCMP-128"
    case 0x000F_AC05: "WEP-104"
    case 0x000F_AC06: "BIP-CMAC-128"
    case 0x000F_AC07: "no group traffic"
    case 0x000F_AC08: "GCMP-128"
    case 0x000F_AC09: "GCMP-256"
    case 0x000F_AC0A: "CCMP-256"
    case 0x000F_AC0B: "BIP-GMAC-128"
    case 0x000F_AC0C: "BIP-GMAC-256"
    case 0x000F_AC0D: "BIP-CMAC-256"
    default: nil
    }
  }

  /// Table 9-151; nil for other organizations than IEEE 802.11's.
  public static func authenticationName(_ selector: UInt32) -> String? {
    switch selector {
    case 0x000F_AC01: "802.1X"
    case 0x000F_AC02: "PSK"
    case 0x000F_AC03: "FT-802.1X"
    case 0x000F_AC04: "FT-PSK"
    case 0x000F_AC05: "802.1X-SHA256"
    case 0x000F_AC06: "PSK-SHA256"
    case 0x000F_AC07: "TDLS"
    case 0x000F_AC08: "SAE"
    case 0x000F_AC09: "FT-SAE"
    case 0x000F_AC0B: "802.1X-Suite-B"
    case 0x000F_AC0C: "802.1X-CNSA"
    case 0x000F_AC0D: "FT-802.1X-SHA384"
    case 0x000F_AC0E: "FILS-SHA256"
    case 0x000F_AC0F: "FILS-SHA384"
    case 0x000F_AC12: "OWE"
    default: nil
    }
  }
}
