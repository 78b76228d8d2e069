/// A version of TLS or DTLS as it stands on the wire (RFC 8446 §4.1.2, RFC 9147 §5.3).
public struct TLSVersion: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let tls12 = TLSVersion(rawValue: 0x0303)
  public static let tls13 = TLSVersion(rawValue: 0x0304)

  /// A value that means nothing and keeps others tolerant (RFC 8701 §2): 0x?A?A with both bytes alike.
  public static func isGrease(_ value: UInt16) -> Bool {
    value & 0x0F0F == 0x0A0A && value &>> 8 == value & 0xFF
  }

  /// `TLSv1.2`; nil for a value that names no version.
  public var name: String? {
    switch rawValue {
    case 0x0002: "SSLv2"
    case 0x0300: "SSLv3"
    case 0x0301: "TLSv1.0"
    case 0x0302: "TLSv1.1"
    case 0x0303: "TLSv1.2"
    case 0x0304: "TLSv1.3"
    case 0x0100: "DTLSv1.0 (OpenSSL)"
    case 0xFEFF: "DTLSv1.0"
    case 0xFEFD: "DTLSv1.2"
    case 0xFEFC: "DTLSv1.3"
    // Drafts of TLS 1.3, which were met in practice for years.
    case 0x7F00...0x7FFF: "TLSv1.3 draft"
    default: nil
    }
  }

  /// Whether a record may bear it: SSL 3.0 to TLS 1.3 (which writes 1.2, RFC 8446 §5.1).
  var isOfTLSRecord: Bool { rawValue &>> 8 == 3 && rawValue & 0xFF <= 4 }
  /// Whether a DTLS record may bear it.
  var isOfDTLSRecord: Bool { rawValue == 0xFEFF || rawValue == 0xFEFD || rawValue == 0x0100 }

  /// Greater means newer, DTLS's falling numbers too; 0 for what names no version.
  var age: Int {
    switch rawValue {
    case 0x0300...0x0304: Int(rawValue)
    case 0x0100: 0x0301
    case 0xFEFF: 0x0302
    case 0xFEFD: 0x0303
    case 0xFEFC: 0x0304
    case 0x7F00...0x7FFF: 0x0304
    default: 0
    }
  }
}
