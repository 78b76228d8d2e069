import Testing
import Wire

@testable import Flow

@Suite struct FlowEngineTests {
  @Test func threeLayersAreCountedEachForItself() {
    var capture = Capture()
    // 20 + 20 + 6 bytes of IP in a frame padded to the Ethernet minimum.
    capture.add(ethernet(0x0800, ipv4(client, server, 6, tcp(4000, 80, flags("A"), payload: 6)), padTo: 64))
    let volume = capture.flows()[0].originator.volume
    #expect(volume == Volume(packets: 1, wireBytes: 64, ipBytes: 46, payloadBytes: 6))
  }

  @Test func aFrameCutBySnapshotCountsAsItWasOnTheWire() {
    var capture = Capture()
    let frame = ethernet(0x0800, ipv4(client, server, 17, udp(5000, 53, payload: 900)))
    capture.add(Array(frame.prefix(60)), wire: frame.count)
    let engine = capture.engine()
    #expect(
      Array(engine.records())[0].originator.volume
        == Volume(packets: 1, wireBytes: UInt64(frame.count), ipBytes: 928, payloadBytes: 900))
    #expect(engine.tally.cut == 1)
    #expect(engine.tally.damaged.isEmpty)
  }

  @Test func totalLengthZeroIsTakenFromTheFrame() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(client, server, 6, tcp(4000, 80, flags("A"), payload: 3000), totalLength: 0)))
    #expect(capture.flows()[0].originator.volume.ipBytes == 3040)
    #expect(capture.flows()[0].originator.volume.payloadBytes == 3000)
  }

  @Test func frameCheckSequenceIsNoPayload() {
    var capture = Capture()
    capture.links = [LinkLayer(type: .ethernet, frameCheckSequence: 4)]
    let frame = ethernet(0x0800, ipv4(client, server, 6, tcp(4000, 80, flags("A"), payload: 100), totalLength: 0))
    capture.add(frame + [1, 2, 3, 4])
    let volume = capture.flows()[0].originator.volume
    #expect(volume == Volume(packets: 1, wireBytes: UInt64(frame.count + 4), ipBytes: 140, payloadBytes: 100))
  }

  @Test func bothDirectionsAreOneFlow() {
    var capture = Capture()
    capture.add(ethernet(0x86DD, ipv6(9, 2, 17, udp(5000, 53, payload: 1))), at: 5)
    capture.add(ethernet(0x86DD, ipv6(2, 9, 17, udp(53, 5000, payload: 2))), at: 3)
    let flows = capture.flows()
    #expect(flows.count == 1)
    #expect(flows[0].state == .SF)
    #expect(flows[0].originator.number == .port(5000))
    #expect((flows[0].originator.volume.payloadBytes, flows[0].responder.volume.payloadBytes) == (1, 2))
    // Least and greatest of its own packets' times, though time goes back.
    #expect((flows[0].first, flows[0].last) == (3, 5))
  }

  @Test func equalAddressesAreToldApartByPort() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(client, client, 17, udp(7, 9))))
    capture.add(ethernet(0x0800, ipv4(client, client, 17, udp(9, 7))))
    let flows = capture.flows()
    #expect(flows.count == 1)
    #expect(flows[0].originator.volume.packets == 1)
    #expect(flows[0].responder.volume.packets == 1)
  }

  @Test func pingIsOneFlowWithTypesOnBothSides() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(client, server, 1, icmp(8, payload: 60))))
    capture.add(ethernet(0x0800, ipv4(server, client, 1, icmp(0, payload: 60))))
    let flows = capture.flows()
    #expect(flows.count == 1)
    #expect(flows[0].originator.number == .icmp(type: 8, code: 0))
    #expect(flows[0].responder.number == .icmp(type: 0, code: 0))
    #expect(flows[0].state == .SF)
    // Less the four bytes of every ICMP message and the four of an echo's identifier and sequence number.
    #expect(flows[0].originator.volume.payloadBytes == 56)
  }

  @Test func anEchoReplyAloneWasAskedForByItsReceiver() {
    var capture = Capture()
    capture.add(ethernet(0x86DD, ipv6(2, 1, 58, icmp(129))))
    let flow = capture.flows()[0]
    #expect(flow.originator.number == .icmp(type: 128, code: 0))
    #expect(flow.originatorReason == .reply)
    #expect(flow.state == .SHR)
  }

  @Test func oneWayICMPNamesOnlyItsSender() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(server, client, 1, icmp(3, 1))))
    // Type 1 code 3 the other way has the same numbers on the same sides, and is another flow.
    capture.add(ethernet(0x0800, ipv4(client, server, 1, icmp(1, 3))))
    let flows = capture.flows()
    #expect(flows.map(\.originator.number) == [.icmp(type: 3, code: 1), .icmp(type: 1, code: 3)])
    #expect(flows.map(\.responder.number) == [.none, .none])
    #expect(flows.map(\.state) == [.OTH, .OTH])
    #expect(flows.map(\.originator.address) == [IPAddress(v4: server), IPAddress(v4: client)])
  }

  @Test func protocolsWithoutADecoderAreFlowsOfTheirAddressPair() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(client, server, 253, [1, 2, 3])))
    capture.add(ethernet(0x0800, ipv4(server, client, 253, [4])))
    let flows = capture.flows()
    #expect(flows.count == 1)
    #expect(flows[0].protocolNumber == IPProtocol(rawValue: 253))
    #expect(flows[0].originator.number == .none)
    #expect(flows[0].originator.volume.payloadBytes == 3)
  }

  @Test func tunnelsAreEnteredOrNot() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(client, server, 4, ipv4(1, 2, 41, ipv6(1, 2, 17, udp(10, 20, payload: 5))))))
    let inner = capture.flows()[0]
    #expect(inner.protocolNumber == .udp)
    #expect(inner.originator.address.version == .v6)
    #expect(inner.tunnelDepth == 2)
    #expect(inner.originator.volume == Volume(packets: 1, wireBytes: 14 + 20 + 20 + 53, ipBytes: 53, payloadBytes: 5))
    var options = FlowOptions()
    options.tunnels = .outer
    let outer = capture.flows(options)[0]
    #expect(outer.protocolNumber == .ipv4)
    #expect(outer.originator.address == IPAddress(v4: client))
    #expect(outer.originator.volume.payloadBytes == 73)
  }

  @Test func aTunnelWhoseInsideIsDamagedKeepsTheOuterFlow() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(client, server, 4, [0x45, 0, 0])))
    let engine = capture.engine()
    #expect(Array(engine.records())[0].protocolNumber == .ipv4)
    #expect(
      engine.tally.damaged == [
        DecodeTrouble(
          DecodeError(.ipv4, at: 34, .truncated(needed: 20, available: 3, limit: .lengthField))): 1
      ])
  }

  @Test func vlansAreKeptApartOnlyWhenAsked() {
    var capture = Capture()
    for identifier in [5, 6] {
      capture.add(
        ethernet(0x88A8, big16(100) + big16(0x8100) + big16(identifier) + big16(0x0800) + ipv4(1, 2, 17, udp(3, 4))))
    }
    #expect(capture.flows().count == 1)
    #expect(capture.flows()[0].vlan == 100)
    #expect(capture.flows()[0].innerVLAN == 5)
    var options = FlowOptions()
    options.separation = .vlan
    #expect(capture.flows(options).map(\.innerVLAN) == [5, 6])
  }

  @Test func interfacesAreKeptApartOnlyWhenAsked() {
    var capture = Capture()
    capture.links = [LinkLayer(type: .ethernet), LinkLayer(type: .raw)]
    capture.add(ethernet(0x0800, ipv4(1, 2, 17, udp(3, 4))))
    capture.add(ipv4(1, 2, 17, udp(3, 4)), interface: 1)
    #expect(capture.flows().count == 1)
    var options = FlowOptions()
    options.separation = .interface
    #expect(capture.flows(options).map(\.interface) == [0, 1])
  }

  @Test func everyFrameIsInAFlowOrOutsideByReason() {
    var capture = Capture()
    capture.links = [LinkLayer(type: .ethernet), LinkLayer(type: LinkType(rawValue: 147)), LinkLayer(type: .null)]
    capture.add(ethernet(0x0806, [0, 1, 8, 0, 6, 4, 0, 1] + Array(repeating: 0, count: 20)))
    capture.add(ethernet(0x88CC, [1, 2]))
    capture.add(ethernet(38, [0x42, 0x42, 3, 0, 0]))
    capture.add(ethernet(0x0800, [0x45]))
    capture.add(ethernet(0x0800, [0x55] + Array(repeating: 0, count: 30)))
    capture.add([1, 2, 3], interface: 1)
    capture.add([7, 0, 0, 0, 1], interface: 2)
    capture.add(ethernet(0x0800, ipv4(1, 2, 17, udp(3, 4))))
    let tally = capture.engine().tally
    #expect(
      tally.outside == [
        .etherType(.arp): 1, .etherType(EtherType(rawValue: 0x88CC)): 1, .accessPoint(0x42): 1,
        .linkType(LinkType(rawValue: 147)): 1, .addressFamily(7): 1,
        .undecodable(DecodeTrouble(DecodeError(.ipv4, at: 14, .truncated(needed: 20, available: 1, limit: .frame)))): 1,
        .undecodable(DecodeTrouble(DecodeError(.ipv4, at: 14, .invalid(.version, value: 5)))): 1,
      ])
    #expect(tally.read == 8)
    #expect(tally.inFlows + tally.outsideTotal == tally.read)
  }

  @Test func framesWithoutATimeGiveNone() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(1, 2, 17, udp(3, 4))), flags: .timeless)
    capture.add(ethernet(0x0800, ipv4(1, 2, 17, udp(3, 5))), at: 7)
    let flows = capture.flows()
    #expect(flows.map(\.first) == [7, nil])
    #expect(capture.engine().tally.first == 7)
  }

  @Test func batchesOfAnySizeAndAnySeedGiveTheSameFlows() {
    var capture = Capture()
    var state: UInt32 = 12345
    for position in 0..<20_000 {
      state = state &* 1_664_525 &+ 1_013_904_223
      let port = Int(state >> 16) % 3000
      let packet =
        state & 1 == 0
        ? ipv4(client, server, 6, tcp(port, 80, UInt8(state >> 8 & 0x1F), sequence: state >> 20))
        : ipv4(server, client, 6, tcp(80, port, UInt8(state >> 8 & 0x1F), sequence: state >> 20))
      capture.add(ethernet(0x0800, packet), at: Int64(position / 3))
    }
    let expected = capture.flows()
    #expect(expected.count > 3000)
    var options = FlowOptions()
    for (batch, seed) in [(1, 0), (7, 1), (4096, 0xFFFF_FFFF_FFFF_FFFF), (5000, 42)] as [(Int, UInt64)] {
      options.hashSeed = seed
      #expect(Array(capture.engine(options, batch: batch).records()) == expected)
    }
  }

  @Test func keysWithOneHashAreStillTwoFlows() {
    var partition = FlowPartition()
    var events: [FlowEvent] = []
    for position in 0..<400 {
      var event = FlowEvent.none
      event.key.aLow = UInt64(position % 4)
      event.key.identity = UInt64(4) << 48
      event.hash = 0xABCD_0000_0000_0000
      event.ordinal = UInt64(position + 1)
      events.append(event)
    }
    var numbers = [UInt32](repeating: 0, count: FlowPartition.longestRun)
    for from in stride(from: 0, to: 400, by: 100) {
      let run = (from..<from + 100).map { UInt32($0) }
      partition.apply(events.span, run: run.span, numbers: &numbers, splitsOnReuse: true)
    }
    #expect(partition.count == 4)
    #expect((0..<4).map { partition[$0].sides[0].packets }.sorted() == [100, 100, 100, 100])
    #expect(Set((0..<4).map { partition[$0].key.aLow }) == [0, 1, 2, 3])
  }

  @Test func manyFlowsOutgrowTheIndexWithoutLoss() {
    var capture = Capture()
    for position in 0..<60_000 {
      capture.add(ethernet(0x0800, ipv4(UInt32(position), server, 17, udp(position % 60_000, 53))), at: Int64(position))
    }
    let flows = capture.flows()
    #expect(flows.count == 60_000)
    #expect(flows.enumerated().allSatisfy { $0.element.originator.address == IPAddress(v4: UInt32($0.offset)) })
  }
}
