/// Dynamic Host Configuration Protocol message, RFC 2131 §2; BOOTP's is the same (RFC 951).
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
///     |     op (1)    |   htype (1)   |   hlen (1)    |   hops (1)    |
///     +---------------+---------------+---------------+---------------+
///     |                            xid (4)                            |
///     +-------------------------------+-------------------------------+
///     |           secs (2)            |           flags (2)           |
///     +-------------------------------+-------------------------------+
///     |                          ciaddr  (4)                          |
///     +---------------------------------------------------------------+
///     |                          yiaddr  (4)                          |
///     +---------------------------------------------------------------+
///     |                          siaddr  (4)                          |
///     +---------------------------------------------------------------+
///     |                          giaddr  (4)                          |
///     +---------------------------------------------------------------+
///     |                          chaddr  (16)                         |
///     +---------------------------------------------------------------+
///     |                          sname   (64)                         |
///     +---------------------------------------------------------------+
///     |                          file    (128)                        |
///     +---------------------------------------------------------------+
///     |                          options (variable)                   |
///     +---------------------------------------------------------------+
public struct DHCPMessage: Hashable, Sendable {
  /// Bytes before the options.
  public static let size = 236
  /// Bytes up to the end of `hardwareAddress`.
  static let sizeWithHardwareAddress = 44
  /// Bytes with the magic cookie that DHCP's options begin with (RFC 2131 §3).
  public static let sizeWithCookie = 240
  static let cookie: UInt32 = 0x6382_5363

  /// op: from a client, 1, not from a server, 2.
  public let isRequest: Bool
  /// 1 is Ethernet (IANA "Hardware Types").
  public let hardwareType: UInt8
  /// Bytes of `hardwareAddress` that count, 16 at most.
  public let hardwareLength: UInt8
  /// Relays on the way.
  public let hops: UInt8
  /// xid: pairs replies with requests.
  public let transaction: UInt32
  /// Since the client began.
  public let seconds: UInt16
  /// The client cannot take a unicast reply yet.
  public let isBroadcast: Bool
  /// ciaddr: the client's, if it has one already; else 0.
  public let clientAddress: UInt32
  /// yiaddr: the one that the client is given.
  public let yourAddress: UInt32
  /// siaddr: the next server of a boot.
  public let serverAddress: UInt32
  /// giaddr: the relay's.
  public let relayAddress: UInt32
  /// chaddr: the bytes of the client's hardware address.
  public let hardwareAddress: Range<Int>
  /// The options begin with DHCP's cookie; without it this is BOOTP, and what follows is its maker's.
  public let hasCookie: Bool

  /// Option 53: 1 Discover … 8 Inform (RFC 2132 §9.6); nil without it.
  public private(set) var messageType: UInt8?
  /// Option 50: what the client would like.
  public private(set) var requestedAddress: UInt32?
  /// Option 54.
  public private(set) var serverIdentifier: UInt32?
  /// Option 51, in seconds; all ones are for ever.
  public private(set) var leaseTime: UInt32?
  /// Option 12.
  public private(set) var hostName: Range<Int>?
  /// Option 60.
  public private(set) var vendorClass: Range<Int>?
  /// Option 81, its name alone (RFC 4702 §2.1).
  public private(set) var fullName: Range<Int>?
  /// Option 15.
  public private(set) var domainName: Range<Int>?
  /// Option 61.
  public private(set) var clientIdentifier: Range<Int>?
  /// Option 55: the options that the client asks for.
  public private(set) var parameterList: Range<Int>?
  /// Option 56: why a server refuses.
  public private(set) var message: Range<Int>?
  /// Option 1.
  public private(set) var subnetMask: UInt32?
  /// Option 3, addresses of four bytes.
  public private(set) var routers: Range<Int>?
  /// Option 6, addresses of four bytes.
  public private(set) var nameServers: Range<Int>?

  /// - Precondition: 44 bytes, op 1 or 2.
  private init(_ bytes: Span<UInt8>) {
    isRequest = bytes[0] == 1
    hardwareType = bytes[1]
    hardwareLength = bytes[2]
    hops = bytes[3]
    transaction = bytes.uint32(at: 4)
    seconds = bytes.uint16(at: 8)
    isBroadcast = bytes[10] & 0x80 != 0
    clientAddress = bytes.uint32(at: 12)
    yourAddress = bytes.uint32(at: 16)
    serverAddress = bytes.uint32(at: 20)
    relayAddress = bytes.uint32(at: 24)
    hardwareAddress = 28..<28 + Int(min(bytes[2], 16))
    hasCookie = bytes.count >= Self.sizeWithCookie && bytes.uint32(at: Self.size) == Self.cookie
  }

