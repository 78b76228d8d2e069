import Crypto
import Testing

@Suite("HKDF with SHA-256")
struct HKDFTests {
  struct Vector: Sendable {
    let secret, salt, info, key, output: String
  }

  // RFC 5869 appendix A.1 to A.3.
  static let vectors = [
    Vector(
      secret: "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", salt: "000102030405060708090a0b0c",
      info: "f0f1f2f3f4f5f6f7f8f9", key: "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
      output: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
    Vector(
      secret: """
        000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f
        303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f
        """,
      salt: """
        606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f
        909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf
        """,
      info: """
        b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf
        e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff
        """,
      key: "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
      output: """
        b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09
        da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87
        """),
    Vector(
      secret: "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", salt: "", info: "",
      key: "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
      output: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
  ]

  @Test("RFC 5869's vectors", arguments: vectors)
  func vector(_ vector: Vector) {
    let key = HKDF.extract(salt: bytes(vector.salt), secret: bytes(vector.secret))
    #expect(key == bytes(vector.key))
    let output = bytes(vector.output)
    #expect(HKDF.expand(bytes(vector.key), info: bytes(vector.info), count: output.count) == output)
  }

  @Test("What RFC 5869 does not define is refused")
  func bounds() {
    #expect(HKDF.expand([1], info: [], count: 255 * 32)?.count == 255 * 32)
    #expect(HKDF.expand([1], info: [], count: 255 * 32 + 1) == nil)
    #expect(HKDF.expand([1], info: [], count: -1) == nil)
    #expect(HKDF.expand([1], info: [], count: 0) == [])
    #expect(HKDF.expandLabel([1], label: String(repeating: "x", count: 249), count: 1) != nil)
    #expect(HKDF.expandLabel([1], label: String(repeating: "x", count: 250), count: 1) == nil)
    #expect(HKDF.expandLabel([1], label: "", count: 65_536) == nil)
  }

  // RFC 9001 appendix A.1.
  @Test("The keys of a QUIC version 1 client")
  func quicVersion1() throws {
    let initial = HKDF.extract(
      salt: bytes("38762cf7f55934b34d179ae6a4c80cadccbb7f0a"), secret: bytes("8394c8f03e515708"))
    #expect(initial == bytes("7db5df06e7a69e432496adedb00851923595221596ae2ae9fb8115c1e9ed0a44"))
    let client = HKDF.expandLabel(try #require(initial), label: "client in", count: 32)
    #expect(client == bytes("c00cf151ca5be075ed0ebfb5c80323c42d6b7db67881289af4008f1f6c357aea"))
    let secret = try #require(client)
    #expect(HKDF.expandLabel(secret, label: "quic key", count: 16) == bytes("1f369613dd76d5467730efcbe3b1a22d"))
    #expect(HKDF.expandLabel(secret, label: "quic iv", count: 12) == bytes("fa044b2f42a3fd3b46fb255c"))
    #expect(HKDF.expandLabel(secret, label: "quic hp", count: 16) == bytes("9f50449e04a0e810283a1e9933adedd2"))
  }

  // RFC 9369 appendix A.1.
  @Test("The keys of a QUIC version 2 client")
  func quicVersion2() throws {
    let initial = try #require(
      HKDF.extract(salt: bytes("0dede3def700a6db819381be6e269dcbf9bd2ed9"), secret: bytes("8394c8f03e515708")))
    let secret = try #require(HKDF.expandLabel(initial, label: "client in", count: 32))
    #expect(HKDF.expandLabel(secret, label: "quicv2 key", count: 16) == bytes("8b1a0bc121284290a29e0971b5cd045d"))
    #expect(HKDF.expandLabel(secret, label: "quicv2 iv", count: 12) == bytes("91f73e2351d8fa91660e909f"))
    #expect(HKDF.expandLabel(secret, label: "quicv2 hp", count: 16) == bytes("45b95e15235d6f45a6b19cbcb0294ba9"))
  }
}
