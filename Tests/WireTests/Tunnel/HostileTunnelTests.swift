import Testing

@testable import Wire

/// A generator that gives the same numbers in every run.
struct Repeatable: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

@Suite("Tunnels and hostile bytes")
struct HostileTunnelTests {
  static let layers: [Layer] = [
    .gre, .erspan, .etherIP, .ipEncapsulation, .l2tpv3, .vxlan, .vxlanGPE, .geneve, .gtpU, .teredo, .l2tpv2, .lisp,
  ]

  /// What every carrier promises: it consumes bytes that are there, and claims none before its beginning.
  static func check(_ data: [UInt8], _ layer: Layer, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let found = try? carried(by: layer, data.span, at: 100, limit: .frame, end: 100 + data.count) else { return }
    let least = layer == .teredo ? 0 : 1
    #expect(found.headerLength >= least && found.headerLength <= data.count, sourceLocation: sourceLocation)
    #expect(found.payloadLength ?? 0 >= 0, sourceLocation: sourceLocation)
  }

  @Test("Random bytes", arguments: layers)
  func random(layer: Layer) {
    var generator = Repeatable(state: UInt64(layer.rawValue))
    for _ in 0..<3_000 {
      let count = Int.random(in: 0...80, using: &generator)
      Self.check((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }, layer)
    }
  }

  @Test("Good datagrams with a few bytes changed, cut anywhere, on every port")
  func changed() throws {
    var generator = Repeatable(state: 7)
    for each in UDPTunnelTests.cases {
      for _ in 0..<600 {
        var payload = each.payload
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          payload[Int.random(in: 0..<payload.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        let kept = Int.random(in: 0...payload.count, using: &generator)
        Self.check(Array(payload.prefix(kept)), each.layer)
        let data = Array(datagram(each.port, each.port, payload).prefix(8 + kept))
        guard let header = try? UDPHeader(data.span), let layer = UDPTunnel.layer(data.span, header) else { continue }
        Self.check(Array(data.dropFirst(8)), layer)
      }
    }
  }
}
