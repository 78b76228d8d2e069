import Testing
import Wire

@testable import Flow

/// One UDP datagram of 3,000 bytes of payload in three frames of an Ethernet with an MTU of 1,500.
@Suite struct FragmentTests {
  private let whole = udp(5000, 53, payload: 3000)

  private func fragment(_ part: Int, identification: Int = 7, number: Int = 17) -> [UInt8] {
    let from = part * 1480
    let to = min(from + 1480, whole.count)
    return ethernet(
      0x0800,
      ipv4(
        client, server, number, Array(whole[from..<to]), identification: identification, fragmentOffset: from,
        more: to < whole.count))
  }

  private func capture(_ parts: [Int]) -> Capture {
    var capture = Capture()
    for (position, part) in parts.enumerated() { capture.add(fragment(part), at: Int64(position)) }
    return capture
  }

  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]])
  func inAnyOrderTheyAreOneFlow(_ parts: [Int]) {
    let engine = capture(parts).engine()
    let flows = Array(engine.records())
    #expect(flows.count == 1)
    #expect(flows[0].originator.number == .port(5000))
    #expect(flows[0].originator.volume.packets == 3)
    // 3,008 bytes of UDP and three times 34 of Ethernet and IPv4.
    #expect(flows[0].originator.volume.wireBytes == 3008 + 3 * 34)
    #expect(flows[0].originator.volume.ipBytes == 3008 + 3 * 20)
    #expect(flows[0].originator.volume.payloadBytes == 3000)
    #expect(flows[0].fragments == 3)
    #expect(flows[0].ordinal == 1)
    #expect((flows[0].first, flows[0].last) == (0, 2))
    #expect(engine.tally.orphanFragments == 0)
  }

  @Test func apartTheyStandWithoutPorts() {
    var options = FlowOptions()
    options.fragments = .apart
    let flows = capture([0, 1, 2]).flows(options)
    #expect(flows.map { $0.originator.volume.packets } == [1, 2])
    #expect(flows.map(\.originator.number) == [.port(5000), .none])
  }

  @Test func withoutAFirstTheyStayWithTheAddressPair() {
    let engine = capture([1, 2]).engine()
    let flows = Array(engine.records())
    #expect(flows.count == 1)
    #expect(flows[0].originator.number == .none)
    #expect(flows[0].originator.volume.packets == 2)
    #expect(engine.tally.orphanFragments == 2)
    #expect(engine.tally.read == engine.tally.inFlows)
  }

  @Test func anotherIdentificationOrProtocolIsAnotherDatagram() {
    var capture = Capture()
    capture.add(fragment(0))
    capture.add(fragment(1, identification: 8))
    capture.add(fragment(1, number: 6))
    #expect(capture.engine().tally.orphanFragments == 2)
  }

  @Test func anIdentificationIsForgottenAfterAMinute() {
    var capture = Capture()
    capture.add(fragment(0), at: 0)
    capture.add(fragment(1), at: 60_000_000_000)
    capture.add(fragment(2), at: 60_000_000_001)
    #expect(capture.engine().tally.orphanFragments == 1)
  }

  @Test func waitingIsBounded() {
    var capture = Capture()
    for identification in 0..<(FragmentTable.waitingCapacity + 10) {
      capture.add(fragment(1, identification: identification), at: Int64(identification))
    }
    // The ten oldest had to go; their first fragments come too late for them, the others are in time.
    for identification in 0..<20 { capture.add(fragment(0, identification: identification), at: 9000) }
    let engine = capture.engine()
    #expect(engine.tally.orphanFragments == UInt64(FragmentTable.waitingCapacity + 10 - 10))
    let packets = engine.records().reduce(0) { $0 + $1.originator.volume.packets }
    #expect(packets == UInt64(capture.frames.count))
  }

  @Test func ipv6FragmentsFollowTheirFirstToo() {
    var capture = Capture()
    for part in [1, 0] {
      let from = part * 1440
      let to = min(from + 1440, 2000)
      let header: [UInt8] = [17, 0] + big16(from | (to < 2000 ? 1 : 0)) + big32(99)
      let data = Array(udp(5000, 53, payload: 1992)[from..<to])
      capture.add(ethernet(0x86DD, ipv6(1, 2, 44, header + data)))
    }
    let flows = capture.flows()
    #expect(flows.count == 1)
    #expect(flows[0].originator.number == .port(5000))
    #expect(flows[0].originator.volume.payloadBytes == 1992)
  }

  @Test func laterFragmentsOfATunnelFollowTheFlowInside() {
    let inner = ipv4(1, 2, 17, udp(10, 20, payload: 2000))
    var capture = Capture()
    for part in [0, 1] {
      let from = part * 1480
      let to = min(from + 1480, inner.count)
      capture.add(
        ethernet(
          0x0800,
          ipv4(
            client, server, 4, Array(inner[from..<to]), identification: 3, fragmentOffset: from, more: to < inner.count)
        ))
    }
    let flows = capture.flows()
    #expect(flows.count == 1)
    #expect(flows[0].originator.address == IPAddress(v4: 1))
    #expect(flows[0].originator.volume.packets == 2)
  }
}
