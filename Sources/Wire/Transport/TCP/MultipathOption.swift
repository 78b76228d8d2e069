/// A multipath TCP option, RFC 8684 §3 (version 1) and RFC 6824 §3 (version 0), by its subtype.
///
/// Ranges are bytes of the TCP header, counted from its first.
public enum MultipathOption: Hashable, Sendable {
  /// Subtype 0, MP_CAPABLE: the sender can, and the keys of both ends (RFC 8684 §3.1).
  case capable(Capable)
  /// Subtype 1, MP_JOIN, in SYN: another path for the connection that the token names (RFC 8684 §3.2).
  case join(isBackup: Bool, addressID: UInt8, token: UInt32, nonce: UInt32)
  /// Subtype 1 in SYN-ACK, with the first half or third of the authentication code.
  case joinAnswer(isBackup: Bool, addressID: UInt8, code: UInt64, nonce: UInt32)
  /// Subtype 1 in the third segment of the handshake: the code of 20 bytes.
  case joinAcknowledgment(code: Range<Int>)
  /// Subtype 2, DSS: how this path's numbers belong to the connection's (RFC 8684 §3.3).
  case dataSequenceSignal(DataSequenceSignal)
  /// Subtype 3, ADD_ADDR: another address of the sender (RFC 8684 §3.4.1).
  case addAddress(AddAddress)
  /// Subtype 4, REMOVE_ADDR: address identifiers, a byte each (RFC 8684 §3.4.2).
  case removeAddress(identifiers: Range<Int>)
  /// Subtype 5, MP_PRIO: whether this path, or in version 0 that of an address, is for backup (RFC 8684 §3.3.8).
  case priority(isBackup: Bool, addressID: UInt8?)
  /// Subtype 6, MP_FAIL: from this data sequence number on a checksum was wrong (RFC 8684 §3.7).
  case fail(dataSequence: UInt64)
  /// Subtype 7, MP_FASTCLOSE: the whole connection ends; the receiver's key (RFC 8684 §3.5).
  case fastClose(key: UInt64)
  /// Subtype 8, MP_TCPRST: why this path ends; flags U, V, W and T, transient (RFC 8684 §3.6).
  case reset(flags: UInt8, reason: UInt8)
  /// Any other subtype: 15 is for private experiments.
  case other(subtype: UInt8, data: Range<Int>)

  /// Subtype 0's values.
  public struct Capable: Hashable, Sendable {
    public let version: UInt8
    /// Bit 7 A: checksums are wanted; B: extensible; C: no further paths to this address; D to H: algorithms, of which H
    /// is HMAC-SHA256 in version 1 and HMAC-SHA1 in version 0.
    public let flags: UInt8
    public let senderKey: UInt64?
    public let receiverKey: UInt64?
    /// Bytes of data in the first mapping (version 1, with data).
    public let dataLength: UInt16?
    public let checksum: UInt16?
  }

  /// Subtype 2's values.
  public struct DataSequenceSignal: Hashable, Sendable {
    /// 0x10 F: end of data; 0x08 m and 0x04 M: a mapping, with 8 bytes of sequence; 0x02 a and 0x01 A: an
    /// acknowledgment, with 8 bytes.
    public let flags: UInt8
    public let acknowledgment: UInt64?
    /// The connection's number of the first byte mapped.
    public let dataSequence: UInt64?
    /// The path's, counted from its first.
    public let subflowSequence: UInt32?
    public let dataLength: UInt16?
    public let checksum: UInt16?
    /// Whether this is the connection's end.
    public var isFinish: Bool { flags & 0x10 != 0 }
  }

  /// Subtype 3's values.
  public struct AddAddress: Hashable, Sendable {
    /// Whether it confirms what the peer sent (version 1).
    public let isEcho: Bool
    public let addressID: UInt8
    public let address: IPAddress
    public let port: UInt16?
    /// The last 8 bytes of the authentication code; version 0 and echoes have none.
    public let code: UInt64?
  }

  /// - Parameter data: of the option, from the byte with the subtype on.
  /// - Returns: nil where the subtype does not allow this length.
  init?(_ bytes: Span<UInt8>, _ data: Range<Int>) {
    guard data.count >= 1 else { return nil }
    let start = data.lowerBound
    let (subtype, low) = (bytes[start] &>> 4, bytes[start] & 0xF)
    switch (subtype, data.count) {
    case (0, _):
      guard let capable = Capable(bytes, data) else { return nil }
      self = .capable(capable)
    case (1, 10):
      self = .join(
        isBackup: low & 1 != 0, addressID: bytes[start &+ 1], token: bytes.uint32(at: start &+ 2),
        nonce: bytes.uint32(at: start &+ 6))
    case (1, 14):
      self = .joinAnswer(
        isBackup: low & 1 != 0, addressID: bytes[start &+ 1], code: bytes.uint64(at: start &+ 2),
        nonce: bytes.uint32(at: start &+ 10))
    case (1, 22): self = .joinAcknowledgment(code: start &+ 2..<data.upperBound)
    case (2, _):
      guard let signal = DataSequenceSignal(bytes, data) else { return nil }
      self = .dataSequenceSignal(signal)
    case (3, _):
      guard let address = AddAddress(bytes, data) else { return nil }
      self = .addAddress(address)
    case (4, 2...): self = .removeAddress(identifiers: start &+ 1..<data.upperBound)
    case (5, 1): self = .priority(isBackup: low & 1 != 0, addressID: nil)
    case (5, 2): self = .priority(isBackup: low & 1 != 0, addressID: bytes[start &+ 1])
    case (6, 10): self = .fail(dataSequence: bytes.uint64(at: start &+ 2))
    case (7, 10): self = .fastClose(key: bytes.uint64(at: start &+ 2))
    case (8, 2): self = .reset(flags: low, reason: bytes[start &+ 1])
    case (1, _), (4...8, _): return nil
    default: self = .other(subtype: subtype, data: data)
    }
  }

