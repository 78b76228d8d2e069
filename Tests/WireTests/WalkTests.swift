import Testing

@testable import Wire

/// Writes down what the walk hands over, one word a header.
private struct Recorder: LayerSink {
  var seen: [String] = []
  mutating func enter(_ place: LayerPlace) {
    switch place.layer {
    // These have a call of their own, which says more.
    case .ipv4, .ipv6, .vlan, .hopByHopOptions, .routing, .fragment, .destinationOptions, .authentication, .tcp, .udp,
      .icmp, .icmpv6, .rawIP, .opaque:
      break
    default: seen.append("\(place.layer)@\(place.offset)")
    }
  }
  mutating func vlan(_ tag: VLANTag, at offset: Int) { seen.append("vlan\(tag.identifier)@\(offset)") }
  mutating func ipv4(_ header: IPv4Header, at offset: Int, length: Int) { seen.append("ipv4@\(offset)+\(length)") }
  mutating func ipv6(_ header: IPv6Header, at offset: Int, length: Int) { seen.append("ipv6@\(offset)+\(length)") }
  mutating func ipv6Extension(_ header: IPv6ExtensionHeader, as layer: Layer, at offset: Int) {
    seen.append("\(layer)@\(offset)")
  }
  mutating func ipv6Fragment(_ header: IPv6FragmentHeader, at offset: Int) { seen.append("fragment@\(offset)") }
  mutating func authentication(_ header: AuthenticationHeader, at offset: Int) { seen.append("ah@\(offset)") }
  mutating func tcp(_ header: TCPHeader, at offset: Int, payload: Range<Int>) {
    seen.append("tcp@\(offset) \(payload)")
  }
  mutating func udp(_ header: UDPHeader, at offset: Int, payload: Range<Int>) {
    seen.append("udp@\(offset) \(payload)")
  }
  mutating func icmp(_ header: ICMPHeader, as layer: Layer, at offset: Int, payload: Range<Int>) {
    seen.append("\(layer)@\(offset) \(payload)")
  }
  mutating func ports(source: UInt16, destination: UInt16, at offset: Int) {
    seen.append("ports \(source) \(destination)@\(offset)")
  }
  mutating func opaque(_ number: IPProtocol, at offset: Int, payload: Range<Int>) {
    seen.append("opaque\(number.rawValue)@\(offset) \(payload)")
  }
  mutating func unknown(_ what: LinkPayload, at offset: Int) { seen.append("unknown \(what)@\(offset)") }
}

private func record(
  _ bytes: [UInt8], as link: LinkType = .ethernet, wire: Int? = nil, entersTunnels: Bool = true
) -> (seen: [String], error: DecodeError?) {
  var recorder = Recorder()
  do {
    try walk(bytes.span, wire: wire ?? bytes.count, as: link, entersTunnels: entersTunnels, into: &recorder)
    return (recorder.seen, nil)
  } catch {
    return (recorder.seen, error)
  }
}

private let mac: [UInt8] = Array(repeating: 2, count: 12)

private func v4(_ number: UInt8, _ payload: [UInt8], flagsAndOffset: UInt16 = 0) -> [UInt8] {
  let length = 20 + payload.count
  return [
    0x45, 0, UInt8(length >> 8), UInt8(length & 255), 0, 1, UInt8(flagsAndOffset >> 8), UInt8(flagsAndOffset & 255),
  ]
    + [64, number, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2] + payload
}

private func v6(_ number: UInt8, _ payload: [UInt8]) -> [UInt8] {
  [0x60, 0, 0, 0, UInt8(payload.count >> 8), UInt8(payload.count & 255), number, 64] + Array(repeating: 1, count: 16)
    + Array(repeating: 2, count: 16) + payload
}

private let tcpSegment: [UInt8] = [0, 80, 1, 0] + Array(repeating: 0, count: 8) + [0x50, 2, 0, 0, 0, 0, 0, 0]
private let udpDatagram: [UInt8] = [0, 53, 1, 0, 0, 8, 0, 0]

