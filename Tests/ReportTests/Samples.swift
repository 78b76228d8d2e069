import Capture
import Flow
import Wire

@testable import Report

/// Flows made by hand, and what prints them.
enum Sample {
  static let start: Int64 = 1_700_000_000_123_456_789

  static func v4(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> IPAddress {
    IPAddress(v4: UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d))
  }

  static func v6(_ high: UInt64, _ low: UInt64) -> IPAddress { IPAddress(v6: IPv6Address(high: high, low: low)) }

  static func volume(_ packets: UInt64, _ wire: UInt64) -> Volume {
    let ip = wire - min(wire, packets * 14)
    return Volume(packets: packets, wireBytes: wire, ipBytes: ip, payloadBytes: ip - min(ip, packets * 40))
  }

  static let laptop = v4(192, 168, 1, 10)
  static let web = v4(93, 184, 216, 34)
  static let router = v4(192, 168, 1, 1)

  static func tcp(
    _ from: IPAddress, _ fromPort: UInt16, _ to: IPAddress, _ toPort: UInt16, sent: Volume, received: Volume,
    at offset: Int64 = 0, lasting: Int64 = 12_910_000_000, state: ConnectionState = .SF, ordinal: UInt64 = 1,
    reason: OriginatorReason = .synchronize
  ) -> FlowRecord {
    FlowRecord(
      protocolNumber: .tcp,
      originator: FlowSide(
        address: from, number: .port(fromPort), volume: sent, tcpFlags: [.synchronize, .acknowledgment, .finish]),
      responder: FlowSide(
        address: to, number: .port(toPort), volume: received,
        tcpFlags: received.packets > 0 ? [.synchronize, .acknowledgment, .push] : []),
      originatorReason: reason, first: start + offset, last: start + offset + lasting, state: state, ordinal: ordinal)
  }

  /// A browser's visit, a name look-up, a ping, and a port that was closed.
  static var lunch: [FlowRecord] {
    let look = FlowRecord(
      protocolNumber: .udp, originator: FlowSide(address: laptop, number: .port(40_000), volume: volume(1, 74)),
      responder: FlowSide(address: router, number: .port(53), volume: volume(1, 154)), originatorReason: .firstPacket,
      first: start, last: start + 9_100_000, state: .SF, ordinal: 1)
    let ping = FlowRecord(
      protocolNumber: .icmp,
      originator: FlowSide(address: laptop, number: .icmp(type: 8, code: 0), volume: volume(4, 392)),
      responder: FlowSide(address: router, number: .icmp(type: 0, code: 0), volume: volume(4, 392)),
      originatorReason: .firstPacket, first: start + 1_000_000_000, last: start + 4_000_000_000, state: .SF,
      ordinal: 900)
    return [
      look,
      tcp(laptop, 51_522, web, 443, sent: volume(412, 61_004), received: volume(640, 698_210), ordinal: 3),
      ping,
      tcp(
        laptop, 51_600, router, 445, sent: volume(1, 74), received: volume(1, 60), at: 2_000_000_000,
        lasting: 400_000, state: .REJ, ordinal: 950),
    ]
  }

  static func summary(of flows: [FlowRecord], name: String = "lunch.pcapng") -> RunSummary {
    var tally = FrameTally()
    for flow in flows {
      tally.inFlows += flow.volume.packets
      tally.wireBytes += flow.volume.wireBytes
    }
    tally.outside = [.etherType(.arp): 3, .etherType(EtherType(rawValue: 0x88CC)): 1]
    tally.wireBytes += 240
    tally.read = tally.inFlows + 4
    tally.first = flows.compactMap(\.first).min()
    tally.last = flows.compactMap(\.last).max()
    return RunSummary(
      sources: [name], isLive: false, tally: tally,
      interfaces: [CaptureInterface(link: LinkLayer(type: .ethernet), snapshotLength: 262_144, name: "eth0")],
      flows: flows.count)
  }

  /// What a writer writes, in one piece.
  static func bytes(chunk: Int = 1 << 16, _ write: (inout Output) -> Void) -> [UInt8] {
    let box = Box()
    var output = Output(chunk: chunk) { bytes in
      box.bytes += bytes
      return true
    }
    write(&output)
    output.flush()
    return box.bytes
  }

  static func text(_ write: (inout Output) -> Void) -> String { String(decoding: bytes(write), as: UTF8.self) }

  static func screen(
    _ flows: [FlowRecord], summary: RunSummary? = nil, _ adjust: (inout TextOptions) -> Void = { _ in }
  ) -> String {
    var options = TextOptions()
    options.time.offset = TimeStyle.utc
    adjust(&options)
    let screen = HostScreen(FlowRecords(flows), summary: summary ?? self.summary(of: flows), options: options)
    return text { screen.write(to: &$0) }
  }

  private final class Box { var bytes: [UInt8] = [] }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension FlowRecord {
  /// A record of any kind, with extreme values among them.
  static func random(using generator: inout SeededGenerator, ordinal: UInt64) -> FlowRecord {
    func address() -> IPAddress {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: Sample.v6(.random(in: 0 ... .max, using: &generator), .random(in: 0 ... .max, using: &generator))
      case 1: Sample.v6(0xFFFF_FFFF_FFFF_FFF0 | .random(in: 0...3, using: &generator), 0xFFFF_FFFF_FFFF_FFFF)
      default: Sample.v4(255, 255, 255, .random(in: 0...9, using: &generator))
      }
    }
    func count() -> UInt64 {
      UInt64.random(in: 0...1 << UInt64.random(in: 0...50, using: &generator), using: &generator)
    }
    func volume() -> Volume { Volume(packets: count(), wireBytes: count(), ipBytes: count(), payloadBytes: count()) }
    let protocolNumber =
      [
        IPProtocol.tcp, .udp, .icmp, .icmpv6, IPProtocol(rawValue: .random(in: 0...255, using: &generator)),
      ].randomElement(using: &generator) ?? .tcp
    func number() -> EndpointNumber {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: .none
      case 1: .icmp(type: .random(in: 0...255, using: &generator), code: .random(in: 0...20, using: &generator))
      default: .port([443, 445, .random(in: 0...65535, using: &generator)].randomElement(using: &generator) ?? 80)
      }
    }
    let first = Int64.random(in: -5_000_000_000_000_000_000...5_000_000_000_000_000_000, using: &generator)
    let hasTime = Int.random(in: 0..<9, using: &generator) > 0
    let lasting = Int64(UInt64.random(in: 0...1 << UInt64.random(in: 0...61, using: &generator), using: &generator))
    return FlowRecord(
      protocolNumber: protocolNumber, originator: FlowSide(address: address(), number: number(), volume: volume()),
      responder: FlowSide(address: address(), number: number(), volume: volume()),
      originatorReason: [.synchronize, .synchronizeAcknowledge, .firstPacket].randomElement(using: &generator)
        ?? .firstPacket,
      first: hasTime ? first : nil, last: hasTime ? first + lasting : nil,
      state: ConnectionState.allCases.randomElement(using: &generator) ?? .OTH, ordinal: ordinal,
      vlan: Bool.random(using: &generator) ? .random(in: 0...4095, using: &generator) : nil,
      innerVLAN: Bool.random(using: &generator) ? .random(in: 0...4095, using: &generator) : nil,
      interface: .random(in: 0...3, using: &generator), tunnelDepth: .random(in: 0...3, using: &generator),
      fragments: Bool.random(using: &generator) ? count() : 0)
  }
}