  /// - Returns: foreign for another op than 1 and 2 and a hardware address above 16 bytes; incomplete below 236 bytes
  ///   (with what is there from 44 on), and where the options end without their end mark.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<DHCPMessage> {
    guard bytes.count >= 3 else { return bytes.isEmpty || bytes[0] == 1 || bytes[0] == 2 ? .incomplete(nil) : .foreign }
    guard bytes[0] == 1 || bytes[0] == 2, bytes[2] <= 16 else { return .foreign }
    guard bytes.count >= sizeWithHardwareAddress else { return .incomplete(nil) }
    var message = DHCPMessage(bytes)
    guard bytes.count >= size else { return .incomplete(message) }
    guard message.hasCookie else { return .complete(message) }
    var options = DHCPOptionCursor(bytes)
    do throws(ApplicationFault) {
      while let option = try options.next(bytes) { message.read(option, bytes) }
      return .complete(message)
    } catch {
      if case .truncated = error { return .incomplete(message) }
      return .foreign
    }
  }

  private mutating func read(_ option: DHCPOption, _ bytes: Span<UInt8>) {
    let data = option.data
    let number: UInt32? = data.count == 4 ? bytes.uint32(at: data.lowerBound) : nil
    switch option.code {
    case 1: subnetMask = number
    case 3: routers = data
    case 6: nameServers = data
    case 12: hostName = data
    case 15: domainName = data
    case 50: requestedAddress = number
    case 51: leaseTime = number
    case 53: messageType = data.count == 1 ? bytes[data.lowerBound] : nil
    case 54: serverIdentifier = number
    case 55: parameterList = data
    case 56: message = data
    case 60: vendorClass = data
    case 61: clientIdentifier = data
    case 81: fullName = data.count > 3 ? data.lowerBound &+ 3..<data.upperBound : nil
    default: break
    }
  }

  /// RFC 2132 §9.6 and later ones (IANA "DHCP Message Type 53 Values"); nil for a number without a name.
  public static func name(ofType type: UInt8) -> String? {
    switch type {
    case 1: "Discover"
    case 2: "Offer"
    case 3: "Request"
    case 4: "Decline"
    case 5: "ACK"
    case 6: "NACK"
    case 7: "Release"
    case 8: "Inform"
    case 9: "Force Renew"
    case 10: "Lease Query"
    case 11: "Lease Unassigned"
    case 12: "Lease Unknown"
    case 13: "Lease Active"
    case 14: "Bulk Lease Query"
    case 15: "Lease Query Done"
    case 16: "Active Lease Query"
    case 17: "Lease Query Status"
    case 18: "TLS"
    default: nil
    }
  }

  /// Whether bytes are a message of DHCP, whatever their port: op, address length and cookie.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= sizeWithCookie && (bytes[0] == 1 || bytes[0] == 2) && bytes[2] <= 16
      && bytes.uint32(at: size) == cookie
  }
}

/// An option of DHCP, RFC 2132 §2.
public struct DHCPOption: Hashable, Sendable {
  public let code: UInt8
  /// Counted from the message's first byte.
  public let data: Range<Int>

  /// IANA "BOOTP Vendor Extensions and DHCP Options", shortened; nil for a number without a name here.
  public var name: String? { DHCPOptionName.name(code) }
}

/// Reads the options of a DHCP message one after the other, also those in the fields `file` and `sname` where option
/// 52 says that there are (RFC 2131 §4.1).
public struct DHCPOptionCursor: Hashable, Sendable {
  private var reader: ByteReader
  /// The fields that are still to be read, in their order.
  private var hasFile = false
  private var hasName = false
  private var isInField = false

  /// - Parameter bytes: a message with DHCP's cookie.
  public init(_ bytes: Span<UInt8>) {
    reader = ByteReader(bytes, from: min(DHCPMessage.sizeWithCookie, bytes.count))
  }

  /// - Returns: the next option without pads, or nil behind the end mark.
  /// - Throws: truncated where the bytes end before the end mark; invalid where an option leads out of its field.
  public mutating func next(_ bytes: Span<UInt8>) throws(ApplicationFault) -> DHCPOption? {
    while true {
      if isInField, reader.remaining == 0 {
        guard enterField() else { return nil }
        continue
      }
      let code = try reader.uint8(bytes)
      switch code {
      case 0:
        continue
      case 255:
        guard enterField() else {
          reader = ByteReader(reader.position..<reader.position)
          isInField = true
          return nil
        }
      default:
        let data = try reader.vector8(bytes)
        if code == 52, data.count == 1, !isInField {
          hasFile = bytes[data.lowerBound] & 1 != 0
          hasName = bytes[data.lowerBound] & 2 != 0
        }
        return DHCPOption(code: code, data: data)
      }
    }
  }

  private mutating func enterField() -> Bool {
    if hasFile {
      hasFile = false
      reader = ByteReader(108..<236)
    } else if hasName {
      hasName = false
      reader = ByteReader(44..<108)
    } else {
      return false
    }
    isInField = true
    return true
  }
}
