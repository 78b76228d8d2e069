/// Whether bytes that nothing announces may be an Ethernet frame: its type must be one that is decoded here, or its
/// length must fit.
enum EthernetGuess {
  /// - Parameters:
  ///   - bytes: from what would be the destination address.
  ///   - length: bytes that there are by the lengths around them, captured or not.
  static func isPlausible(_ bytes: Span<UInt8>, length: Int) -> Bool {
    guard bytes.count >= EthernetHeader.size else { return false }
    let lengthOrType = bytes.uint16(at: 12)
    if lengthOrType >= 0x0600 {
      let type = EtherType(rawValue: lengthOrType)
      return type.layer != .opaque
    }
    // A length says less than a type: there the sender must not be a group either (IEEE Std 802.3 §3.2.3).
    return bytes[6] & 1 == 0 && Int(lengthOrType) >= LogicalLinkControlHeader.size
      && Int(lengthOrType) <= length &- EthernetHeader.size
  }
}
