/// What stands in a stream of TELNET, RFC 854 and RFC 855.
public enum TelnetItem: Hashable, Sendable {
  /// What the user types or sees, counted from the first byte that was collected; an IAC in it is doubled.
  case data(Range<Int>)
  /// IAC WILL, WONT, DO or DONT, and an option.
  case negotiation(TelnetVerb, option: UInt8)
  /// IAC SB, an option, its bytes, IAC SE.
  case subnegotiation(option: UInt8, Range<Int>)
  /// IAC and a command alone: 240 SE, 241 NOP, 242 data mark, 243 break … 249 go ahead.
  case command(UInt8)
}

/// RFC 854, "TELNET command structure".
public enum TelnetVerb: UInt8, Hashable, Sendable, CaseIterable {
  case will = 251
  case wont = 252
  case `do` = 253
  case dont = 254

  public var title: String {
    switch self {
    case .will: "WILL"
    case .wont: "WONT"
    case .do: "DO"
    case .dont: "DONT"
    }
  }
}

/// Reads the items of a TELNET stream one after the other.
public struct TelnetCursor: Hashable, Sendable {
  /// "Interpret as command".
  static let escape: UInt8 = 255

  /// Byte at which the next item begins.
  public private(set) var position = 0

  public init() {}

  /// - Returns: the next item, or nil at the end.
  /// - Throws: truncated within a command; the position stays at it. Invalid where 255 is followed by less than 240.
  public mutating func next(_ bytes: Span<UInt8>) throws(ApplicationFault) -> TelnetItem? {
    let start = position
    guard start < bytes.count else { return nil }
    guard bytes[start] == Self.escape, start &+ 1 >= bytes.count || bytes[start &+ 1] != Self.escape else {
      position = endOfData(bytes)
      return .data(start..<position)
    }
    var reader = ByteReader(bytes, from: start &+ 1)
    let code = try reader.uint8(bytes)
    guard code >= 236 else { throw .invalid(at: start &+ 1, value: UInt64(code)) }
    let item: TelnetItem
    if let verb = TelnetVerb(rawValue: code) {
      item = .negotiation(verb, option: try reader.uint8(bytes))
    } else if code == 250 {
      let option = try reader.uint8(bytes)
      let first = reader.position
      var end = first
      while true {
        guard end &+ 1 < bytes.count else { throw .truncated(needed: bytes.count &+ 1) }
        if bytes[end] == Self.escape {
          if bytes[end &+ 1] == 240 { break }
          end &+= 1
        }
        end &+= 1
      }
      item = .subnegotiation(option: option, first..<end)
      _ = try reader.take(end &+ 2 &- first)
    } else {
      item = .command(code)
    }
    position = reader.position
    return item
  }

  private func endOfData(_ bytes: Span<UInt8>) -> Int {
    var place = position
    while place < bytes.count {
      if bytes[place] == Self.escape {
        guard place &+ 1 < bytes.count, bytes[place &+ 1] == Self.escape else { break }
        place &+= 1
      }
      place &+= 1
    }
    return place
  }

  /// Whether bytes begin with a negotiation of an option that is assigned.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 3, bytes[0] == escape, TelnetWords.option(bytes[2]) != nil else { return false }
    guard bytes[1] >= 250, bytes[1] < 255 else { return false }
    var cursor = TelnetCursor()
    do throws(ApplicationFault) {
      // Two commands, or one that is all: three bytes alone are little proof.
      _ = try cursor.next(bytes)
      guard cursor.position < bytes.count else { return true }
      return bytes[cursor.position] == escape
    } catch {
      return false
    }
  }
}

/// Numbers of TELNET in words.
public enum TelnetWords {
  /// RFC 854; nil for a number without a name.
  public static func command(_ code: UInt8) -> String? {
    switch code {
    case 236: "EOF"
    case 237: "SUSP"
    case 238: "ABORT"
    case 239: "EOR"
    case 240: "SE"
    case 241: "NOP"
    case 242: "DM"
    case 243: "BRK"
    case 244: "IP"
    case 245: "AO"
    case 246: "AYT"
    case 247: "EC"
    case 248: "EL"
    case 249: "GA"
    case 250: "SB"
    default: TelnetVerb(rawValue: code)?.title
    }
  }

  /// IANA "Telnet Options"; nil for a number without a name.
  public static func option(_ number: UInt8) -> String? {
    number == 255 ? "EXTENDED OPTIONS LIST" : Int(number) < options.count ? options[Int(number)] : nil
  }

  /// By number, from 0.
  private static let options = [
    "BINARY", "ECHO", "RECONNECTION", "SUPPRESS GO AHEAD", "APPROX MESSAGE SIZE", "STATUS", "TIMING MARK", "RCTE",
    "OUTPUT LINE WIDTH", "OUTPUT PAGE SIZE", "NAOCRD", "NAOHTS", "NAOHTD", "NAOFFD", "NAOVTS", "NAOVTD", "NAOLFD",
    "EXTEND ASCII", "LOGOUT", "BYTE MACRO", "DATA ENTRY TERMINAL", "SUPDUP", "SUPDUP OUTPUT", "SEND LOCATION",
    "TERMINAL TYPE", "END OF RECORD", "TACACS UID", "OUTPUT MARKING", "TTYLOC", "3270 REGIME", "X.3 PAD", "NAWS",
    "TERMINAL SPEED", "REMOTE FLOW CONTROL", "LINEMODE", "X DISPLAY LOCATION", "ENVIRON", "AUTHENTICATION", "ENCRYPT",
    "NEW-ENVIRON", "TN3270E", "XAUTH", "CHARSET", "RSP", "COM PORT CONTROL", "SUPPRESS LOCAL ECHO", "START TLS",
    "KERMIT", "SEND-URL", "FORWARD_X",
  ]
}
