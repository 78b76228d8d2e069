import Crypto
import Testing

@Suite("AES-128")
struct AES128Tests {
  // FIPS 197 appendix C.1.
  @Test("A block by the standard's example")
  func block() {
    let key = bytes("000102030405060708090a0b0c0d0e0f")
    let block = bytes("00112233445566778899aabbccddeeff")
    #expect(AES128.encipher(block, key: key) == bytes("69c4e0d86a7b0430d8cdb78070b4c55a"))
  }

  // RFC 9001 appendix A.2: the mask of a client's header.
  @Test("A mask of QUIC's header protection")
  func mask() {
    let mask = AES128.encipher(
      bytes("d1b1c98dd7689fb8ec11d242b123dc9b"), key: bytes("9f50449e04a0e810283a1e9933adedd2"))
    #expect(mask?.prefix(5) == bytes("437b9aec36")[...])
  }

  @Test("Blocks and keys of other sizes are refused", arguments: [0, 15, 17, 32])
  func sizes(count: Int) {
    let wrong = [UInt8](repeating: 0, count: count)
    let right = [UInt8](repeating: 0, count: 16)
    #expect(AES128.encipher(wrong, key: right) == nil)
    #expect(AES128.encipher(right, key: wrong) == nil)
    #expect(AES128.open(right, key: wrong, nonce: Array(right.prefix(12)), additional: []) == nil)
    #expect(AES128.open(right, key: right, nonce: wrong, additional: []) == nil)
  }

  struct Vector: Sendable {
    let key, nonce, additional, plain, sealed: String
  }

  // The revised specification of GCM (McGrew, Viega), appendix B, test cases 1, 2 and 4.
  static let vectors = [
    Vector(
      key: "00000000000000000000000000000000", nonce: "000000000000000000000000", additional: "", plain: "",
      sealed: "58e2fccefa7e3061367f1d57a4e7455a"),
    Vector(
      key: "00000000000000000000000000000000", nonce: "000000000000000000000000", additional: "",
      plain: "00000000000000000000000000000000",
      sealed: "0388dace60b6a392f328c2b971b2fe78 ab6e47d42cec13bdf53a67b21257bddf"),
    Vector(
      key: "feffe9928665731c6d6a8f9467308308", nonce: "cafebabefacedbaddecaf888",
      additional: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
      plain: """
        d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
        1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39
        """,
      sealed: """
        42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e
        21d514b25466931c7d8f6a5aac84aa051ba30b396a0aac973d58e091
        5bc94fbc3221a5db94fae95ae7121a47
        """),
  ]

  @Test("GCM's vectors", arguments: vectors)
  func opened(_ vector: Vector) {
    let sealed = bytes(vector.sealed)
    let key = bytes(vector.key)
    let nonce = bytes(vector.nonce)
    let additional = bytes(vector.additional)
    #expect(AES128.open(sealed, key: key, nonce: nonce, additional: additional) == bytes(vector.plain))
    // A bit that has changed anywhere, and a byte that is missing, must be noticed.
    for place in sealed.indices {
      var changed = sealed
      changed[place] ^= 1
      #expect(AES128.open(changed, key: key, nonce: nonce, additional: additional) == nil)
    }
    for count in 0..<sealed.count {
      #expect(AES128.open(Array(sealed.prefix(count)), key: key, nonce: nonce, additional: additional) == nil)
    }
    #expect(AES128.open(sealed, key: key, nonce: nonce, additional: additional + [0]) == nil)
  }
}
