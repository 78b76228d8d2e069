import Wire

/// The sink that keeps what the flow table needs of a frame: the addresses and numbers that name the flow,
/// the lengths of its layers, TCP's flags and sequence number, and the fragment's identity.
///
/// An inner IP header overwrites the outer one's values, so that the innermost decoded packet names the flow.
struct FlowSummary: LayerSink {
  /// How the two 16-bit numbers beside the addresses are to be read.
  enum Numbers: UInt8 {
    case none
    case ports
    /// ICMP with a request and a reply: type of the sender, and the type that answers it.
    case icmpPair
    /// ICMP that nobody answers: type and code.
    case icmpOneWay
  }
  enum Fragment: UInt8 {
    case none
    /// Offset 0, more to come: it names the flow.
    case first
    case later
  }

  var sourceHigh: UInt64 = 0
  var sourceLow: UInt64 = 0
  var destinationHigh: UInt64 = 0
  var destinationLow: UInt64 = 0
  var ipLength = 0
  var payloadLength = 0
  /// Where the header after the network headers begins, and where its packet ends, in the frame.
  var end = 0
  /// 4, 6, or 0 before an IP header.
  var version: UInt8 = 0
  var protocolNumber = IPProtocol(rawValue: 0)
  var numbers = Numbers.none
  var fragment = Fragment.none
  var tunnelDepth: UInt8 = 0
  var icmpCode: UInt8 = 0
  var sourceNumber: UInt16 = 0
  var destinationNumber: UInt16 = 0
  /// Whether a whole TCP header gave the flags and the sequence number.
  var isWholeTCP = false
  var tcpFlags: TCPHeader.Flags = []
  var vlanTags: UInt8 = 0
  var vlan: UInt16 = 0
  var innerVLAN: UInt16 = 0
  var sequenceNumber: UInt32 = 0
  var identification: UInt32 = 0
  /// Identity of the outermost datagram of which this frame is the first fragment.
  var firstFragment: DatagramKey?
  var outside: LinkPayload?

  @inline(__always)
  init() {}

  @inline(__always)
  mutating func vlan(_ tag: VLANTag, at offset: Int) {
    if vlanTags == 0 { vlan = tag.identifier } else if vlanTags == 1 { innerVLAN = tag.identifier }
    vlanTags = min(vlanTags &+ 1, 2)
  }

  @inline(__always)
  mutating func ipv4(_ header: IPv4Header, at offset: Int, length: Int) {
    sourceHigh = 0
    sourceLow = UInt64(header.source)
    destinationHigh = 0
    destinationLow = UInt64(header.destination)
    begin(4, header.protocolNumber, length: length, headerLength: header.headerLength, at: offset)
    if header.isFragment {
      identification = UInt32(header.identification)
      markFragment(isFirst: header.fragmentOffset == 0)
    }
  }

  @inline(__always)
  mutating func ipv6(_ header: IPv6Header, at offset: Int, length: Int) {
    sourceHigh = header.source.high
    sourceLow = header.source.low
    destinationHigh = header.destination.high
    destinationLow = header.destination.low
    begin(6, header.nextHeader, length: length, headerLength: IPv6Header.size, at: offset)
  }

  @inline(__always)
  private mutating func begin(
    _ version: UInt8, _ number: IPProtocol, length: Int, headerLength: Int, at offset: Int
  ) {
    if self.version != 0 { tunnelDepth &+= 1 }
    self.version = version
    protocolNumber = number
    ipLength = length
    payloadLength = length &- headerLength
    end = offset &+ length
    numbers = .none
    sourceNumber = 0
    destinationNumber = 0
    tcpFlags = []
    isWholeTCP = false
    fragment = .none
  }

  mutating func ipv6Extension(_ header: IPv6ExtensionHeader, as layer: Layer, at offset: Int) {
    follow(header.nextHeader, after: offset &+ header.headerLength)
  }

  mutating func authentication(_ header: AuthenticationHeader, at offset: Int) {
    follow(header.nextHeader, after: offset &+ header.headerLength)
  }

  mutating func ipv6Fragment(_ header: IPv6FragmentHeader, at offset: Int) {
    follow(header.nextHeader, after: offset &+ IPv6FragmentHeader.size)
    if header.isFragment {
      identification = header.identification
      markFragment(isFirst: header.fragmentOffset == 0)
    }
  }

  private mutating func follow(_ number: IPProtocol, after next: Int) {
    protocolNumber = number
    payloadLength = max(end &- next, 0)
  }

  private mutating func markFragment(isFirst: Bool) {
    fragment = isFirst ? .first : .later
    if isFirst, firstFragment == nil { firstFragment = datagram }
  }

  /// What the fragments of this packet's datagram have in common.
  var datagram: DatagramKey {
    DatagramKey(
      source: IPv6Address(high: sourceHigh, low: sourceLow),
      destination: IPv6Address(high: destinationHigh, low: destinationLow), identification: identification,
      version: version, protocolNumber: protocolNumber)
  }

  @inline(__always)
  mutating func tcp(_ header: TCPHeader, at offset: Int, payload: Range<Int>) {
    ports(source: header.sourcePort, destination: header.destinationPort, at: offset)
    isWholeTCP = true
    tcpFlags = header.flags
    sequenceNumber = header.sequenceNumber
    payloadLength = payload.count
  }

  @inline(__always)
  mutating func udp(_ header: UDPHeader, at offset: Int, payload: Range<Int>) {
    ports(source: header.sourcePort, destination: header.destinationPort, at: offset)
    payloadLength = payload.count
  }

  @inline(__always)
  mutating func ports(source: UInt16, destination: UInt16, at offset: Int) {
    numbers = .ports
    sourceNumber = source
    destinationNumber = destination
  }

  mutating func icmp(_ header: ICMPHeader, as layer: Layer, at offset: Int, payload: Range<Int>) {
    icmpCode = header.code
    sourceNumber = UInt16(header.type)
    payloadLength = payload.count
    if let answer = ICMPPairing.counterpart(of: header.type, isVersion6: layer == .icmpv6) {
      numbers = .icmpPair
      destinationNumber = UInt16(answer)
    } else {
      numbers = .icmpOneWay
      destinationNumber = UInt16(header.code)
    }
  }

  mutating func transport(_ layer: Layer, source: UInt16, destination: UInt16, at offset: Int, payload: Range<Int>) {
    ports(source: source, destination: destination, at: offset)
    payloadLength = payload.count
  }

  mutating func unknown(_ what: LinkPayload, at offset: Int) { outside = what }
}
