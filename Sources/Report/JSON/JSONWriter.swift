import Capture
import Flow
import Wire

/// Writes records as JSON Lines: one object a line, each with `type` and `schema`, the same keys live and offline.
///
/// A key that does not apply is absent; what is not known is null. One writer for a run: it keeps the names that it
/// has looked up.
public struct JSONWriter {
  private let interfaces: [InterfaceNames]
  private var services: [ServiceNumber: [UInt8]] = [:]

  /// An interface's values as they stand in a record.
  private struct InterfaceNames {
    let name: [UInt8]
    let link: [UInt8]
  }

  /// - Parameter interfaces: in the order that `FlowRecord.interface` counts.
  public init(interfaces: [CaptureInterface] = []) {
    self.interfaces = interfaces.map { interface in
      var name: [UInt8] = []
      name.hostileText(interface.name)
      var link: [UInt8] = []
      link.linkType(interface.link.type)
      return InterfaceNames(name: name, link: link)
    }
  }

  /// Writes a `flow` record.
  public mutating func write(_ flow: FlowRecord, to output: inout Output) {
    output.bytes.beginRecord("flow")
    appendProtocol(flow.protocolNumber, to: &output.bytes)
    output.bytes.key("originator")
    appendSide(flow.originator, flow.protocolNumber, to: &output.bytes)
    output.bytes.key("responder")
    appendSide(flow.responder, flow.protocolNumber, to: &output.bytes)
    output.bytes.moments(flow.first, flow.last)
    output.bytes.key("state")
    output.bytes.plainText(stateNames[Int(flow.state.rawValue)])
    output.bytes.key("duration_ns")
    output.bytes.number(flow.duration)
    output.bytes.key("originator_by")
    output.bytes.plainText(flow.originatorReason.word)
    appendService(ServiceNumber(of: flow), to: &output.bytes)
    if let vlan = flow.vlan {
      output.bytes.key("vlan")
      output.bytes.appendDecimal(UInt64(vlan))
    }
    if let vlan = flow.innerVLAN {
      output.bytes.key("inner_vlan")
      output.bytes.appendDecimal(UInt64(vlan))
    }
    appendInterface(Int(flow.interface), to: &output.bytes)
    output.bytes.key("tunnel_depth")
    output.bytes.appendDecimal(UInt64(flow.tunnelDepth))
    output.bytes.key("fragments")
    output.bytes.appendDecimal(flow.fragments)
    output.bytes.key("first_frame")
    output.bytes.appendDecimal(flow.ordinal)
    endRecord(&output)
  }

  /// Writes a `host` record.
  public mutating func write(_ host: HostRecord, to output: inout Output) {
    output.bytes.beginRecord("host")
    output.bytes.key("address")
    output.bytes.address(host.address)
    output.bytes.key("flows")
    output.bytes.appendDecimal(host.totals.flows)
    output.bytes.key("flows_begun")
    output.bytes.appendDecimal(host.begun)
    if let peers = host.peers {
      output.bytes.key("peers")
      output.bytes.appendDecimal(peers)
    }
    appendTotals(host.totals, to: &output.bytes)
    endRecord(&output)
  }

  /// Writes an `endpoint` record.
  public mutating func write(_ endpoint: EndpointRecord, to output: inout Output) {
    output.bytes.beginRecord("endpoint")
    output.bytes.key("address")
    output.bytes.address(endpoint.address)
    appendNumber(endpoint.number, endpoint.protocolNumber, to: &output.bytes)
    appendProtocol(endpoint.protocolNumber, to: &output.bytes)
    appendService(
      ServiceNumber(protocolNumber: endpoint.protocolNumber, number: endpoint.number), to: &output.bytes)
    output.bytes.key("flows")
    output.bytes.appendDecimal(endpoint.totals.flows)
    output.bytes.key("peers")
    output.bytes.appendDecimal(endpoint.peers)
    appendTotals(endpoint.totals, to: &output.bytes)
    endRecord(&output)
  }

  /// Writes a `service` record: `sent` is what its responders sent.
  public mutating func write(_ service: ServiceRecord, to output: inout Output) {
    output.bytes.beginRecord("service")
    appendProtocol(service.protocolNumber, to: &output.bytes)
    appendNumber(service.number, service.protocolNumber, to: &output.bytes)
    appendService(service.name, to: &output.bytes)
    output.bytes.key("flows")
    output.bytes.appendDecimal(service.totals.flows)
    output.bytes.key("originators")
    output.bytes.appendDecimal(service.originators)
    output.bytes.key("responders")
    output.bytes.appendDecimal(service.responders)
    appendTotals(service.totals, to: &output.bytes)
    endRecord(&output)
  }

  /// Writes a `pair` record: `sent` is what `address` sent, `received` what `peer` did.
  public mutating func write(_ pair: PairRecord, to output: inout Output) {
    output.bytes.beginRecord("pair")
    output.bytes.key("address")
    output.bytes.address(pair.name.first)
    output.bytes.key("peer")
    output.bytes.address(pair.name.second)
    output.bytes.key("flows")
    output.bytes.appendDecimal(pair.totals.flows)
    appendTotals(pair.totals, to: &output.bytes)
    endRecord(&output)
  }

