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

extension IPv4Option: HeaderOption {
  @inlinable public static var uncounted: Int { 0 }
  @inlinable public static func endsList(_ kind: UInt8) -> Bool { kind == 0 }

  @inlinable public init?(single kind: UInt8, at start: Int) {
    let kind = Kind(rawValue: kind)
    guard kind.isSingleByte else { return nil }
    self.init(kind: kind, start: start, end: start &+ 1)
  }

  @inlinable public init?(kind: UInt8, _ bytes: Span<UInt8>, data: Range<Int>) {
    let kind = Kind(rawValue: kind)
    guard Self.allows(data.count &+ 2, for: kind) else { return nil }
    self.init(kind: kind, start: data.lowerBound &- 2, end: data.upperBound)
  }
}

/// Reads the options of an IPv4 header one after the other.
public typealias IPv4OptionCursor = OptionCursor<IPv4Option>

extension OptionCursor where Option == IPv4Option {
  @inlinable public init(_ header: IPv4Header) {
    self.init(headerLength: header.headerLength)
  }

  /// - Parameter headerLength: 20 to 60, from the IHL.
  @inlinable public init(headerLength: Int) {
    self.init(from: IPv4Header.size, to: headerLength, layer: .ipv4)
  }
}
