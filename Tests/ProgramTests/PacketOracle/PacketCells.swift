import Foundation

/// One packet as the program's JSON has it, in the cells of the oracle's table.
struct PacketCells {
  /// Cells by the name of tshark's field: every occurrence, outermost first.
  private(set) var values: [String: [String]] = [:]
  /// Names of the layers, outermost first.
  private(set) var layers: [String] = []
  /// `truncated` or `invalid`, of the first header that could not be read.
  private(set) var error: String?
  private(set) var hasQuotation = false
  private(set) var isFragment = false
  /// Whether an IP header claims more than the frame had on the wire.
  private(set) var claimsMoreThanFrame = false
  /// Whether the length of an IPv6 packet stands in an option (RFC 2675).
  private var isJumbo = false

  init(_ record: [String: Any]) {
    put("frame.cap_len", record["captured_bytes"])
    put("frame.len", record["wire_bytes"])
    if let time = record["time_ns"] as? Int64 {
      let magnitude = time.magnitude
      let fraction = String(magnitude % 1_000_000_000)
      let zeros = String(repeating: "0", count: 9 - fraction.count)
      values["frame.time_epoch"] = ["\(time < 0 ? "-" : "")\(magnitude / 1_000_000_000).\(zeros)\(fraction)"]
    }
    let wire = record["wire_bytes"] as? Int ?? 0
    for layer in record["layers"] as? [[String: Any]] ?? [] { add(layer, wire: wire) }
  }

  func cell(_ column: String) -> String { (values[column] ?? []).joined(separator: ",") }

  private mutating func add(_ layer: [String: Any], wire: Int) {
    let name = layer["layer"] as? String ?? ""
    layers.append(name)
    if layer["quoted"] as? Bool == true { hasQuotation = true }
    if let failure = layer["error"] as? [String: Any], error == nil { error = failure["error"] as? String }
    if layer["more_fragments"] as? Bool == true || (layer["fragment_offset"] as? Int ?? 0) > 0 { isFragment = true }
    let offset = layer["offset"] as? Int ?? 0
    if name == "ipv4", offset + (layer["total_length"] as? Int ?? 0) > wire { claimsMoreThanFrame = true }
    if name == "hop_by_hop_options", layers.contains("ipv6"), isJumbo { claimsMoreThanFrame = true }
    if name == "ipv6" { isJumbo = layer["payload_length"] as? Int == 0 }
    if name == "ipv6", offset + 40 + (layer["payload_length"] as? Int ?? 0) > wire { claimsMoreThanFrame = true }
    for field in Self.fields[name] ?? [] { put(field.column, layer[field.key], field.form) }
  }

  private mutating func put(_ column: String, _ value: Any?, _ form: Form = .decimal) {
    guard let value else { return }
    values[column, default: []].append(form.text(value))
  }

  /// How tshark writes a value.
  enum Form {
    case decimal
    case flag
    case hexadecimal(Int)
    /// tshark gives fragment offsets in the header's units of eight bytes.
    case eighths
    case verdict

    func text(_ value: Any) -> String {
      switch self {
      case .decimal: return "\(value)"
      case .flag: return value as? Bool == true ? "1" : "0"
      case .hexadecimal(let digits):
        let text = String(value as? Int ?? -1, radix: 16)
        return "0x" + String(repeating: "0", count: max(digits - text.count, 0)) + text
      case .eighths: return "\((value as? Int ?? -8) / 8)"
      case .verdict:
        let codes = ["bad": "0", "good": "1", "fragment": "2", "cut": "2", "absent": "3", "forbidden": "4"]
        return codes[value as? String ?? ""] ?? "\(value)"
      }
    }
  }

  struct Field {
    let column: String
    let key: String
    var form = Form.decimal
  }

  private static let ports = ["source_port", "destination_port"]
  private static func ends(_ name: String) -> [Field] {
    [Field(column: name + ".srcport", key: ports[0]), Field(column: name + ".dstport", key: ports[1])]
  }

  /// Which keys of which layer stand in which column.
  static let fields: [String: [Field]] = [
    "ethernet": [Field(column: "eth.type", key: "ether_type", form: .hexadecimal(4))],
    "vlan": [Field(column: "vlan.id", key: "identifier")],
    "ipv4": [
      Field(column: "ip.version", key: "version"), Field(column: "ip.src", key: "source"),
      Field(column: "ip.dst", key: "destination"), Field(column: "ip.proto", key: "protocol"),
      Field(column: "ip.hdr_len", key: "header_length"), Field(column: "ip.len", key: "total_length"),
      Field(column: "ip.id", key: "identification", form: .hexadecimal(4)),
      Field(column: "ip.flags.mf", key: "more_fragments", form: .flag),
      Field(column: "ip.frag_offset", key: "fragment_offset", form: .eighths),
      Field(column: "ip.ttl", key: "time_to_live"),
      Field(column: "ip.checksum.status", key: "checksum_verdict", form: .verdict),
    ],
    "ipv6": [
      Field(column: "ip.version", key: "version"), Field(column: "ipv6.src", key: "source"),
      Field(column: "ipv6.dst", key: "destination"), Field(column: "ipv6.nxt", key: "next_header"),
      Field(column: "ipv6.plen", key: "payload_length"), Field(column: "ipv6.hlim", key: "hop_limit"),
    ],
    "hop_by_hop_options": [Field(column: "ipv6.hopopts.nxt", key: "next_header")],
    "destination_options": [Field(column: "ipv6.dstopts.nxt", key: "next_header")],
    "routing": [Field(column: "ipv6.routing.nxt", key: "next_header")],
    "fragment": [
      Field(column: "ipv6.fraghdr.nxt", key: "next_header"),
      Field(column: "ipv6.fraghdr.offset", key: "fragment_offset", form: .eighths),
      Field(column: "ipv6.fraghdr.more", key: "more_fragments", form: .flag),
    ],
    "authentication": [Field(column: "ah.next_header", key: "next_header")],
    "tcp": ends("tcp") + [
      Field(column: "tcp.flags", key: "flags", form: .hexadecimal(4)),
      Field(column: "tcp.seq_raw", key: "sequence_number"),
      Field(column: "tcp.ack_raw", key: "acknowledgment_number"),
      Field(column: "tcp.window_size_value", key: "window"), Field(column: "tcp.hdr_len", key: "header_length"),
      Field(column: "tcp.len", key: "payload_length"),
      Field(column: "tcp.checksum.status", key: "checksum_verdict", form: .verdict),
    ],
    "udp": ends("udp") + [
      Field(column: "udp.length", key: "length"),
      Field(column: "udp.checksum.status", key: "checksum_verdict", form: .verdict),
    ],
    "udp_lite": ends("udp"),
    "sctp": ends("sctp"),
    "icmp": [
      Field(column: "icmp.type", key: "type"), Field(column: "icmp.code", key: "code"),
      Field(column: "icmp.checksum.status", key: "checksum_verdict", form: .verdict),
    ],
    "icmpv6": [
      Field(column: "icmpv6.type", key: "type"), Field(column: "icmpv6.code", key: "code"),
      Field(column: "icmpv6.checksum.status", key: "checksum_verdict", form: .verdict),
    ],
    "igmp": [Field(column: "igmp.type", key: "type", form: .hexadecimal(2))],
    "gre": [Field(column: "gre.proto", key: "protocol", form: .hexadecimal(4))],
    "arp": [Field(column: "arp.opcode", key: "operation")],
  ]
}
