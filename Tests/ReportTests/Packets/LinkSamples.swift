import Testing
import Wire

/// A frame of each link layer that carries others or talks itself, and its line.
struct LinkSample: Sendable, CustomTestStringConvertible {
  let name: String
  let link: UInt16
  let bytes: [UInt8]
  /// Without options.
  let line: String
  /// With `-v -e`.
  let verbose: String
  var testDescription: String { name }

  init(_ name: String, _ link: UInt16, _ hexdump: String, _ line: String, _ verbose: String) {
    self.name = name
    self.link = link
    bytes = packetBytes(hexdump)
    self.line = line
    self.verbose = verbose
  }

  static let addresses = "0200 0000 0001 0200 0000 0002 "
  /// An IPv4 packet without payload, of a protocol that has none: 192.0.2.1 to 192.0.2.2, no next header.
  static let packet = " 4500 0014 0000 0000 40fd f5e9 c000 0201 c000 0202 "
  static let packetLine = "IP 192.0.2.1 > 192.0.2.2: protocol (253), length 0"
  static let packetVerbose =
    "IP (hlen 20, ttl 64, id 0, offset 0, flags [none], proto (253), length 20, cksum 0xf5e9 (correct)) "
    + "192.0.2.1 > 192.0.2.2: protocol (253), length 0"
  static func ethernet(_ type: String, _ length: Int) -> String {
    "02:00:00:00:00:02 > 02:00:00:00:00:01, ethertype \(type), length \(length): "
  }
}
