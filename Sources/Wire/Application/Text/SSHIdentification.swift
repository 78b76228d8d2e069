/// The line that opens SSH, RFC 4253 §4.2: `SSH-protoversion-softwareversion SP comments CR LF`.
public struct SSHIdentification: Hashable, Sendable {
  /// Most bytes of the line (RFC 4253 §4.2).
  static let longest = 255

  /// `2.0`, or `1.99` of a server that still speaks the old one.
  public let protocolVersion: Range<Int>
  public let softwareVersion: Range<Int>
  /// nil without any.
  public let comments: Range<Int>?
  /// Bytes of the line with its end.
  public let length: Int

  public static func parse(_ bytes: Span<UInt8>) -> Parsed<SSHIdentification> {
    guard bytes.holds("SSH-") else {
      let isBeginning = bytes.count < 4 && "SSH-".utf8.starts(with: bytes.copy(0..<bytes.count, limit: 4))
      return isBeginning ? .incomplete(nil) : .foreign
    }
    let line = TextLine(bytes, from: 0, to: longest)
    guard bytes.isText(line.content, wide: true) else { return .foreign }
    guard let next = line.next else { return bytes.count < longest ? .incomplete(nil) : .foreign }
    let dash = bytes.first(0x2D, in: 4..<line.content.upperBound)
    guard dash > 4, dash < line.content.upperBound, bytes[4].isDigit else { return .foreign }
    let rest = dash &+ 1..<line.content.upperBound
    let space = bytes.first(0x20, in: rest)
    return .complete(
      SSHIdentification(
        protocolVersion: 4..<dash, softwareVersion: rest.lowerBound..<space,
        comments: space < rest.upperBound ? space &+ 1..<rest.upperBound : nil, length: next))
  }

  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    bytes.count > 4 && bytes.uint32(at: 0) == 0x5353_482D && bytes[4].isDigit
  }
}

/// The algorithms that one side of SSH offers, RFC 4253 §7.1, in the packet of §6.
///
///     uint32    packet_length
///     byte      padding_length
///     byte      SSH_MSG_KEXINIT = 20
///     byte[16]  cookie (random bytes)
///     name-list kex_algorithms
///     …         nine more lists
///     boolean   first_kex_packet_follows
///     uint32    0 (reserved for future extension)
public struct SSHKeyExchangeInit: Hashable, Sendable {
  /// Largest packet that everyone must take (RFC 4253 §6.1).
  static let longest = 35_000

  /// Bytes of the packet without its length field.
  public let packetLength: Int
  /// Names separated by commas, the preferred first; empty where these bytes end before.
  public private(set) var keyExchange = 0..<0
  public private(set) var hostKey = 0..<0
  /// From client to server.
  public private(set) var cipher = 0..<0
  /// From client to server.
  public private(set) var authentication = 0..<0

  private init(packetLength: Int) { self.packetLength = packetLength }

  public static func parse(_ bytes: Span<UInt8>) -> Parsed<SSHKeyExchangeInit> {
    var whole = ByteReader(bytes)
    var message: SSHKeyExchangeInit?
    do throws(ApplicationFault) {
      let length = Int(try whole.uint32(bytes))
      guard length >= 12, length <= longest else { return .foreign }
      var packet = try whole.enclosed(length)
      let padding = Int(try packet.uint8(bytes))
      guard padding >= 4, padding < length, try packet.uint8(bytes) == 20 else { return .foreign }
      _ = try packet.take(16)
      var parsed = SSHKeyExchangeInit(packetLength: length)
      for index in 0..<10 {
        let size = Int(try packet.uint32(bytes))
        let names = try packet.range(size)
        guard bytes.isText(names) else { return .foreign }
        switch index {
        case 0: parsed.keyExchange = names
        case 1: parsed.hostKey = names
        case 2: parsed.cipher = names
        case 4: parsed.authentication = names
        default: break
        }
        message = parsed
      }
      _ = try packet.take(5)
      try packet.finish()
      return .complete(parsed)
    } catch {
      if case .invalid = error { return .foreign }
      return .incomplete(message)
    }
  }

  /// Whether bytes begin with such a packet, its first list being text.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 26, bytes[0] == 0, bytes[1] == 0, bytes[5] == 20, bytes[4] >= 4 else { return false }
    guard bytes[22] == 0, bytes[23] == 0, bytes[26].isLineText else { return false }
    return !parse(bytes).isForeign
  }
}
