/// Start line of an HTTP/1 message and what stands in its header fields about the content, RFC 9112 §2 to §5.
///
/// SSDP's requests over UDP have the same form (UPnP Device Architecture 2.0 §1.1.2).
public struct HTTPHead: Hashable, Sendable {
  public enum StartLine: Hashable, Sendable {
    /// Method and request target.
    case request(method: Range<Int>, target: Range<Int>)
    /// Status code and its phrase, which may be empty.
    case response(status: UInt16, reason: Range<Int>)
  }

  /// Most bytes of a head that are looked at.
  static let longest = 65_536
  /// Most bytes of a method's name that are believed.
  static let longestMethod = 24

  public let startLine: StartLine
  /// The digit behind `HTTP/1.`; nil in a request line that is cut.
  public let minorVersion: UInt8?
  /// Values of the fields, without the blanks around them; of several alike the first; nil where these bytes have none.
  public private(set) var host: Range<Int>?
  public private(set) var contentType: Range<Int>?
  public private(set) var contentLength: UInt64?
  public private(set) var userAgent: Range<Int>?
  public private(set) var server: Range<Int>?
  public private(set) var location: Range<Int>?
  /// Bytes up to the empty line and with it, or up to where these bytes end.
  public private(set) var length = 0

  private init(_ startLine: StartLine, _ minorVersion: UInt8?) {
    self.startLine = startLine
    self.minorVersion = minorVersion
  }

  public static func parse(_ bytes: Span<UInt8>) -> Parsed<HTTPHead> {
    let line = TextLine(bytes, from: 0)
    let started = bytes.holds("HTTP/") ? status(bytes, line) : request(bytes, line)
    guard case .complete(var head) = started, let next = line.next else { return started }
    head.length = next
    var start = next
    while start < min(bytes.count, longest) {
      let field = TextLine(bytes, from: start, to: longest)
      guard let next = field.next else { break }
      start = next
      head.length = next
      if field.content.isEmpty { return .complete(head) }
      head.read(field.content, bytes)
    }
    return .incomplete(head)
  }

  private static func status(_ bytes: Span<UInt8>, _ line: TextLine) -> Parsed<HTTPHead> {
    // HTTP/1.1 200 OK
    let content = line.content
    guard bytes.count >= 13 else { return isPrefixOfStatus(bytes) && line.next == nil ? .incomplete(nil) : .foreign }
    guard content.count >= 12, bytes.holds("HTTP/1."), bytes[7].isDigit, bytes[8] == 0x20,
      let code = bytes.decimal(9..<12), code >= 100, content.count == 12 || bytes[12] == 0x20
    else { return .foreign }
    let reason = min(13, content.upperBound)..<content.upperBound
    guard bytes.isText(reason, wide: true) else { return .foreign }
    let head = HTTPHead(.response(status: UInt16(code), reason: reason), bytes[7] &- 0x30)
    return line.next == nil ? .incomplete(head) : .complete(head)
  }

  private static func isPrefixOfStatus(_ bytes: Span<UInt8>) -> Bool {
    (bytes.count < 7 || bytes[6] == 0x2E) && (bytes.count < 6 || bytes[5] == 0x31)
  }

  private static func request(_ bytes: Span<UInt8>, _ line: TextLine) -> Parsed<HTTPHead> {
    let content = line.content
    var method = 0
    while method < content.count, method <= longestMethod, bytes[method].isOfToken { method &+= 1 }
    guard method > 0, method <= longestMethod else { return content.isEmpty ? undecided(line) : .foreign }
    guard method < content.count else { return undecided(line) }
    guard bytes[method] == 0x20 else { return .foreign }
    let targetStart = method &+ 1
    let target = targetStart..<bytes.first(0x20, in: targetStart..<content.upperBound)
    guard bytes.isText(target, wide: true) else { return .foreign }
    guard line.next != nil else {
      guard isMethodKnown(bytes), target.isEmpty || hasTargetForm(bytes, target) else {
        return target.isEmpty ? .incomplete(nil) : .foreign
      }
      return .incomplete(HTTPHead(.request(method: 0..<method, target: target), nil))
    }
    let version = target.upperBound &+ 1
    guard !target.isEmpty, content.upperBound == version &+ 8, bytes.holds("HTTP/1.", at: version),
      bytes[version &+ 7].isDigit
    else { return .foreign }
    return .complete(HTTPHead(.request(method: 0..<method, target: target), bytes[version &+ 7] &- 0x30))
  }

