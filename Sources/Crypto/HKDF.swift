import libcrypto

/// HMAC-based key derivation with SHA-256, RFC 5869, and TLS 1.3's form of it, RFC 8446 §7.1.
public enum HKDF {
  /// Bytes of a SHA-256 hash, and of a pseudorandom key.
  public static let hashSize = 32

  /// HKDF-Extract (RFC 5869 §2.2): a pseudorandom key of 32 bytes from what is secret.
  ///
  /// - Returns: nil only where libcrypto refuses SHA-256.
  public static func extract(salt: [UInt8], secret: [UInt8]) -> [UInt8]? {
    authenticationCode(of: secret, key: salt)
  }

  /// HKDF-Expand (RFC 5869 §2.3): `count` bytes of keying material.
  ///
  /// - Returns: nil above 255 × 32 bytes, which the RFC does not define.
  public static func expand(_ key: [UInt8], info: [UInt8], count: Int) -> [UInt8]? {
    guard count >= 0, count <= 255 * hashSize else { return nil }
    var output: [UInt8] = []
    var block: [UInt8] = []
    var number: UInt8 = 1
    while output.count < count {
      guard let next = authenticationCode(of: block + info + [number], key: key) else { return nil }
      block = next
      output += next.prefix(count - output.count)
      number &+= 1
    }
    return output
  }

  /// HKDF-Expand-Label with an empty context (RFC 8446 §7.1; RFC 9001 §5.1).
  ///
  /// - Parameter label: without `tls13 `, which is put before it; at most 249 bytes.
  public static func expandLabel(_ secret: [UInt8], label: String, count: Int) -> [UInt8]? {
    let whole = Array("tls13 ".utf8) + Array(label.utf8)
    guard count >= 0, count <= Int(UInt16.max), whole.count <= Int(UInt8.max) else { return nil }
    let info = [UInt8(count >> 8), UInt8(count & 0xFF), UInt8(whole.count)] + whole + [0]
    return expand(secret, info: info, count: count)
  }

  /// HMAC-SHA-256 (RFC 2104).
  private static func authenticationCode(of message: [UInt8], key: [UInt8]) -> [UInt8]? {
    var code = [UInt8](repeating: 0, count: hashSize)
    var length: UInt32 = 0
    // Sound: each pointer lives as long as its array's closure, the lengths are those of the arrays, and HMAC writes
    // at most EVP_MAX_MD_SIZE bytes, of which SHA-256 has 32. An empty array may give a null pointer: HMAC takes
    // an empty message so, but a null key as "the last one", which a one-off call does not have; hence the pad,
    // which changes nothing (RFC 2104 §2 appends zeros to the key).
    let padded = key.isEmpty ? [0] : key
    let isDone = unsafe code.withUnsafeMutableBufferPointer { code in
      unsafe padded.withUnsafeBufferPointer { key in
        unsafe message.withUnsafeBufferPointer { message in
          unsafe HMAC(
            EVP_sha256(), key.baseAddress, Int32(key.count), message.baseAddress, message.count, code.baseAddress,
            &length) != nil
        }
      }
    }
    return isDone && Int(length) == hashSize ? code : nil
  }
}
