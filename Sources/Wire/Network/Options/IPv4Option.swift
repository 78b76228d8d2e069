/// One option of an IPv4 header, RFC 791 §3.1 (IANA "IP Option Numbers").
public struct IPv4Option: Hashable, Sendable {
  /// An option's first byte: whether it is copied, its class and its number.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt8
    @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// `IPOPT_EOL`: the list ends here; what follows is padding.
    public static let endOfList = Kind(rawValue: 0)
    /// `IPOPT_NOP`: a byte between options.
    public static let noOperation = Kind(rawValue: 1)
    /// `IPOPT_RR`: the routers passed, recorded on the way.
    public static let recordRoute = Kind(rawValue: 7)
    /// `IPOPT_TIMESTAMP`: times, and perhaps addresses, of the routers passed.
    public static let timestamp = Kind(rawValue: 68)
    /// `IPOPT_SEC`: security (RFC 1108).
    public static let security = Kind(rawValue: 130)
    /// `IPOPT_LSRR`: routers that must be passed, others may lie between them.
    public static let looseSourceRoute = Kind(rawValue: 131)
    /// `IPOPT_SID`: stream identifier of SATNET, deprecated (RFC 6814).
    public static let streamIdentifier = Kind(rawValue: 136)
    /// `IPOPT_SSRR`: exactly the routers to be passed.
    public static let strictSourceRoute = Kind(rawValue: 137)
    /// `IPOPT_RA`: every router shall look into the packet (RFC 2113).
    public static let routerAlert = Kind(rawValue: 148)

    /// Whether every fragment carries the option.
    @inlinable public var isCopied: Bool { rawValue & 0x80 != 0 }
    /// 0 control, 2 debugging and measurement; 1 and 3 reserved.
    @inlinable public var optionClass: UInt8 { rawValue &>> 5 & 3 }
    /// 0 to 31.
    @inlinable public var number: UInt8 { rawValue & 0x1F }
    /// Whether it is one byte without a length.
    @inlinable public var isSingleByte: Bool { rawValue <= 1 }
  }

  public let kind: Kind
  /// Bytes of the whole option: 1 for those without a length byte, else 2 to 40.
  public let length: Int
  /// Its data, counted from the header's first byte; empty in those of one byte.
  public let data: Range<Int>

  @inlinable init(kind: Kind, start: Int, end: Int) {
    self.kind = kind
    length = end &- start
    data = (kind.isSingleByte ? end : start &+ 2)..<end
  }

  /// Lengths that the standard allows for `kind`: of a route a pointer and whole addresses, of time stamps a pointer,
  /// overflow and flags.
  @inlinable static func allows(_ length: Int, for kind: Kind) -> Bool {
    switch kind {
    case .routerAlert, .streamIdentifier: length == 4
    case .recordRoute, .looseSourceRoute, .strictSourceRoute: length >= 3 && (length &- 3) & 3 == 0
    case .timestamp: length >= 4 && length & 3 == 0
    case .security: length >= 3
    default: true
    }
  }
}

/// Reads the options of an IPv4 header one after the other.
public struct IPv4OptionCursor: Hashable, Sendable {
  /// Byte of the header at which the next option begins.
  @inlinable public var position: Int { place }
  @usableFromInline var place: Int
  /// Byte after the header's last.
  public let end: Int

  @inlinable public init(_ header: IPv4Header) {
    self.init(headerLength: header.headerLength)
  }

  /// - Parameter headerLength: 20 to 60, from the IHL.
  @inlinable public init(headerLength: Int) {
    place = IPv4Header.size
    end = headerLength
  }

  /// - Parameters:
  ///   - bytes: from the IPv4 header's first byte to the end of what was captured; what lies behind the header is
  ///     not looked at.
  ///   - offset: of the header in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Returns: the next option, or nil behind the last.
  /// - Throws: truncated where the capture ends within an option; invalid option length. After a length that the kind
  ///   does not allow the cursor stands behind that option and may go on; after any other error at the end.
  @inlinable
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> IPv4Option? {
    let start = place
    guard start < end else { return nil }
    place = end
    guard start < bytes.count else {
      throw truncated(.ipv4, at: offset, needed: start &+ 1, available: bytes.count, limit: limit)
    }
    let kind = IPv4Option.Kind(rawValue: bytes[start])
    if kind == .endOfList { return IPv4Option(kind: kind, start: start, end: start &+ 1) }
    if kind == .noOperation {
      place = start &+ 1
      return IPv4Option(kind: kind, start: start, end: start &+ 1)
    }
    let after = try optionEnd(
      bytes, from: start, headerEnd: end, uncounted: 0, .ipv4, at: offset, limit: limit)
    place = after
    guard IPv4Option.allows(after &- start, for: kind) else {
      throw invalid(.ipv4, at: offset, .optionLength, UInt64(after &- start))
    }
    return IPv4Option(kind: kind, start: start, end: after)
  }
}
