import Foundation
import Testing
import Wire

/// Every row of the tables is seen in some fixture, and so has a golden line.
@Suite struct FixtureCoverageTests {
  /// The layers of every packet of every healthy fixture, as `packets --json` has them.
  static func layers() throws -> [[String: Any]] {
    var layers: [[String: Any]] = []
    for name in Fixtures.healthy {
      let end = try ChildProcess.run(Project.program, ["packets", "--json", "-r", name], folder: Project.fixtures)
      try #require(end.code == 0, "\(name): \(end.errors)")
      for line in end.output.split(separator: UInt8(ascii: "\n")) {
        let record = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        layers += record["layers"] as? [[String: Any]] ?? []
      }
    }
    return layers
  }

  /// Numbers of IANA's "Assigned Internet Protocol Numbers" that have a decoder, or whose lack of one is explained.
  static let numbers = [
    0, 1, 2, 3, 4, 6, 8, 12, 17, 22, 29, 33, 36, 41, 43, 44, 46, 47, 50, 51, 58, 59, 60, 63, 77, 80, 88, 89, 97, 98,
    103, 108, 112, 115, 132, 135, 136, 137, 139, 140, 143, 255,
  ]

  @Test func `every layer and every protocol number is in a fixture`() throws {
    let layers = try Self.layers()
    let names = Set(layers.compactMap { $0["layer"] as? String })
    // Bytes that nobody decodes are no header, and bare IP is one of its versions.
    for layer in Layer.allCases where layer != .opaque && layer != .rawIP {
      #expect(names.contains(layer.name), "no fixture has a packet with \(layer.title)")
    }
    // What IPv4 calls protocol, IPv6 and its extension headers call next header.
    let heads: Set = [
      "ipv4", "ipv6", "hop_by_hop_options", "routing", "fragment", "destination_options", "authentication",
    ]
    let carried = Set(
      layers.filter { heads.contains($0["layer"] as? String ?? "") }
        .compactMap { ($0["protocol"] ?? $0["next_header"]) as? Int })
    #expect(Self.numbers.count == 42)
    for number in Self.numbers { #expect(carried.contains(number), "no fixture has a packet with protocol \(number)") }
    for number in 0...255 where IPProtocol(rawValue: UInt8(number)).layer != .opaque {
      #expect(carried.contains(number), "protocol \(number) has a decoder, but no fixture a packet")
    }
  }

  /// A command in the manual and the lines below it.
  @Test func `README.md shows the packets that the program prints`() throws {
    let text = try String(contentsOfFile: Project.root + "/README.md", encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("$ rawscope packets ") })
    let shown = lines[(start + 1)...].prefix { $0 != "```" }
    let arguments = lines[start].split(separator: " ").dropFirst(2).map(String.init)
    let end = try ChildProcess.run(Project.program, arguments)
    #expect(end.code == 0, "\(end.errors)")
    #expect(end.text == shown.map { $0 + "\n" }.joined())
    #expect(!shown.isEmpty)
  }
}