@Suite struct WalkTests {
  @Test func ethernetToTCP() {
    let (seen, error) = record(mac + [8, 0] + v4(6, tcpSegment + [1, 2, 3]))
    #expect(seen == ["ethernet@0", "ipv4@14+43", "tcp@34 54..<57"])
    #expect(error == nil)
  }

  @Test(arguments: [
    (LinkType.raw, [UInt8](), "ipv4@0+28"), (.raw, [], "ipv4@0+28"), (.ipv4, [], "ipv4@0+28"),
    (LinkType(rawValue: 12), [], "ipv4@0+28"), (LinkType(rawValue: 14), [], "ipv4@0+28"),
    (.null, [2, 0, 0, 0], "ipv4@4+28"), (.null, [0, 0, 0, 2], "ipv4@4+28"), (.loop, [0, 0, 0, 2], "ipv4@4+28"),
    (.linuxCooked, Array(repeating: 0, count: 14) + [8, 0], "ipv4@16+28"),
    (.linuxCooked2, [8, 0] + Array(repeating: 0, count: 18), "ipv4@20+28"),
  ])
  func everyLinkTypeLeadsToIP(_ link: LinkType, _ header: [UInt8], _ expected: String) {
    let (seen, error) = record(header + v4(17, udpDatagram), as: link)
    #expect(seen.contains(expected))
    #expect(seen.last?.hasPrefix("udp@") == true)
    #expect(error == nil)
  }

