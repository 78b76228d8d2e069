/// Dynamic Host Configuration Protocol for IPv6, RFC 8415 §8 and §9.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |    msg-type   |               transaction-id                  |
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     .                            options                            .
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///
/// A relay's message has a hop count, a link address and a peer address of 16 bytes each instead of the identifier.
public struct DHCPv6Message: Hashable, Sendable {
  /// Bytes before the options.
  public static let size = 4
  /// Bytes before the options of a relay's message.
  public static let relaySize = 34
  /// Most messages of relays inside one another (HOP_COUNT_LIMIT, RFC 8415 §7.6).
  static let deepest = 32

  /// 1 Solicit … (IANA "DHCPv6 Message Types").
  public let type: UInt8
  /// 24 bits that pair replies with requests; 0 in a relay's message, which has none.
  public let transaction: UInt32
  /// Relays before this one; nil in other messages.
  public let hopCount: UInt8?
  /// An address of the link that the client is on; nil outside a relay's message.
  public let linkAddress: IPv6Address?
  /// Whose message is relayed, or to whom it goes; nil outside a relay's message.
  public let peerAddress: IPv6Address?
  /// The options, counted from the first byte that was collected.
  public let options: Range<Int>

  /// Option 9 of a relay: the message inside, counted from the first byte that was collected.
  public private(set) var relayed: Range<Int>?
  /// Option 1: a DUID (RFC 8415 §11).
  public private(set) var clientIdentifier: Range<Int>?
  /// Option 2: a DUID.
  public private(set) var serverIdentifier: Range<Int>?
  /// First address of options 3 (IA_NA) and 4 (IA_TA), from option 5 in them.
  public private(set) var address: IPv6Address?
  /// First prefix of an option 25 (IA_PD), from option 26 in it, with its length in bits.
  public private(set) var prefix: IPv6Address?
  public private(set) var prefixLength: UInt8?
  /// Option 6: the options that the client asks for, two bytes each.
  public private(set) var requestedOptions: Range<Int>?
  /// Option 13, also inside an identity association: 0 is success.
  public private(set) var status: UInt16?
  /// Option 39, its name alone, in the form of DNS (RFC 4704 §4.2).
  public private(set) var fullName: Range<Int>?

  public var isRelay: Bool { hopCount != nil }

  private init(_ bytes: Span<UInt8>, _ reader: inout ByteReader) throws(ApplicationFault) {
    let start = reader.position
    type = try reader.uint8(bytes)
    guard Self.name(ofType: type) != nil else { throw .invalid(at: start, value: UInt64(type)) }
    if type == 12 || type == 13 {
      hopCount = try reader.uint8(bytes)
      let place = try reader.take(32)
      linkAddress = IPv6Address(high: bytes.uint64(at: place), low: bytes.uint64(at: place &+ 8))
      peerAddress = IPv6Address(high: bytes.uint64(at: place &+ 16), low: bytes.uint64(at: place &+ 24))
      transaction = 0
    } else {
      transaction = UInt32(try reader.uint24(bytes))
      hopCount = nil
      linkAddress = nil
      peerAddress = nil
    }
    options = reader.position..<reader.end
  }

