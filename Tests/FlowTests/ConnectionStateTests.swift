import Testing
import Wire

@testable import Flow

/// Each of Zeek's thirteen conn_state values, from packets that bring it about
/// (meanings: Zeek documentation, base/protocols/conn; steps as its TCP endpoint states go).
@Suite struct ConnectionStateTests {
  @Test(arguments: [
    (">S", ConnectionState.S0),
    (">S >S", .S0),
    (">S <SA", .S1),
    (">S <SA >A >PA+ <A", .S1),
    (">S <SA >A >FA <FA >A", .SF),
    (">S <SA >A >PA+ <PA+ >FA <A <FA >A", .SF),
    (">S <RA", .REJ),
    (">S <SA >A >FA <A", .S2),
    (">S <SA >A <FA >A", .S3),
    (">S <SA >A >PA+ >R", .RSTO),
    (">S <SA >A >PA+ <R", .RSTR),
    (">S >R", .RSTOS0),
    ("<SA <R", .RSTRH),
    (">S >F", .SH),
    ("<SA <F", .SHR),
    (">A >PA+ <A", .OTH),
    (">PA+ >R", .OTH),
    // FIN and RST of one side, then the FIN of the other: an ordinary end.
    (">S <SA >A >FA >R <FA", .SF),
    // A reset once both have closed changes nothing.
    (">S <SA >A >FA <FA >R", .SF),
    // The originator resets what it did not ask for, or whose SYN was missed: the responder is established.
    ("<SA >R", .RSTO),
    // An ACK without data before the reset: the SYN was not all it sent.
    (">S >A >R", .OTH),
    // Midstream traffic that both sides end.
    (">A <A >FA <FA", .SF),
  ])
  func state(_ steps: String, _ expected: ConnectionState) {
    let flows = conversation(steps).flows()
    #expect(flows.count == 1)
    #expect(flows.first?.state == expected)
  }

  @Test func everyStateHasACase() {
    let made: Set<ConnectionState> = [.S0, .S1, .SF, .REJ, .S2, .S3, .RSTO, .RSTR, .RSTOS0, .RSTRH, .SH, .SHR, .OTH]
    #expect(made == Set(ConnectionState.allCases))
  }

  @Test func originatorIsWhoSentTheSYN() {
    let flow = conversation(">S <SA >A").flows()[0]
    #expect(flow.originator.address == IPAddress(v4: client))
    #expect(flow.originator.number == .port(4000))
    #expect(flow.originatorReason == .synchronize)
  }

  @Test func originatorIsWhoWasSentTheSYNACK() {
    let flow = conversation("<SA >A").flows()[0]
    #expect(flow.originator.address == IPAddress(v4: client))
    #expect(flow.originatorReason == .synchronizeAcknowledge)
  }

  @Test func midstreamOriginatorIsTheFirstSenderWhateverThePorts() {
    let flow = conversation("<PA+ >A").flows()[0]
    #expect(flow.originator.address == IPAddress(v4: server))
    #expect(flow.originatorReason == .firstPacket)
  }

  @Test func flagsOfEachSideAreKept() {
    let flow = conversation(">S <SA >A >FA <R").flows()[0]
    #expect(flow.originator.tcpFlags == [.synchronize, .acknowledgment, .finish])
    #expect(flow.responder.tcpFlags == [.synchronize, .acknowledgment, .reset])
  }

  @Test func aTCPHeaderCutAfterItsPortsNamesTheFlowButMovesNoState() {
    var capture = Capture()
    capture.add(ethernet(0x0800, ipv4(client, server, 6, Array(tcp(4000, 80, flags("S")).prefix(8)))))
    let engine = capture.engine()
    let flow = Array(engine.records())[0]
    #expect(flow.originator.number == .port(4000))
    #expect(flow.state == .OTH)
    #expect(engine.tally.damaged.values.reduce(0, +) == 1)
    #expect(engine.tally.inFlows == 1)
  }
}