  @Test func cookedFramesOfNetlinkHoldNoEtherType() {
    let netlink: [UInt8] = [0, 4, 0x03, 0x38, 0, 0] + Array(repeating: 0, count: 8) + [8, 0]
    #expect(
      record(netlink + v4(17, udpDatagram), as: .linuxCooked).seen == [
        "linuxCooked@0", "unknown linuxProtocol(2048)@16",
      ])
    let llc: [UInt8] = Array(repeating: 0, count: 14) + [0, 4, 0x42, 0x42, 3]
    #expect(record(llc, as: .linuxCooked).seen.suffix(2) == ["spanningTree@19", "unknown accessPoint(66)@19"])
  }

  @Test func rawAndLoopbackLeadToIPv6() {
    #expect(record(v6(17, udpDatagram), as: .raw).seen == ["ipv6@0+48", "udp@40 48..<48"])
    #expect(record(v6(17, udpDatagram), as: .ipv6).seen == ["ipv6@0+48", "udp@40 48..<48"])
    for family: UInt8 in [10, 24, 28, 30] {
      #expect(record([0, 0, 0, family] + v6(17, udpDatagram), as: .loop).seen.count == 3)
    }
  }

  @Test func tagsAtAnyDepth() {
    var frame = mac
    for number in 0..<200 { frame += number == 0 ? [0x88, 0xA8, 0, 7] : [0x81, 0, 0, 9] }
    let (seen, error) = record(frame + [8, 0] + v4(17, udpDatagram))
    #expect(seen.count == 1 + 200 + 2)
    #expect(seen[1] == "vlan7@14")
    #expect(error == nil)
  }

  @Test func subnetworkAccessProtocolLeadsToIP() {
    let frame = mac + [0, 36] + [0xAA, 0xAA, 3, 0, 0, 0, 8, 0] + v4(17, udpDatagram)
    #expect(record(frame).seen == ["ethernet@0", "logicalLinkControl@14", "ipv4@22+28", "udp@42 50..<50"])
    #expect(record(mac + [0, 31, 6, 6, 3] + v4(17, udpDatagram)).seen[2] == "ipv4@17+28")
    #expect(record(mac + [0, 5, 0x42, 0x42, 3, 0, 0]).seen.last == "unknown accessPoint(66)@17")
  }

  @Test func extensionHeadersAreWalkedInIPv6Only() {
    let chain: [UInt8] = [43, 0, 1, 4, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0]
    let fragment: [UInt8] = [51, 0, 0, 0, 0, 0, 0, 1]
    let authentication: [UInt8] = [6, 4] + Array(repeating: 0, count: 22)
    let frame = v6(0, chain + [44, 0, 1, 4, 0, 0, 0, 0] + fragment + authentication + tcpSegment)
    #expect(
      record(frame, as: .raw).seen == [
        "ipv6@0+\(frame.count)", "hopByHopOptions@40", "routing@48", "destinationOptions@56", "fragment@64", "ah@72",
        "tcp@96 116..<116",
      ])
    for number: UInt8 in [0, 43, 44, 60] {
      #expect(record(v4(number, Array(repeating: 0, count: 8)), as: .raw).seen.last == "opaque\(number)@20 20..<28")
    }
  }

  @Test func laterFragmentsAreOpaque() {
    #expect(record(v4(6, tcpSegment, flagsAndOffset: 1), as: .raw).seen.last == "opaque6@20 20..<40")
    #expect(record(v4(6, tcpSegment, flagsAndOffset: 0x2000), as: .raw).seen.last == "tcp@20 40..<40")
    let later: [UInt8] = [6, 0, 0, 8, 0, 0, 0, 1]
    #expect(record(v6(44, later + tcpSegment), as: .raw).seen.last == "opaque6@48 48..<68")
  }

  @Test func tunnelsAreEnteredUnlessToldNotTo() {
    let packet = v4(41, v6(4, v4(17, udpDatagram)))
    #expect(record(packet, as: .raw).seen.count == 4)
    #expect(record(packet, as: .raw, entersTunnels: false).seen == ["ipv4@0+88", "opaque41@20 20..<88"])
    let protected: [UInt8] = [6, 4] + Array(repeating: 0, count: 22)
    #expect(record(v4(51, protected + tcpSegment), as: .raw).seen.count == 3)
    #expect(record(v4(51, protected + tcpSegment), as: .raw, entersTunnels: false).seen.last == "opaque51@20 20..<64")
  }

  @Test func seventeenIPHeadersAreOneTooMany() {
    var packet = udpDatagram
    for depth in 0..<16 { packet = v4(depth == 0 ? 17 : 4, packet) }
    #expect(record(packet, as: .raw).error == nil)
    packet = v4(4, packet)
    let (seen, error) = record(packet, as: .raw)
    #expect(seen.count == 16)
    #expect(error == DecodeError(.ipv4, at: 320, .invalid(.depth, value: 17)))
  }

  @Test func lengthsOfZeroAreTakenFromTheFrame() {
    var packet = v4(6, tcpSegment + [1, 2, 3])
    packet[2] = 0
    packet[3] = 0
    #expect(record(packet, as: .raw, wire: 70_000).seen == ["ipv4@0+70000", "tcp@20 40..<70000"])
    var datagram = v6(6, tcpSegment)
    datagram[5] = 0
    #expect(record(datagram, as: .raw).seen == ["ipv6@0+60", "tcp@40 60..<60"])
    // Elsewhere zero means that nothing follows.
    var none = v6(44, [17, 0, 0, 0, 0, 0, 0, 1])
    none[5] = 0
    #expect(
      record(none, as: .raw).error
        == DecodeError(.fragment, at: 40, .truncated(needed: 8, available: 0, limit: .lengthField)))
  }

  @Test func paddingIsNotRead() {
    let (seen, error) = record(mac + [8, 0] + v4(6, Array(tcpSegment.prefix(12))) + Array(repeating: 0, count: 30))
    #expect(seen == ["ethernet@0", "ipv4@14+32", "ports 80 256@34"])
    #expect(error == DecodeError(.tcp, at: 34, .truncated(needed: 20, available: 12, limit: .lengthField)))
  }

  @Test func optionsThatAreCutCostNoHeader() {
    var segment = tcpSegment
    segment[12] = 0x80
    let (seen, error) = record(v4(6, segment), as: .raw)
    #expect(seen.last == "tcp@20 52..<52")
    #expect(error == DecodeError(.tcp, at: 20, .truncated(needed: 32, available: 20, limit: .lengthField)))
    var packet = v4(17, [])
    packet[0] = 0x46
    packet[3] = 24
    #expect(
      record(packet, as: .raw).error
        == DecodeError(.ipv4, at: 0, .truncated(needed: 24, available: 20, limit: .frame)))
  }

  @Test func invalidLengthsAndVersions() {
    var short = v4(17, udpDatagram)
    short[3] = 19
    #expect(record(short, as: .raw).error == DecodeError(.ipv4, at: 0, .invalid(.totalLength, value: 19)))
    #expect(record([0x50], as: .raw).error == DecodeError(.rawIP, at: 0, .invalid(.version, value: 5)))
    #expect(
      record([], as: .raw).error == DecodeError(.rawIP, at: 0, .truncated(needed: 1, available: 0, limit: .frame)))
  }

  /// Cut anywhere, the walk gives every header that is whole and says which one is not, where, and who cut it.
  @Test func everyTruncation() {
    let frame =
      mac + [0x88, 0xA8, 0, 5, 0x86, 0xDD]
      + v6(0, [44, 0, 1, 4, 0, 0, 0, 0] + [4, 0, 0, 0, 0, 0, 0, 9] + v4(6, tcpSegment))
    let whole = record(frame)
    #expect(whole.error == nil)
    let begins: [(Layer, Int, Int)] = [
      (.ethernet, 0, 14), (.vlan, 14, 4), (.ipv6, 18, 40), (.hopByHopOptions, 58, 8), (.fragment, 66, 8),
      (.ipv4, 74, 20),
      (.tcp, 94, 20),
    ]
    for length in 0..<frame.count {
      let (seen, error) = record(Array(frame.prefix(length)), wire: frame.count)
      let headers = begins.filter { length >= $0.1 + $0.2 }.count
      guard headers < begins.count else {
        Issue.record("all headers within \(length) bytes")
        continue
      }
      let (layer, offset, size) = begins[headers]
      #expect(
        error
          == DecodeError(layer, at: offset, .truncated(needed: size, available: length - offset, limit: .snapshot)))
      #expect(seen.prefix(headers) == whole.seen.prefix(headers))
      // That Ethernet begins is said before it is read; the others here say so themselves, when they are.
      #expect(seen.count == headers + (headers == 0 || (layer == .tcp && length >= offset + 4) ? 1 : 0))
    }
  }

  @Test func theShortCutAgreesWithTheTable() {
    for number in UInt8.min...UInt8.max {
      #expect(IPProtocol(rawValue: number).layerOnTheHotPath == IPProtocol(rawValue: number).layer)
    }
  }

  /// Whatever the bytes: an end, and offsets within the frame.
  @Test func noiseIsWalkedToAnEnd() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
    let links: [LinkType] = [
      .ethernet, .raw, .null, .loop, .linuxCooked, .linuxCooked2, .ipv4, .ipv6, LinkType(rawValue: 9999),
    ]
    let likely: [UInt8] = [0x45, 0x60, 0x08, 0x00, 0x81, 0x86, 0xDD, 4, 6, 17, 41, 43, 44, 51, 60, 0]
    for _ in 0..<20_000 {
      let bytes = (0..<Int(next() % 120)).map { _ in
        next() % 3 == 0 ? UInt8(truncatingIfNeeded: next()) : likely[Int(next() % 16)]
      }
      let link = links[Int(next() % UInt64(links.count))]
      let (seen, error) = record(bytes, as: link, wire: bytes.count + Int(next() % 3))
      #expect(!seen.isEmpty || error != nil)
      if let error { #expect(error.offset <= bytes.count) }
    }
  }
}
