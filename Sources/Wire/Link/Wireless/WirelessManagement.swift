/// The fields of fixed size at the beginning of an IEEE 802.11 management frame's body (IEEE Std 802.11-2020 §9.3.3);
/// elements follow.
public struct WirelessManagement: Hashable, Sendable {
  /// Microseconds of the sender's timing synchronization function; nil where the frame has none.
  public private(set) var timestamp: UInt64?
  /// Time units of 1,024 µs between beacons.
  public private(set) var beaconInterval: UInt16?
  /// Capability information (§9.4.1.4).
  public private(set) var capabilities: UInt16?
  /// Beacon intervals that the station may sleep.
  public private(set) var listenInterval: UInt16?
  /// §9.4.1.9; 0: success.
  public private(set) var statusCode: UInt16?
  /// §9.4.1.7.
  public private(set) var reasonCode: UInt16?
  /// Number by which the access point knows the station; its two upper bits are always set on the wire and left out here.
  public private(set) var associationIdentifier: UInt16?
  /// The access point that the station leaves.
  public private(set) var currentAccessPoint: UInt64?
  /// 0: open system, 1: shared key, 2: fast transition, 3: simultaneous authentication of equals (§9.4.1.1).
  public private(set) var authenticationAlgorithm: UInt16?
  /// Number of the step in an authentication.
  public private(set) var authenticationSequence: UInt16?
  /// Category of an action frame; its upper bit marks an error reply (§9.4.1.11).
  public private(set) var category: UInt8?
  /// What of the category.
  public private(set) var action: UInt8?
  /// Bytes of them all: the first element begins here.
  public let length: Int
  /// Whether elements follow; what an action or an authentication by another method has behind its fields is its own.
  public var hasElements: Bool { category == nil }

  /// - Parameters:
  ///   - subtype: of the management frame.
  ///   - body: from the first byte behind the MAC header.
  ///   - start: byte of the MAC header at which the body begins, for the error.
  /// - Throws: truncated below the subtype's fields.
  public init(
    subtype: UInt8, _ body: Span<UInt8>, from start: Int, as layer: Layer = .wireless, at offset: Int = 0,
    limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    length = Self.length(subtype)
    guard body.count >= length else {
      throw truncated(
        layer, at: offset, needed: start &+ length, available: start &+ body.count, limit: limit)
    }
    switch subtype {
    case 0, 2:
      capabilities = body.littleUInt16(at: 0)
      listenInterval = body.littleUInt16(at: 2)
      if subtype == 2 { currentAccessPoint = body.uint48(at: 4) }
    case 1, 3:
      capabilities = body.littleUInt16(at: 0)
      statusCode = body.littleUInt16(at: 2)
      associationIdentifier = body.littleUInt16(at: 4) & 0x3FFF
    case 5, 8:
      timestamp = body.littleUInt64(at: 0)
      beaconInterval = body.littleUInt16(at: 8)
      capabilities = body.littleUInt16(at: 10)
    case 6:
      timestamp = body.littleUInt64(at: 0)
      capabilities = body.littleUInt16(at: 8)
    case 10, 12: reasonCode = body.littleUInt16(at: 0)
    case 11:
      authenticationAlgorithm = body.littleUInt16(at: 0)
      authenticationSequence = body.littleUInt16(at: 2)
      statusCode = body.littleUInt16(at: 4)
    case 13, 14:
      category = body[0]
      action = body[1]
    default: break
    }
  }

  private static func length(_ subtype: UInt8) -> Int {
    switch subtype {
    case 0: 4
    case 1, 3, 11: 6
    case 2, 6: 10
    case 5, 8: 12
    case 10, 12, 13, 14: 2
    default: 0
    }
  }

  /// The category's name (§9.4.1.11, table 9-51).
  public var categoryName: String? {
    switch category.map({ $0 & 0x7F }) {
    case 0: "Spectrum Management"
    case 1: "QoS"
    case 2: "DLS"
    case 3: "Block Ack"
    case 4: "Public"
    case 5: "Radio Measurement"
    case 6: "Fast BSS Transition"
    case 7: "HT"
    case 8: "SA Query"
    case 9: "Protected Dual of Public"
    case 10: "WNM"
    case 11: "Unprotected WNM"
    case 12: "TDLS"
    case 13: "Mesh"
    case 14: "Multihop"
    case 15: "Self-protected"
    case 16: "DMG"
    case 17: "WMM"
    case 18: "Fast Session Transfer"
    case 19: "Robust AV Streaming"
    case 20: "Unprotected DMG"
    case 21: "VHT"
    case 22: "Unprotected S1G"
    case 23: "S1G"
    case 30: "HE"
    case 31: "Protected HE"
    case 126: "Vendor-specific Protected"
    case 127: "Vendor-specific"
    default: nil
    }
  }

  /// The authentication algorithm's name.
  public var authenticationName: String? {
    switch authenticationAlgorithm {
    case 0: "Open System"
    case 1: "Shared Key"
    case 2: "Fast BSS Transition"
    case 3: "SAE"
    case 4: "FILS Shared Key"
    case 5: "FILS Shared Key with PFS"
    case 6: "FILS Public Key"
    case 128: "LEAP"
    default: nil
    }
  }
}
