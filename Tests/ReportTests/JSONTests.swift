import Capture
import Flow
import Foundation
import Testing
import Wire

@testable import Report

@Suite struct JSONTests {
  private func parsed(_ write: (inout JSONWriter, inout Output) -> Void, interfaces: [CaptureInterface]? = nil) throws
    -> [[String: Any]]
  {
    var writer = JSONWriter(
      interfaces: interfaces ?? [CaptureInterface(link: LinkLayer(type: .ethernet), name: "eth0")])
    let bytes = Sample.bytes { write(&writer, &$0) }
    #expect(bytes.last == 0x0A)
    return try bytes.split(separator: 0x0A).map {
      try #require(JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  private func line(_ write: (inout JSONWriter, inout Output) -> Void) -> String {
    var writer = JSONWriter(interfaces: [CaptureInterface(link: LinkLayer(type: .ethernet), name: "eth0")])
    return Sample.text { write(&writer, &$0) }
  }

  @Test func aFlowBeginsAsTheManualShows() {
    var flow = Sample.lunch[1]
    flow.originator.volume = Volume(packets: 412, wireBytes: 61_004, ipBytes: 55_236, payloadBytes: 33_412)
    flow.responder.volume = Volume(packets: 640, wireBytes: 698_210, ipBytes: 689_250, payloadBytes: 655_802)
    flow.vlan = 0
    flow.innerVLAN = 4095
    #expect(
      line { $0.write(flow, to: &$1) } == """
        {"type":"flow","schema":"rawscope/1","protocol":"tcp","protocol_number":6,\
        "originator":{"address":"192.168.1.10","port":51522,"packets":412,"wire_bytes":61004,"ip_bytes":55236,\
        "payload_bytes":33412,"tcp_flags":["FIN","SYN","ACK"]},\
        "responder":{"address":"93.184.216.34","port":443,"packets":640,"wire_bytes":698210,"ip_bytes":689250,\
        "payload_bytes":655802,"tcp_flags":["SYN","PSH","ACK"]},\
        "first":"2023-11-14T22:13:20.123456789Z","last":"2023-11-14T22:13:33.033456789Z",\
        "first_ns":1700000000123456789,"last_ns":1700000013033456789,"state":"SF","duration_ns":12910000000,\
        "originator_by":"syn","service":{"name":"https","by":"port"},"vlan":0,"inner_vlan":4095,"interface":"eth0",\
        "link_type":"\(LinkType.ethernet.name ?? "")","tunnel_depth":0,"fragments":0,"first_frame":3}

        """)
  }

