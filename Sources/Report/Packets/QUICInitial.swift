import Crypto
import Wire

/// Opens the Initial packets that a QUIC client sends: their key follows from the packet itself, so that it keeps
/// nothing secret (RFC 9001 §5.2, RFC 9369 §3.3).
///
/// A server's Initial bears its own connection identifiers, but its key comes from the client's first one: it cannot be
/// opened alone.
enum QUICInitial {
  /// What a datagram's Initial packets hold of the handshake.
  struct Opened {
    var stream = QUICCryptoStream()
    /// Initial packets that were opened, and those that were not.
    var packets = 0
    var failures = 0
  }

  /// Opens all Initial packets of a datagram; none of them twice.
  static func open(_ datagram: Span<UInt8>) -> Opened {
    var opened = Opened()
    var start = 0
    // Each packet takes seven bytes at least, so this ends; more than a few in one datagram mean nothing.
    for _ in 0..<8 where start < datagram.count {
      guard let header = try? QUICLongHeader(datagram, at: start) else { break }
      if header.kind == .initial {
        if let payload = payload(of: header, datagram) {
          opened.packets += 1
          _ = opened.stream.add(payload.span)
        } else {
          opened.failures += 1
        }
      }
      start = header.end
    }
    return opened
  }

  /// What is inside an Initial packet of a client; nil where its key does not fit, or bytes are missing.
  static func payload(of header: QUICLongHeader, _ datagram: Span<UInt8>) -> [UInt8]? {
    guard header.isWhole, let words = Words(header.version) else { return nil }
    // RFC 9001 §5.4.2: the sample begins four bytes behind the packet number's first, however long that is.
    let sampled = header.payloadStart &+ 4
    guard sampled &+ AES128.blockSize <= header.end else { return nil }
    guard let initial = HKDF.extract(salt: words.salt, secret: copy(datagram, header.destinationIdentifier)),
      let secret = HKDF.expandLabel(initial, label: "client in", count: HKDF.hashSize),
      let key = HKDF.expandLabel(secret, label: words.key, count: AES128.keySize),
      var nonce = HKDF.expandLabel(secret, label: words.nonce, count: AES128.nonceSize),
      let protection = HKDF.expandLabel(secret, label: words.protection, count: AES128.keySize),
      let mask = AES128.encipher(
        copy(datagram, sampled..<sampled &+ AES128.blockSize), key: protection)
    else { return nil }

    var first = datagram[header.start]
    first ^= mask[0] & 0x0F
    let numberLength = Int(first & 3) + 1
    let numberEnd = header.payloadStart &+ numberLength
    var clear = copy(datagram, header.start..<numberEnd)
    clear[0] = first
    for index in 0..<numberLength {
      let place = header.payloadStart &- header.start &+ index
      clear[place] ^= mask[1 + index]
      // The first packets of a connection have small numbers: the bytes left out are zero (RFC 9001 §5.3).
      nonce[AES128.nonceSize - numberLength + index] ^= clear[place]
    }
    return AES128.open(copy(datagram, numberEnd..<header.end), key: key, nonce: nonce, additional: clear)
  }

  /// The client's hello in a datagram; nil where none could be opened.
  static func hello(_ datagram: Span<UInt8>) -> Parsed<TLSHello>? {
    let stream = open(datagram).stream
    guard !stream.isEmpty else { return nil }
    return TLSHello.parse(stream.beginning.span)
  }

  private static func copy(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for place in range { copy.append(bytes[place]) }
    return copy
  }

  /// What a version salts its first secret with, and what it calls its keys.
  private struct Words {
    let salt: [UInt8]
    var key = "quic key"
    var nonce = "quic iv"
    var protection = "quic hp"

    init?(_ version: QUICVersion) {
      switch version.rawValue {
      case 1, 0xFF00_0021, 0xFF00_0022:
        // RFC 9001 §5.2; its drafts 33 and 34 have the same.
        salt = [
          0x38, 0x76, 0x2C, 0xF7, 0xF5, 0x59, 0x34, 0xB3, 0x4D, 0x17, 0x9A, 0xE6, 0xA4, 0xC8, 0x0C, 0xAD, 0xCC, 0xBB,
          0x7F, 0x0A,
        ]
      case 0x6B33_43CF:
        // RFC 9369 §3.3.1 and §3.3.2.
        salt = [
          0x0D, 0xED, 0xE3, 0xDE, 0xF7, 0x00, 0xA6, 0xDB, 0x81, 0x93, 0x81, 0xBE, 0x6E, 0x26, 0x9D, 0xCB, 0xF9, 0xBD,
          0x2E, 0xD9,
        ]
        key = "quicv2 key"
        nonce = "quicv2 iv"
        protection = "quicv2 hp"
      case 0xFF00_001D...0xFF00_0020:
        // draft-ietf-quic-tls-29 §5.2.
        salt = [
          0xAF, 0xBF, 0xEC, 0x28, 0x99, 0x93, 0xD2, 0x4C, 0x9E, 0x97, 0x86, 0xF1, 0x9C, 0x61, 0x11, 0xE0, 0x43, 0x90,
          0xA8, 0x99,
        ]
      case 0xFF00_0017...0xFF00_001C:
        // draft-ietf-quic-tls-23 §5.2.
        salt = [
          0xC3, 0xEE, 0xF7, 0x12, 0xC7, 0x2E, 0xBB, 0x5A, 0x11, 0xA7, 0xD2, 0x43, 0x2B, 0xB4, 0x63, 0x65, 0xBE, 0xF9,
          0xF5, 0x02,
        ]
      default: return nil
      }
    }
  }
}
