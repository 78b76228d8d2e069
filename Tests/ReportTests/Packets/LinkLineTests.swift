import Foundation
import Testing
import Wire

@testable import Report

@Suite struct LinkLineTests {
  @Test("A line of each", arguments: LinkSample.tags + LinkSample.pointToPoint + LinkSample.pseudo)
  func line(sample: LinkSample) {
    let link = LinkType(rawValue: sample.link)
    #expect(packetLine(sample.bytes, link: link) == sample.line)
    #expect(packetLine(sample.bytes, link: link, verbosity: 1, showsLink: true) == sample.verbose)
  }

  @Test("A record of each is JSON", arguments: LinkSample.tags + LinkSample.pointToPoint + LinkSample.pseudo)
  func record(sample: LinkSample) throws {
    let record = packetJSON(sample.bytes, link: LinkType(rawValue: sample.link))
    let object = try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any]
    let layers = object?["layers"] as? [[String: Any]] ?? []
    #expect(!layers.isEmpty)
    #expect(layers.allSatisfy { $0["error"] == nil }, "\(record)")
    // Each header has something to say beside its name and place, but where it only finds out what stands there.
    for (layer, next) in zip(layers, layers.dropFirst()) {
      #expect(layer.count > 2 || layer["offset"] as? Int == next["offset"] as? Int, "\(layer)")
    }
  }

  @Test(
    "What a cut frame has is shown, and nothing of it harms",
    arguments: LinkSample.tags + LinkSample.pointToPoint + LinkSample.pseudo)
  func cut(sample: LinkSample) throws {
    let link = LinkType(rawValue: sample.link)
    for count in 0..<sample.bytes.count {
      try expectHarmless(Array(sample.bytes.prefix(count)), link, wire: sample.bytes.count)
    }
  }

  @Test("Frames with bytes changed at random", arguments: LinkSample.tags + LinkSample.pointToPoint + LinkSample.pseudo)
  func hostile(sample: LinkSample) throws {
    var random = Mixer(state: UInt64(sample.bytes.count) << 16 | UInt64(sample.link))
    for _ in 0..<60 {
      var bytes = sample.bytes + (0..<random.below(64)).map { _ in UInt8(random.below(256)) }
      for _ in 0...random.below(6) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
      try expectHarmless(bytes, LinkType(rawValue: sample.link), wire: bytes.count)
    }
  }

  /// No control character reaches a terminal, and a record stays JSON.
  private func expectHarmless(_ bytes: [UInt8], _ link: LinkType, wire: Int) throws {
    let line = packetLine(bytes, link: link, wire: wire, verbosity: 1, showsLink: true)
    #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "\(bytes)")
    let record = packetJSON(bytes, link: link, wire: wire)
    #expect(throws: Never.self, "\(bytes)") { try JSONSerialization.jsonObject(with: Data(record.utf8)) }
  }
}

/// Numbers that are the same in every run.
private struct Mixer {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}