  /// - Parameter range: of the message in `bytes`; all of them, or a relayed one.
  /// - Returns: foreign for a type without a name, and options that do not fit into one another.
  public static func parse(_ bytes: Span<UInt8>, in range: Range<Int>? = nil) -> Parsed<DHCPv6Message> {
    var reader = ByteReader(bytes)
    if let range {
      guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return .foreign }
      reader = ByteReader(range)
    }
    var message: DHCPv6Message?
    do throws(ApplicationFault) {
      var parsed = try DHCPv6Message(bytes, &reader)
      message = parsed
      var options = DHCPv6OptionCursor(reader)
      while let option = try options.next(bytes) {
        try parsed.read(option, bytes)
        message = parsed
      }
      return .complete(parsed)
    } catch {
      if case .truncated = error { return .incomplete(message) }
      return .foreign
    }
  }

  private mutating func read(_ option: DHCPv6Option, _ bytes: Span<UInt8>) throws(ApplicationFault) {
    let data = option.data
    switch option.code {
    case 1: clientIdentifier = data
    case 2: serverIdentifier = data
    case 3: try readAssociation(data, after: 12, bytes)
    case 4: try readAssociation(data, after: 4, bytes)
    case 6: requestedOptions = data
    case 9: relayed = data
    case 13: readStatus(data, bytes)
    case 25: try readAssociation(data, after: 12, bytes)
    case 39: fullName = data.count > 1 ? data.lowerBound &+ 1..<data.upperBound : nil
    default: break
    }
  }

  /// An identity association (RFC 8415 §21.4, §21.5, §21.21): its own fields, then options.
  private mutating func readAssociation(
    _ data: Range<Int>, after size: Int, _ bytes: Span<UInt8>
  ) throws(ApplicationFault) {
    guard data.count >= size else { throw .invalid(at: data.lowerBound, value: UInt64(data.count)) }
    var options = DHCPv6OptionCursor(ByteReader(data.lowerBound &+ size..<data.upperBound))
    while let option = try options.next(bytes) {
      let place = option.data.lowerBound
      switch (option.code, option.data.count) {
      case (5, 24...) where address == nil:
        address = IPv6Address(high: bytes.uint64(at: place), low: bytes.uint64(at: place &+ 8))
      case (26, 25...) where prefix == nil:
        prefixLength = bytes[place &+ 8]
        prefix = IPv6Address(high: bytes.uint64(at: place &+ 9), low: bytes.uint64(at: place &+ 17))
      case (13, _):
        readStatus(option.data, bytes)
      default:
        break
      }
    }
  }

  private mutating func readStatus(_ data: Range<Int>, _ bytes: Span<UInt8>) {
    if data.count >= 2 { status = bytes.uint16(at: data.lowerBound) }
  }

  /// The client's message inside those of relays; itself where it is none of a relay's.
  public func innermost(_ bytes: Span<UInt8>) -> DHCPv6Message {
    var message = self
    for _ in 0..<Self.deepest {
      guard let range = message.relayed, let inner = Self.parse(bytes, in: range).message else { break }
      message = inner
    }
    return message
  }

  /// IANA "DHCPv6 Message Types"; nil for a number without a name.
  public static func name(ofType type: UInt8) -> String? {
    Int(type) < types.count && type > 0 ? types[Int(type)] : nil
  }

  /// IANA "DHCPv6 Status Codes"; nil for a number without a name here.
  public static func name(ofStatus status: UInt16) -> String? {
    switch status {
    case 0: "Success"
    case 1: "UnspecFail"
    case 2: "NoAddrsAvail"
    case 3: "NoBinding"
    case 4: "NotOnLink"
    case 5: "UseMulticast"
    case 6: "NoPrefixAvail"
    default: nil
    }
  }

  /// By number, from 0.
  private static let types = [
    "", "Solicit", "Advertise", "Request", "Confirm", "Renew", "Rebind", "Reply", "Release", "Decline", "Reconfigure",
    "Information-Request", "Relay-Forward", "Relay-Reply", "Lease Query", "Lease Query Reply", "Lease Query Done",
    "Lease Query Data", "Reconfigure-Request", "Reconfigure-Reply", "DHCPv4-Query", "DHCPv4-Response",
    "Active Lease Query", "Start TLS", "Bind Update", "Bind Reply", "Pool Request", "Pool Response", "Update Request",
    "Update Request All", "Update Done", "Connect", "Connect Reply", "Disconnect", "State", "Contact",
    "Address Registration Inform", "Address Registration Reply",
  ]
}

/// An option of DHCPv6, RFC 8415 §21.1.
public struct DHCPv6Option: Hashable, Sendable {
  public let code: UInt16
  /// Counted from the first byte that was collected.
  public let data: Range<Int>
}

/// Reads the options of a DHCPv6 message, or of one of its options, one after the other.
public struct DHCPv6OptionCursor: Hashable, Sendable {
  private var reader: ByteReader

  init(_ reader: ByteReader) { self.reader = reader }

  /// - Parameter range: `options` of a message.
  public init(_ range: Range<Int>) { reader = ByteReader(range) }

  /// - Returns: the next option, or nil behind the last.
  /// - Throws: truncated where the bytes end within one; invalid where it leads out of what encloses it.
  public mutating func next(_ bytes: Span<UInt8>) throws(ApplicationFault) -> DHCPv6Option? {
    guard reader.remaining > 0 else { return nil }
    let code = try reader.uint16(bytes)
    return DHCPv6Option(code: code, data: try reader.vector16(bytes))
  }
}
