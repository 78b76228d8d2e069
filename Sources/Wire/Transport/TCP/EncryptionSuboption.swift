/// One suboption of TCP's encryption negotiation, RFC 8547 §4.1.
public struct EncryptionSuboption: Hashable, Sendable {
  /// Below 0x20 global: 0x01 the sender is passive, 0x02 its application knows of it; from there on the protocol that
  /// would encrypt.
  public let identifier: UInt8
  /// What the protocol adds, counted as the option's data are.
  public let data: Range<Int>

  /// IANA "TCP Encryption Protocol Identifiers"; nil for global suboptions and unassigned protocols.
  public var name: String? {
    switch identifier {
    case 0x21: "tcpcrypt-p256"
    case 0x22: "tcpcrypt-p521"
    case 0x23: "tcpcrypt-25519"
    case 0x24: "tcpcrypt-448"
    default: nil
    }
  }
}

/// Reads the suboptions one after the other.
public struct EncryptionSuboptionCursor: Hashable, Sendable {
  private var place: Int
  private let end: Int

  /// - Parameter data: of the option; all of it is there.
  public init(_ data: Range<Int>) {
    place = data.lowerBound
    end = data.upperBound
  }

  /// - Returns: the next suboption; nil behind the last, and where a length leads out of the option, which makes all of
  ///   it void (RFC 8547 §4.1).
  public mutating func next(_ bytes: Span<UInt8>) -> EncryptionSuboption? {
    guard place < end else { return nil }
    var first = bytes[place]
    // Without the highest bit a suboption is this byte; with it data follow, to the option's end unless a length
    // stands before: five bits, one less than the bytes that it counts.
    guard first & 0x80 != 0 else {
      place &+= 1
      return EncryptionSuboption(identifier: first, data: place..<place)
    }
    var after = end
    if first < 0xA0 {
      after = place &+ 3 &+ Int(first & 0x1F)
      place &+= 1
      guard after <= end, bytes[place] >= 0xA0 else {
        place = end
        return nil
      }
      first = bytes[place]
    }
    let start = place &+ 1
    place = after
    return EncryptionSuboption(identifier: first & 0x7F, data: start..<after)
  }
}