  /// The short name of a subtype; nil for unassigned ones.
  public static func name(subtype: UInt8) -> String? {
    switch subtype {
    case 0: "capable"
    case 1: "join"
    case 2: "dss"
    case 3: "add-addr"
    case 4: "rem-addr"
    case 5: "prio"
    case 6: "fail"
    case 7: "fast-close"
    case 8: "tcprst"
    case 15: "experimental"
    default: nil
    }
  }

  /// What a reset's reason means (RFC 8684 §3.6, IANA "MPTCP MP_TCPRST Reason Codes").
  public static func name(reason: UInt8) -> String? {
    switch reason {
    case 0: "unspecified error"
    case 1: "MPTCP-specific error"
    case 2: "lack of resources"
    case 3: "administratively prohibited"
    case 4: "too much outstanding data"
    case 5: "unacceptable performance"
    case 6: "middlebox interference"
    default: nil
    }
  }

  /// The number on the wire.
  public var subtype: UInt8 {
    switch self {
    case .capable: 0
    case .join, .joinAnswer, .joinAcknowledgment: 1
    case .dataSequenceSignal: 2
    case .addAddress: 3
    case .removeAddress: 4
    case .priority: 5
    case .fail: 6
    case .fastClose: 7
    case .reset: 8
    case .other(let subtype, _): subtype
    }
  }
}

extension MultipathOption.Capable {
  init?(_ bytes: Span<UInt8>, _ data: Range<Int>) {
    // Nothing, one key, both, and behind both in version 1 a length of data, and perhaps a checksum.
    switch data.count {
    case 2, 10, 18, 20, 22: break
    default: return nil
    }
    let start = data.lowerBound
    version = bytes[start] & 0xF
    flags = bytes[start &+ 1]
    senderKey = data.count >= 10 ? bytes.uint64(at: start &+ 2) : nil
    receiverKey = data.count >= 18 ? bytes.uint64(at: start &+ 10) : nil
    dataLength = data.count >= 20 ? bytes.uint16(at: start &+ 18) : nil
    checksum = data.count == 22 ? bytes.uint16(at: start &+ 20) : nil
  }
}

extension MultipathOption.DataSequenceSignal {
  init?(_ bytes: Span<UInt8>, _ data: Range<Int>) {
    guard data.count >= 2 else { return nil }
    flags = bytes[data.lowerBound &+ 1]
    let hasAcknowledgment = flags & 0x01 != 0
    let hasMapping = flags & 0x04 != 0
    let acknowledgmentSize = hasAcknowledgment ? (flags & 0x02 != 0 ? 8 : 4) : 0
    let sequenceSize = hasMapping ? (flags & 0x08 != 0 ? 8 : 4) : 0
    let needed = 2 &+ acknowledgmentSize &+ sequenceSize &+ (hasMapping ? 6 : 0)
    guard data.count == needed || hasMapping && data.count == needed &+ 2 else { return nil }
    func number(_ place: Int, _ size: Int) -> UInt64 {
      size == 8 ? bytes.uint64(at: place) : UInt64(bytes.uint32(at: place))
    }
    var place = data.lowerBound &+ 2
    acknowledgment = hasAcknowledgment ? number(place, acknowledgmentSize) : nil
    place &+= acknowledgmentSize
    guard hasMapping else {
      (dataSequence, subflowSequence, dataLength, checksum) = (nil, nil, nil, nil)
      return
    }
    dataSequence = number(place, sequenceSize)
    place &+= sequenceSize
    subflowSequence = bytes.uint32(at: place)
    dataLength = bytes.uint16(at: place &+ 4)
    checksum = data.count > needed ? bytes.uint16(at: place &+ 6) : nil
  }
}

extension MultipathOption.AddAddress {
  init?(_ bytes: Span<UInt8>, _ data: Range<Int>) {
    // An address of 4 or 16 bytes, perhaps a port of 2, perhaps a code of 8.
    let (isVersion6, hasPort, hasCode): (Bool, Bool, Bool)
    switch data.count {
    case 6: (isVersion6, hasPort, hasCode) = (false, false, false)
    case 8: (isVersion6, hasPort, hasCode) = (false, true, false)
    case 14: (isVersion6, hasPort, hasCode) = (false, false, true)
    case 16: (isVersion6, hasPort, hasCode) = (false, true, true)
    case 18: (isVersion6, hasPort, hasCode) = (true, false, false)
    case 20: (isVersion6, hasPort, hasCode) = (true, true, false)
    case 26: (isVersion6, hasPort, hasCode) = (true, false, true)
    case 28: (isVersion6, hasPort, hasCode) = (true, true, true)
    default: return nil
    }
    let start = data.lowerBound
    // Version 0 has the IP version here, 4 or 6.
    isEcho = bytes[start] & 0xF == 1
    addressID = bytes[start &+ 1]
    var place = start &+ 2
    if isVersion6 {
      address = IPAddress(v6: IPv6Address(high: bytes.uint64(at: place), low: bytes.uint64(at: place &+ 8)))
      place &+= 16
    } else {
      address = IPAddress(v4: bytes.uint32(at: place))
      place &+= 4
    }
    port = hasPort ? bytes.uint16(at: place) : nil
    if hasPort { place &+= 2 }
    code = hasCode ? bytes.uint64(at: place) : nil
  }
}
