import Flow
import Wire

/// Short words for what the walk could not read, and for what is in no flow.
enum Phrase {
  static func field(_ field: DecodeError.Field) -> String {
    switch field {
    case .version: "version"
    case .headerLength: "header length"
    case .totalLength: "total length"
    case .length: "length"
    case .optionLength: "option length"
    case .addressFamily: "address family"
    case .type: "type"
    case .count: "count"
    case .constant: "constant field"
    case .depth: "nesting depth"
    }
  }

  /// For example `TCP header cut by the snapshot length`, `IPv4 with an invalid header length`.
  static func trouble(_ trouble: DecodeTrouble) -> String {
    let name = trouble.layer.title
    switch trouble.kind {
    case .truncated(.snapshot): return "\(name) header cut by the snapshot length"
    case .truncated(.frame): return "\(name) header cut by the end of the frame"
    case .truncated(.lengthField): return "\(name) header beyond the length of what carries it"
    case .truncated(.quotation): return "\(name) header cut by the end of a quotation"
    case .invalid(.depth): return "\(name) nested deeper than is followed"
    case .invalid(let bad): return "\(name) with an invalid \(field(bad))"
    }
  }

  /// For example `ARP`, `EtherType 0x88b5`, `spanning tree`, `IPv4 header cut by the snapshot length`.
  static func outside(_ reason: OutsideReason) -> String {
    switch reason {
    case .etherType(let type):
      type.name ?? "EtherType \(Names.hexadecimal(UInt64(type.rawValue), digits: 4))"
    case .accessPoint(let point):
      accessPoint(point) ?? "802.2 access point \(Names.hexadecimal(UInt64(point), digits: 2))"
    case .linkType(let type):
      "of the undecoded link type \(type.name ?? "\(type.rawValue)")"
    case .addressFamily(let family): "of address family \(family)"
    case .linuxProtocol(let number): linuxProtocol(number) ?? "of Linux protocol \(number)"
    case .pppProtocol(let number):
      PPPProtocolNames.name(number).map { "PPP \($0)" }
        ?? "of PPP protocol \(Names.hexadecimal(UInt64(number), digits: 4))"
    case .networkLayerProtocol(let number):
      NetworkLayerProtocol(rawValue: number).name
        ?? "of NLPID \(Names.hexadecimal(UInt64(number), digits: 2))"
    case .layer(let layer): layer.title
    case .undecodable(let cause): trouble(cause)
    }
  }

  /// IEEE 802 LSAP registry, and the well-known private ones.
  static func accessPoint(_ point: UInt8) -> String? {
    switch point {
    case 0x06: "802.2 IP"
    case 0x42: "spanning tree"
    case 0xAA: "SNAP"
    case 0xE0: "NetWare IPX"
    case 0xF0: "NetBIOS"
    case 0xFE: "ISO network layer"
    case 0xFF: "raw 802.3 IPX"
    default: nil
    }
  }

  /// The values of linux/if_ether.h that are below 1,536 and met in captures.
  static func linuxProtocol(_ number: UInt16) -> String? {
    switch number {
    case 0x0001: "raw 802.3 (ETH_P_802_3)"
    case 0x0004: "802.2 (ETH_P_802_2)"
    case 0x000C: "CAN (ETH_P_CAN)"
    case 0x000D: "CAN FD (ETH_P_CANFD)"
    default: nil
    }
  }

  /// Counts by phrase, the greatest first: `3 ARP, 1 LLDP`. Equal phrases are added up.
  static func counts<Reason>(_ counts: [Reason: UInt64], phrase: (Reason) -> String) -> [String] {
    var sums: [String: UInt64] = [:]
    for (reason, count) in counts { sums[phrase(reason), default: 0] += count }
    let order = sums.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
    return order.map { "\(grouped($0.value)) \($0.key)" }
  }
}