  private func endRecord(_ output: inout Output) {
    output.bytes.append(0x7D)
    output.endLine()
  }

  // MARK: Parts of records

  private static let protocols: [[UInt8]] = (0...UInt8.max).map { number in
    var bytes: [UInt8] = []
    bytes.key("protocol")
    bytes.plainText(Names.name(of: IPProtocol(rawValue: number)))
    bytes.key("protocol_number")
    bytes.appendDecimal(UInt64(number))
    return bytes
  }

  private func appendProtocol(_ number: IPProtocol, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: Self.protocols[Int(number.rawValue)])
  }

  private func appendSide(_ side: FlowSide, _ protocolNumber: IPProtocol, to bytes: inout [UInt8]) {
    bytes.append(0x7B)
    bytes.firstKey("address")
    bytes.address(side.address)
    appendNumber(side.number, protocolNumber, to: &bytes)
    bytes.append(0x2C)
    bytes.volume(side.volume)
    if protocolNumber == .tcp {
      bytes.key("tcp_flags")
      bytes.flagNames(side.tcpFlags)
    }
    bytes.append(0x7D)
  }

  /// `port`, or `icmp_type` and `icmp_code`; null on the side of one-way ICMP that never speaks.
  private func appendNumber(_ number: EndpointNumber, _ protocolNumber: IPProtocol, to bytes: inout [UInt8]) {
    switch number {
    case .port(let port):
      bytes.key("port")
      bytes.appendDecimal(UInt64(port))
    case .icmp(let type, let code):
      bytes.key("icmp_type")
      bytes.appendDecimal(UInt64(type))
      bytes.key("icmp_code")
      bytes.appendDecimal(UInt64(code))
    case .none where Names.isICMP(protocolNumber):
      bytes.append(",\"icmp_type\":null,\"icmp_code\":null")
    // Fragments without their first one are a flow of the address pair: a port does not apply to it.
    case .none: break
    }
  }

  /// `service`: null where the port has no registration or is not known; absent where there are no ports.
  private mutating func appendService(_ service: ServiceNumber, to bytes: inout [UInt8]) {
    if case .icmp = service.number { return }
    if service.number == .none, !Names.hasPorts(service.protocolNumber) { return }
    if let known = services[service] { return bytes.append(contentsOf: known) }
    var made: [UInt8] = []
    made.key("service")
    if let name = Names.service(service.number, service.protocolNumber) {
      made.append(0x7B)
      made.firstKey("name")
      made.plainText(name)
      made.key("by")
      made.plainText("port")
      made.append(0x7D)
    } else {
      made.null()
    }
    // At most a key for each port and protocol, whatever the packets say.
    services[service] = made
    bytes.append(contentsOf: made)
  }

  private func appendInterface(_ index: Int, to bytes: inout [UInt8]) {
    bytes.key("interface")
    guard index < interfaces.count else {
      bytes.null()
      return bytes.append(",\"link_type\":null")
    }
    bytes.append(contentsOf: interfaces[index].name)
    bytes.key("link_type")
    bytes.append(contentsOf: interfaces[index].link)
  }

  private func appendTotals(_ totals: FlowTotals, to bytes: inout [UInt8]) {
    bytes.key("sent")
    bytes.append(0x7B)
    bytes.volume(totals.sent)
    bytes.append(0x7D)
    bytes.key("received")
    bytes.append(0x7B)
    bytes.volume(totals.received)
    bytes.append(0x7D)
    bytes.moments(totals.first, totals.last)
  }
}

extension [UInt8] {
  /// The four counts, without braces or a comma before them.
  fileprivate mutating func volume(_ volume: Volume) {
    firstKey("packets")
    appendDecimal(volume.packets)
    key("wire_bytes")
    appendDecimal(volume.wireBytes)
    key("ip_bytes")
    appendDecimal(volume.ipBytes)
    key("payload_bytes")
    appendDecimal(volume.payloadBytes)
  }

  /// A list of the flags' names in RFC 9293, in the order of their bits.
  fileprivate mutating func flagNames(_ flags: TCPHeader.Flags) {
    append(0x5B)
    var isFirst = true
    for (flag, name) in tcpFlagNames where flags.contains(flag) {
      if !isFirst { append(0x2C) }
      isFirst = false
      plainText(name)
    }
    append(0x5D)
  }

}

extension TextSink where Self: ~Copyable {
  /// A link type's name in libpcap, or its number as text where it has none.
  mutating func linkType(_ type: LinkType) {
    plainText(type.name ?? "\(type.rawValue)")
  }
}

private let tcpFlagNames: [(TCPHeader.Flags, String)] = [
  (.finish, "FIN"), (.synchronize, "SYN"), (.reset, "RST"), (.push, "PSH"), (.acknowledgment, "ACK"),
  (.urgent, "URG"), (.congestionEcho, "ECE"), (.congestionWindowReduced, "CWR"), (.accurateECN, "AE"),
]

extension OriginatorReason {
  /// The word of the JSON records.
  fileprivate var word: String {
    switch self {
    case .synchronize: "syn"
    case .reply: "reply"
    case .synchronizeAcknowledge: "syn_ack"
    case .firstPacket: "first_packet"
    }
  }
}