  private static func undecided(_ line: TextLine) -> Parsed<HTTPHead> {
    line.next == nil ? .incomplete(nil) : .foreign
  }

  /// RFC 9112 §3.2: a path, an absolute URI, or `*`.
  private static func hasTargetForm(_ bytes: Span<UInt8>, _ target: Range<Int>) -> Bool {
    let first = bytes[target.lowerBound]
    return first == 0x2F || first == 0x2A || bytes.holds("http", at: target.lowerBound, ignoringCase: true)
      || bytes.holds("CONNECT ")
  }

  private mutating func read(_ line: Range<Int>, _ bytes: Span<UInt8>) {
    let colon = bytes.first(0x3A, in: line)
    guard colon < line.upperBound else { return }
    let name = line.lowerBound..<colon
    let value = bytes.trimmed(colon &+ 1..<line.upperBound)
    // Decided by length first: most fields are none of these.
    switch name.count {
    case 4 where host == nil && bytes.equals(name, "host"): host = value
    case 6 where server == nil && bytes.equals(name, "server"): server = value
    case 8 where location == nil && bytes.equals(name, "location"): location = value
    case 10 where userAgent == nil && bytes.equals(name, "user-agent"): userAgent = value
    case 12 where contentType == nil && bytes.equals(name, "content-type"): contentType = value
    case 14 where contentLength == nil && bytes.equals(name, "content-length"): contentLength = bytes.decimal(value)
    default: break
    }
  }

  /// Whether bytes begin with a method that is in use (IANA "HTTP Method Registry", and UPnP's).
  static func isMethodKnown(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 4 else { return false }
    switch bytes.uint32(at: 0) {
    case 0x4745_5420, 0x5055_5420: return true  // GET, PUT
    case 0x504F_5354: return bytes.holds("POST ")
    case 0x4845_4144: return bytes.holds("HEAD ")
    case 0x4445_4C45: return bytes.holds("DELETE ")
    case 0x4F50_5449: return bytes.holds("OPTIONS ")
    case 0x434F_4E4E: return bytes.holds("CONNECT ")
    case 0x5452_4143: return bytes.holds("TRACE ")
    case 0x5041_5443: return bytes.holds("PATCH ")
    case 0x5052_4F50: return bytes.holds("PROPFIND ") || bytes.holds("PROPPATCH ")
    case 0x4E4F_5449: return bytes.holds("NOTIFY ")
    case 0x4D2D_5345: return bytes.holds("M-SEARCH ")
    case 0x5355_4253: return bytes.holds("SUBSCRIBE ")
    case 0x554E_5355: return bytes.holds("UNSUBSCRIBE ")
    case 0x4D4B_434F: return bytes.holds("MKCOL ")
    case 0x4D4F_5645: return bytes.holds("MOVE ")
    case 0x434F_5059: return bytes.holds("COPY ")
    case 0x4C4F_434B: return bytes.holds("LOCK ")
    case 0x554E_4C4F: return bytes.holds("UNLOCK ")
    case 0x5245_504F: return bytes.holds("REPORT ")
    case 0x5345_4152: return bytes.holds("SEARCH ")
    case 0x5250_435F: return bytes.holds("RPC_IN_DATA ") || bytes.holds("RPC_OUT_DATA ")
    default: return false
    }
  }

  /// Whether bytes begin with a start line of HTTP/1, or with so much of one that hardly anything else is meant.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 8 else { return false }
    let first = bytes.uint32(at: 0)
    if first == 0x4854_5450 { return !parseStart(bytes).isForeign && bytes.count >= 12 }  // HTTP
    // SIP and RTSP have lines of the same form, with another version behind them.
    guard isMethodKnown(bytes) else { return false }
    return parseStart(bytes).message != nil
  }

  private static func parseStart(_ bytes: Span<UInt8>) -> Parsed<HTTPHead> {
    let line = TextLine(bytes, from: 0)
    return bytes.holds("HTTP/") ? status(bytes, line) : request(bytes, line)
  }
}

extension UInt8 {
  /// A character of a token (RFC 9110 §5.6.2).
  fileprivate var isOfToken: Bool {
    if isLetter || isDigit { return true }
    return switch self {
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: true
    default: false
    }
  }
}
