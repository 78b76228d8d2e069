import Testing
import Wire

@testable import Flow

/// When the same ports are a new flow.
@Suite struct ReuseTests {
  private func capture(_ segments: [(fromClient: Bool, flags: String, sequence: UInt32)]) -> Capture {
    var capture = Capture()
    for (position, segment) in segments.enumerated() {
      let bytes =
        segment.fromClient
        ? ipv4(client, server, 6, tcp(4000, 80, flags(segment.flags), sequence: segment.sequence))
        : ipv4(server, client, 6, tcp(80, 4000, flags(segment.flags), sequence: segment.sequence))
      capture.add(ethernet(0x0800, bytes), at: Int64(position))
    }
    return capture
  }

  private let closedThenNew: [(Bool, String, UInt32)] = [
    (true, "S", 1), (false, "SA", 9), (true, "A", 2), (true, "FA", 2), (false, "FA", 10), (true, "A", 3),
    (true, "S", 700), (false, "SA", 900), (true, "A", 701),
  ]

  @Test func aNewSYNAfterACloseSplits() {
    let flows = capture(closedThenNew).flows()
    #expect(flows.map(\.state) == [.SF, .S1])
    #expect(flows.map { $0.originator.volume.packets + $0.responder.volume.packets } == [6, 3])
    #expect(flows.map(\.ordinal) == [1, 7])
  }

  @Test func noSplitKeepsOne() {
    var options = FlowOptions()
    options.splitsOnReuse = false
    let flows = capture(closedThenNew).flows(options)
    #expect(flows.count == 1)
    #expect(flows[0].originator.volume.packets + flows[0].responder.volume.packets == 9)
  }

  @Test func aRepeatedSYNAfterARefusalDoesNot() {
    let flows = capture([(true, "S", 1), (false, "RA", 0), (true, "S", 1), (false, "RA", 0)]).flows()
    #expect(flows.map(\.state) == [.REJ])
  }

  @Test func aNewSYNAfterARefusalDoes() {
    #expect(capture([(true, "S", 1), (false, "RA", 0), (true, "S", 2), (false, "RA", 0)]).flows().count == 2)
  }

  @Test func theOtherSideMayCallBackAfterAClose() {
    let flows = capture(Array(closedThenNew.prefix(6)) + [(false, "S", 5000), (true, "SA", 6000)]).flows()
    #expect(flows.count == 2)
    #expect(flows.map(\.originator.address) == [IPAddress(v4: client), IPAddress(v4: server)])
  }

  @Test func aSYNInMidstreamBeginsAnew() {
    let flows = capture([(true, "A", 50), (false, "A", 60), (true, "S", 1), (false, "SA", 2)]).flows()
    #expect(flows.map(\.state) == [.OTH, .S1])
  }

  @Test func theSYNBehindItsSYNACKIsTheSameFlow() {
    let flows = capture([(false, "SA", 9), (true, "S", 1), (true, "A", 2)]).flows()
    #expect(flows.count == 1)
    #expect(flows[0].originatorReason == .synchronize)
  }

  @Test func hundredsInOneRunFollowEachOther() {
    // All in one unit of events: the flow that the first pass chose is no longer the newest one.
    var segments: [(Bool, String, UInt32)] = []
    for round in 0..<300 {
      segments += [(true, "S", UInt32(round) * 10 + 1), (false, "RA", 0)]
    }
    let flows = capture(segments).flows()
    #expect(flows.count == 300)
    #expect(flows.allSatisfy { $0.state == .REJ && $0.originator.volume.packets == 1 })
  }
}
