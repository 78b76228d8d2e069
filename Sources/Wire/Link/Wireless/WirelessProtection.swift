/// What an encrypted IEEE 802.11 body shows before its first encrypted byte (IEEE Std 802.11-2020 §12.3 to §12.5).
public struct WirelessProtection: Hashable, Sendable {
  public enum Method: Hashable, Sendable {
    /// §12.3.2.2: a 24-bit initialization vector.
    case wep
    /// §12.5.2.2: a 48-bit sequence counter.
    case temporalKeyIntegrity
    /// §12.5.3.2 and §12.5.5.2: a 48-bit packet number. CCMP and GCMP look the same.
    case counterMode
  }

  public let method: Method
  /// WEP's initialization vector, or the packet's number under its key.
  public let packetNumber: UInt64
  /// Which of four keys.
  public let keyIdentifier: UInt8
  /// Bytes before the encrypted ones: 4 or 8.
  public let length: Int

  /// - Parameter body: from the first byte behind the MAC header.
  /// - Returns: nil where too little of it is there.
  public init?(_ body: Span<UInt8>) {
    guard body.count >= 4 else { return nil }
    keyIdentifier = body[3] &>> 6
    guard body[3] & 0x20 != 0 else {
      method = .wep
      packetNumber = UInt64(body.uint16(at: 0)) &<< 8 | UInt64(body[2])
      length = 4
      return
    }
    guard body.count >= 8 else { return nil }
    length = 8
    let upper = UInt64(body.littleUInt32(at: 4)) &<< 16
    // TKIP repeats the counter's second byte so that no weak key of RC4 comes about.
    if body[1] == (body[0] | 0x20) & 0x7F {
      method = .temporalKeyIntegrity
      packetNumber = upper | UInt64(body[0]) &<< 8 | UInt64(body[2])
    } else {
      method = .counterMode
      packetNumber = upper | UInt64(body.littleUInt16(at: 0))
    }
  }
}
