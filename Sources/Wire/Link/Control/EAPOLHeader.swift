/// EAP over LAN (IEEE Std 802.1X-2020 §11.3).
///
///      0         1      2        4
///     +---------+------+--------+ - - - -+
///     | version | type | length |  body  |
///     +---------+------+--------+ - - - -+
public struct EAPOLHeader: Hashable, Sendable {
  /// Bytes before the body.
  public static let size = 4
  /// 1 to 3: the standard's of 2001, 2004 and 2010.
  public let version: UInt8
  /// 0 EAP packet, 1 start, 2 logoff, 3 key, 4 alert, 5 key agreement, 6 and 7 announcements, 8 request for one.
  public let type: UInt8
  /// Bytes of the body.
  public let bodyLength: UInt16

  /// - Throws: truncated below 4 bytes.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.eapol, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    version = bytes[0]
    type = bytes[1]
    bodyLength = bytes.uint16(at: 2)
  }

  /// Table 11-3.
  public var typeName: String? {
    switch type {
    case 0: "EAP packet"
    case 1: "start"
    case 2: "logoff"
    case 3: "key"
    case 4: "encapsulated ASF alert"
    case 5: "MKA"
    case 6: "announcement (generic)"
    case 7: "announcement (specific)"
    case 8: "announcement request"
    default: nil
    }
  }
}

/// Extensible Authentication Protocol packet (RFC 3748 §4).
///
///      0      1            2        4
///     +------+------------+--------+------+ - - - - -+
///     | code | identifier | length | type |   data   |
///     +------+------------+--------+------+ - - - - -+
public struct EAPHeader: Hashable, Sendable {
  /// Bytes without the type.
  public static let size = 4
  /// 1 request, 2 response, 3 success, 4 failure; 5 and 6 of re-authentication (RFC 6696).
  public let code: UInt8
  /// Pairs a response with its request.
  public let identifier: UInt8
  /// Bytes of the whole packet.
  public let length: UInt16
  /// The method; nil in success and failure, and where it is not there.
  public let type: UInt8?

  /// - Parameter start: byte of the EAPOL header at which the packet begins, for the error.
  /// - Throws: truncated below 4 bytes; invalid length below 4.
  public init(
    _ bytes: Span<UInt8>, from start: Int = 0, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(
        .eapol, at: offset, needed: start &+ Self.size, available: start &+ bytes.count, limit: limit)
    }
    code = bytes[0]
    identifier = bytes[1]
    length = bytes.uint16(at: 2)
    guard Int(length) >= Self.size else { throw invalid(.eapol, at: offset, .length, UInt64(length)) }
    type = (code == 1 || code == 2) && length > 4 && bytes.count > 4 ? bytes[4] : nil
  }

  public var codeName: String? {
    switch code {
    case 1: "Request"
    case 2: "Response"
    case 3: "Success"
    case 4: "Failure"
    case 5: "Initiate"
    case 6: "Finish"
    default: nil
    }
  }

  /// The method of a request or response; nil in other messages, and where it has no name here.
  public var typeName: String? { type.flatMap(Self.name(ofType:)) }

  /// IANA "EAP Method Types", those that are met.
  public static func name(ofType type: UInt8) -> String? {
    switch type {
    case 1: "Identity"
    case 2: "Notification"
    case 3: "Nak"
    case 4: "MD5-Challenge"
    case 5: "OTP"
    case 6: "GTC"
    case 13: "TLS"
    case 17: "LEAP"
    case 18: "SIM"
    case 21: "TTLS"
    case 23: "AKA"
    case 25: "PEAP"
    case 26, 29: "MS-CHAPv2"
    case 43: "FAST"
    case 47: "PSK"
    case 50: "AKA'"
    case 52: "PWD"
    case 55: "TEAP"
    case 254: "Expanded"
    default: nil
    }
  }
}

/// The key descriptor of WPA and RSN (IEEE Std 802.11-2020 §12.7.2).
///
///      0      1          3        5         13      45   61    69         77    93
///     +------+----------+--------+---------+-------+----+-----+----------+-----+--------+ - - -+
///     | type | key info | length | counter | nonce | IV | RSC | reserved | MIC | length | data |
///     +------+----------+--------+---------+-------+----+-----+----------+-----+--------+ - - -+
public struct EAPOLKey: Hashable, Sendable {
  /// Bytes before the key data, with a message integrity code of 16.
  public static let size = 95
  /// 2 RSN, 254 WPA.
  public let descriptor: UInt8
  /// Bits 0 to 2 version, 3 pairwise, 6 install, 7 acknowledgment, 8 integrity code, 9 secure, 10 error, 11 request,
  /// 12 encrypted data.
  public let information: UInt16
  /// Bytes of the temporal key.
  public let keyLength: UInt16
  public let replayCounter: UInt64
  /// Bytes of key data.
  public let dataLength: UInt16
  /// Where the nonce stands, counted from the descriptor's first byte.
  public static let nonce = 13..<45

  /// - Parameter start: byte of the EAPOL header at which the descriptor begins, for the error.
  /// - Returns: nil for descriptors of another form: 1 is RC4's.
  /// - Throws: truncated below 95 bytes.
  public init?(
    _ bytes: Span<UInt8>, from start: Int = 0, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= 1 else {
      throw truncated(.eapol, at: offset, needed: start &+ 1, available: start, limit: limit)
    }
    descriptor = bytes[0]
    guard descriptor == 2 || descriptor == 254 else { return nil }
    guard bytes.count >= Self.size else {
      throw truncated(
        .eapol, at: offset, needed: start &+ Self.size, available: start &+ bytes.count, limit: limit)
    }
    information = bytes.uint16(at: 1)
    keyLength = bytes.uint16(at: 3)
    replayCounter = bytes.uint64(at: 5)
    dataLength = bytes.uint16(at: 93)
  }

  public var isPairwise: Bool { information & 0x0008 != 0 }
  public var hasInstall: Bool { information & 0x0040 != 0 }
  public var hasAcknowledgment: Bool { information & 0x0080 != 0 }
  public var hasIntegrityCode: Bool { information & 0x0100 != 0 }
  public var isSecure: Bool { information & 0x0200 != 0 }

  /// Which message of the four-way handshake it is (§12.7.6), by the bits that differ; nil for another exchange.
  public var handshakeMessage: UInt8? {
    guard isPairwise, information & 0x0C00 == 0 else { return nil }
    switch (hasAcknowledgment, hasIntegrityCode) {
    case (true, false): return 1
    case (true, true): return hasInstall ? 3 : nil
    // WPA does not set the secure bit in the fourth, which has no data.
    case (false, true): return isSecure || dataLength == 0 ? 4 : 2
    case (false, false): return nil
    }
  }
}
