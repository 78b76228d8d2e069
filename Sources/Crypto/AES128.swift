import libcrypto

/// The Advanced Encryption Standard with a key of 128 bits (FIPS 197), in the two modes that QUIC's Initial needs.
public enum AES128 {
  /// Bytes of a key.
  public static let keySize = 16
  /// Bytes of a block.
  public static let blockSize = 16
  /// Bytes of the nonce of GCM that are used everywhere (NIST SP 800-38D §5.2.1.1).
  public static let nonceSize = 12
  /// Bytes of the authentication tag behind what GCM sealed.
  public static let tagSize = 16

  /// Enciphers one block (ECB); QUIC's header protection is made of it (RFC 9001 §5.4.3).
  ///
  /// - Returns: 16 bytes; nil unless key and block are 16 bytes.
  public static func encipher(_ block: [UInt8], key: [UInt8]) -> [UInt8]? {
    guard key.count == keySize, block.count == blockSize else { return nil }
    guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    var output = [UInt8](repeating: 0, count: 2 * blockSize)
    // Sound: lengths are checked above; without padding one block in gives one block out, and there is room for two.
    let count: Int32? = unsafe output.withUnsafeMutableBufferPointer { output in
      unsafe key.withUnsafeBufferPointer { key in
        unsafe block.withUnsafeBufferPointer { block in
          var count: Int32 = 0
          guard unsafe EVP_EncryptInit_ex(context, EVP_aes_128_ecb(), nil, key.baseAddress, nil) == 1,
            unsafe EVP_CIPHER_CTX_set_padding(context, 0) == 1,
            unsafe EVP_EncryptUpdate(context, output.baseAddress, &count, block.baseAddress, 16) == 1
          else { return nil }
          return count
        }
      }
    }
    return count == 16 ? Array(output.prefix(blockSize)) : nil
  }

  /// Opens what GCM sealed (NIST SP 800-38D §7.2).
  ///
  /// - Parameters:
  ///   - sealed: the ciphertext with the tag of 16 bytes behind it.
  ///   - additional: what the tag protects beside it.
  /// - Returns: the plaintext; nil where the tag does not fit, and for wrong sizes.
  public static func open(_ sealed: [UInt8], key: [UInt8], nonce: [UInt8], additional: [UInt8]) -> [UInt8]? {
    let length = sealed.count - tagSize
    guard key.count == keySize, nonce.count == nonceSize, length >= 0, length <= Int(Int32.max) / 2,
      additional.count <= Int(Int32.max) / 2
    else { return nil }
    guard let context = unsafe EVP_CIPHER_CTX_new() else { return nil }
    defer { unsafe EVP_CIPHER_CTX_free(context) }
    var tag = Array(sealed[length...])
    // One block more than the text, so that no base address is null.
    var output = [UInt8](repeating: 0, count: length + blockSize)
    // Sound: every length handed over is that of its array, checked above to fit; GCM writes as many bytes as it
    // reads, and the output has room for them; OpenSSL only reads the tag, though its parameter is not const.
    let isGenuine = unsafe output.withUnsafeMutableBufferPointer { output in
      unsafe key.withUnsafeBufferPointer { key in
        unsafe nonce.withUnsafeBufferPointer { nonce in
          unsafe sealed.withUnsafeBufferPointer { sealed in
            unsafe additional.withUnsafeBufferPointer { additional in
              unsafe tag.withUnsafeMutableBufferPointer { tag in
                var count: Int32 = 0
                guard
                  unsafe EVP_DecryptInit_ex(
                    context, EVP_aes_128_gcm(), nil, key.baseAddress, nonce.baseAddress) == 1
                else { return false }
                // A null pointer would mean something else than no bytes.
                if !additional.isEmpty {
                  guard
                    unsafe EVP_DecryptUpdate(
                      context, nil, &count, additional.baseAddress, Int32(additional.count)) == 1
                  else { return false }
                }
                if length > 0 {
                  guard
                    unsafe EVP_DecryptUpdate(
                      context, output.baseAddress, &count, sealed.baseAddress, Int32(length)) == 1
                  else { return false }
                }
                guard
                  unsafe EVP_CIPHER_CTX_ctrl(
                    context, EVP_CTRL_AEAD_SET_TAG, Int32(tagSize), tag.baseAddress) == 1
                else { return false }
                return unsafe EVP_DecryptFinal_ex(context, output.baseAddress, &count) == 1
              }
            }
          }
        }
      }
    }
    return isGenuine ? Array(output.prefix(length)) : nil
  }
}