  @Test func whatDoesNotApplyIsAbsentAndWhatIsNotKnownIsNull() throws {
    func flow(_ number: UInt8, _ originator: EndpointNumber, _ responder: EndpointNumber) -> FlowRecord {
      FlowRecord(
        protocolNumber: IPProtocol(rawValue: number),
        originator: FlowSide(address: Sample.laptop, number: originator),
        responder: FlowSide(address: Sample.v6(0x2001_0DB8 << 32, 1), number: responder),
        originatorReason: .firstPacket, first: nil, last: nil, state: .S0, ordinal: 9, interface: 5)
    }
    func sides(_ record: [String: Any]) throws -> ([String: Any], [String: Any]) {
      (try #require(record["originator"] as? [String: Any]), try #require(record["responder"] as? [String: Any]))
    }
    let records = try parsed { writer, output in
      writer.write(flow(1, .icmp(type: 3, code: 1), .none), to: &output)
      writer.write(flow(6, .none, .none), to: &output)
      writer.write(flow(47, .none, .none), to: &output)
      writer.write(flow(17, .port(50_001), .port(50_002)), to: &output)
      writer.write(flow(58, .icmp(type: 128, code: 0), .icmp(type: 129, code: 0)), to: &output)
    }
    let error = try sides(records[0])
    #expect(error.0["icmp_type"] as? Int == 3)
    #expect(error.0["icmp_code"] as? Int == 1)
    #expect(error.1["icmp_type"] is NSNull)
    #expect(error.1["icmp_code"] is NSNull)
    #expect(error.0["port"] == nil)
    #expect(error.0["tcp_flags"] == nil)
    #expect(records[0]["service"] == nil)
    #expect(records[0]["vlan"] == nil)
    #expect(records[0]["inner_vlan"] == nil)
    for key in ["first", "last", "first_ns", "last_ns", "duration_ns", "interface", "link_type"] {
      #expect(records[0][key] is NSNull, "\(key)")
    }
    let fragments = try sides(records[1])
    #expect(fragments.0["port"] == nil)
    #expect(fragments.0["tcp_flags"] as? [String] == [])
    #expect(records[1]["service"] is NSNull)
    let gre = try sides(records[2])
    #expect(records[2]["protocol"] as? String == "gre")
    #expect(Set(gre.1.keys) == ["address", "packets", "wire_bytes", "ip_bytes", "payload_bytes"])
    #expect(records[2]["service"] == nil)
    #expect(records[3]["service"] is NSNull)
    #expect(records[4]["protocol"] as? String == "icmpv6")
    #expect(try sides(records[4]).1["icmp_type"] as? Int == 129)
    #expect(try sides(records[4]).1["address"] as? String == "2001:db8::1")
  }

  @Test func everyRandomFlowIsOneValidLineWithItsValues() throws {
    var generator = SeededGenerator(seed: 5)
    let flows = (1...500).map { FlowRecord.random(using: &generator, ordinal: $0) }
    // Foundation reads some integers of 19 digits as doubles: those are compared as text.
    for flow in flows {
      let moments =
        "\"first_ns\":\(flow.first.map { "\($0)" } ?? "null"),\"last_ns\":\(flow.last.map { "\($0)" } ?? "null"),"
      #expect(line { $0.write(flow, to: &$1) }.contains(moments))
    }
    let records = try parsed { writer, output in for flow in flows { writer.write(flow, to: &output) } }
    #expect(records.count == flows.count)
    for (record, flow) in zip(records, flows) {
      #expect(record["type"] as? String == "flow")
      #expect(record["schema"] as? String == "rawscope/1")
      #expect(record["protocol_number"] as? UInt8 == flow.protocolNumber.rawValue)
      #expect(record["duration_ns"] as? UInt64 == flow.duration)
      #expect(record["state"] as? String == "\(flow.state)")
      #expect(record["fragments"] as? UInt64 == flow.fragments)
      #expect(record["vlan"] as? UInt16 == flow.vlan)
      #expect(record["inner_vlan"] as? UInt16 == flow.innerVLAN)
      #expect(record["tunnel_depth"] as? UInt8 == flow.tunnelDepth)
      #expect(record["first_frame"] as? UInt64 == flow.ordinal)
      for (key, side) in [("originator", flow.originator), ("responder", flow.responder)] {
        let object = try #require(record[key] as? [String: Any])
        #expect(object["address"] as? String == side.address.description)
        #expect(object["packets"] as? UInt64 == side.volume.packets)
        #expect(object["wire_bytes"] as? UInt64 == side.volume.wireBytes)
        #expect(object["ip_bytes"] as? UInt64 == side.volume.ipBytes)
        #expect(object["payload_bytes"] as? UInt64 == side.volume.payloadBytes)
        if case .port(let port) = side.number { #expect(object["port"] as? UInt16 == port) }
      }
    }
  }

  @Test func hostsEndpointsServicesAndPairs() throws {
    let flows = Sample.lunch
    let records = try parsed { writer, output in
      for host in HostRecord.all(of: FlowRecords(flows)).busiestFirst(by: .bytes) { writer.write(host, to: &output) }
      for endpoint in EndpointRecord.all(of: FlowRecords(flows)).busiestFirst(by: .bytes) {
        writer.write(endpoint, to: &output)
      }
      for service in ServiceRecord.all(of: FlowRecords(flows)).busiestFirst(by: .bytes) {
        writer.write(service, to: &output)
      }
      for pair in PairRecord.all(of: FlowRecords(flows)).busiestFirst(by: .bytes) { writer.write(pair, to: &output) }
    }
    #expect(records.count == 3 + 8 + 4 + 2)
    let host = records[0]
    #expect(host["type"] as? String == "host")
    #expect(host["address"] as? String == "192.168.1.10")
    #expect(host["flows"] as? Int == 4)
    #expect(host["flows_begun"] as? Int == 4)
    #expect(host["peers"] as? Int == 2)
    let sent = try #require(host["sent"] as? [String: Int])
    #expect(sent == ["packets": 418, "wire_bytes": 61_544, "ip_bytes": 55_692, "payload_bytes": 38_972])
    #expect((host["received"] as? [String: Int])?["wire_bytes"] == 698_816)
    #expect(host["first"] as? String == "2023-11-14T22:13:20.123456789Z")
    #expect(host["last_ns"] as? Int64 == 1_700_000_013_033_456_789)
    let endpoint = records[3]
    #expect(endpoint["type"] as? String == "endpoint")
    #expect(endpoint["address"] as? String == "93.184.216.34")
    #expect(endpoint["port"] as? Int == 443)
    #expect(endpoint["protocol"] as? String == "tcp")
    #expect(endpoint["service"] as? [String: String] == ["name": "https", "by": "port"])
    #expect(endpoint["peers"] as? Int == 1)
    let echo = records[5]
    #expect(echo["icmp_type"] as? Int == 0)
    #expect(echo["port"] == nil)
    let service = records[11]
    #expect(service["type"] as? String == "service")
    #expect(service["port"] as? Int == 443)
    #expect(service["originators"] as? Int == 1)
    #expect(service["responders"] as? Int == 1)
    #expect((service["sent"] as? [String: Int])?["wire_bytes"] == 698_210)
    let pair = records[16]
    #expect(pair["type"] as? String == "pair")
    #expect(pair["address"] as? String == "192.168.1.1")
    #expect(pair["peer"] as? String == "192.168.1.10")
    #expect(pair["flows"] as? Int == 3)
    for record in records {
      #expect(record["schema"] as? String == "rawscope/1")
      #expect((record["sent"] as? [String: Any])?.count == 4)
    }
  }

  @Test func theSummaryTellsWhereEveryFrameWent() throws {
    var summary = Sample.summary(of: Sample.lunch)
    let good = try parsed({ $0.write(summary, to: &$1) })[0]
    #expect(good["type"] as? String == "summary")
    #expect(good["complete"] as? Bool == true)
    #expect(good["incomplete"] == nil)
    #expect(good["frames_read"] as? Int == 1068)
    #expect(good["frames_in_flows"] as? Int == 1064)
    #expect(good["frames_outside"] as? Int == 4)
    #expect(good["kernel_drops"] is NSNull)
    #expect(good["interface_drops"] is NSNull)
    #expect(good["filter"] is NSNull)
    #expect(good["live"] as? Bool == false)
    #expect(good["sources"] as? [String] == ["lunch.pcapng"])
    #expect(good["flows"] as? Int == 4)
    #expect(good["first_ns"] as? Int64 == Sample.start)
    let outside = try #require(good["outside"] as? [[String: Any]])
    #expect(outside.map { $0["name"] as? String } == ["ARP", "LLDP"])
    #expect(outside.map { $0["frames"] as? Int } == [3, 1])
    #expect(outside[0]["reason"] as? String == "ether_type")
    #expect(outside[0]["number"] as? Int == 2054)

    // Where no flows were looked for there is nothing about them.
    summary.flows = nil
    let packets = try parsed({ $0.write(summary, to: &$1) })[0]
    #expect(packets["frames_read"] as? Int == good["frames_read"] as? Int)
    let ofFlows = ["flows", "frames_in_flows", "frames_outside", "outside", "damaged", "frames_damaged", "options"]
    #expect(Set(good.keys).subtracting(packets.keys) == Set(ofFlows + ["orphan_fragments"]))
    summary.shortfalls = [.noSuchPackets(9...9, count: 8), .noSuchPackets(9...11, count: 1)]
    let short = try parsed({ $0.write(summary, to: &$1) })[0]
    #expect(
      (short["incomplete"] as? [[String: String]])?.map { $0["message"] } == [
        "there is no packet 9: the capture has 8 packets", "there are no packets 9 to 11: the capture has 1 packet",
      ])
    summary.flows = 4

    summary.sources = ["a\"b\\c\u{1B}é\u{202E}.pcap", "-"]
    summary.filter = "tcp[13] & 2 != 0"
    summary.shortfalls = [.interrupted, .error(.notACapture(file: "x\u{07}\\\".pcap", .empty))]
    summary.statistics.droppedByKernel = 12
    summary.statistics.droppedByInterface = 0
    summary.endedAtCount = 7
    summary.options.tunnels = .outer
    summary.options.fragments = .apart
    summary.options.splitsOnReuse = false
    summary.options.separation = [.vlan, .interface]
    summary.tally.outside = [
      .undecodable(
        DecodeTrouble(DecodeError(.hopByHopOptions, at: 1, .truncated(needed: 8, available: 1, limit: .snapshot)))): 2,
      .linkType(LinkType(rawValue: 9999)): 1, .addressFamily(7): 1, .linuxProtocol(4): 1, .accessPoint(0x42): 1,
    ]
    summary.tally.damaged = [DecodeTrouble(DecodeError(.tcp, at: 0, .invalid(.headerLength, value: 1))): 3]
    let bad = try parsed({ $0.write(summary, to: &$1) })[0]
    #expect(bad["complete"] as? Bool == false)
    let reasons = try #require(bad["incomplete"] as? [[String: String]])
    #expect(reasons.map { $0["reason"] } == ["interrupted", "error", "kernel_drops"])
    #expect(reasons[1]["message"] == "x\\x07\\\\\".pcap: empty, not a capture")
    #expect(bad["sources"] as? [String] == ["a\"b\\\\c\\x1bé\\xe2\\x80\\xae.pcap", "-"])
    #expect(bad["filter"] as? String == "tcp[13] & 2 != 0")
    #expect(bad["kernel_drops"] as? Int == 12)
    #expect(bad["interface_drops"] as? Int == 0)
    #expect(bad["ended_at_count"] as? Int == 7)
    let options = try #require(bad["options"] as? [String: Any])
    #expect(options["tunnels"] as? String == "outer")
    #expect(options["fragments"] as? String == "apart")
    #expect(options["split"] as? Bool == false)
    #expect(options["separate"] as? [String] == ["vlan", "interface"])
    let worse = try #require(bad["outside"] as? [[String: Any]])
    #expect(worse.count == 5)
    #expect(worse[0]["layer"] as? String == "hop_by_hop_options")
    #expect(worse[0]["error"] as? String == "truncated")
    #expect(worse[0]["cut_by"] as? String == "snapshot_length")
    #expect(worse.first { $0["reason"] as? String == "link_type" }?["name"] is NSNull)
    let damaged = try #require(bad["damaged"] as? [[String: Any]])
    #expect(damaged[0]["layer"] as? String == "tcp")
    #expect(damaged[0]["field"] as? String == "header_length")
    #expect(damaged[0]["frames"] as? Int == 3)
    #expect(bad["frames_damaged"] as? Int == 3)
    let interfaces = try #require(bad["interfaces"] as? [[String: Any]])
    #expect(interfaces[0]["name"] as? String == "eth0")
    #expect(interfaces[0]["snapshot_length"] as? Int == 262_144)
  }

  @Test func interfaces() throws {
    let row = InterfaceRow(
      name: "eth0", index: 2, isUp: true, isRunning: nil, addresses: [Sample.router, Sample.v6(0xFE80 << 48, 1)],
      way: .ring, description: "a \"card\"\u{1B}")
    let record = try parsed({ $0.write(row, to: &$1) })[0]
    #expect(record["type"] as? String == "interface")
    #expect(record["name"] as? String == "eth0")
    #expect(record["index"] as? Int == 2)
    #expect(record["up"] as? Bool == true)
    #expect(record["running"] is NSNull)
    #expect(record["loopback"] as? Bool == false)
    #expect(record["addresses"] as? [String] == ["192.168.1.1", "fe80::1"])
    #expect(record["via"] as? String == "ring")
    #expect(record["description"] as? String == "a \"card\"\\x1b")
  }

  @Test func linesAreHandedOnWholeAndAClosedPipeIsKept() {
    var chunks: [[UInt8]] = []
    var output = Output(chunk: 0) {
      chunks.append($0)
      return chunks.count < 2
    }
    var writer = JSONWriter()
    for flow in Sample.lunch { writer.write(flow, to: &output) }
    #expect(chunks.count == 2)
    #expect(chunks.allSatisfy { $0.last == 0x0A && $0.first == 0x7B })
    #expect(!output.isOpen)
    #expect(output.bytes.isEmpty)
  }
}
