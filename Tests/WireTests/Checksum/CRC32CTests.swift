import Testing

@testable import Wire

@Suite("CRC32c")
struct CRC32CTests {
  static func sum(_ bytes: [UInt8]) -> UInt32 {
    var sum = CRC32C()
    sum.add(bytes.span)
    return sum.value
  }

  @Test(
    "Published values",
    arguments: [
      // RFC 3720 appendix B.4, whose bytes are in the order of the wire, and the catalogue's check value.
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
      ((0..<32).map { UInt8($0) }, 0x46DD_794E),
      ((0..<32).reversed().map { UInt8($0) }, 0x113F_DB5C),
      (Array("123456789".utf8), 0xE306_9283),
      ([], 0),
    ] as [([UInt8], UInt32)])
  func published(bytes: [UInt8], expected: UInt32) {
    #expect(Self.sum(bytes) == expected)
  }

  @Test("Any length, in one piece or two, is what bit by bit gives")
  func pieces() {
    let whole = (0..<67).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 7) }
    for length in 0...whole.count {
      let bytes = Array(whole.prefix(length))
      var register: UInt32 = 0xFFFF_FFFF
      for byte in bytes {
        for bit in 0..<8 {
          let isSet = (register ^ UInt32(byte >> bit)) & 1 == 1
          register = register >> 1 ^ (isSet ? 0x82F6_3B78 : 0)
        }
      }
      for cut in 0...length {
        var sum = CRC32C()
        sum.add(Array(bytes.prefix(cut)).span)
        sum.add(Array(bytes.dropFirst(cut)).span)
        #expect(sum.value == ~register, "\(length) bytes, \(cut) first")
      }
    }
  }
}
