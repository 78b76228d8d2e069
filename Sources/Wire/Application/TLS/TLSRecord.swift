/// What a record of TLS carries (IANA "TLS ContentType").
public enum TLSContentType: UInt8, Hashable, Sendable, CaseIterable {
  case changeCipherSpec = 20
  case alert = 21
  case handshake = 22
  case applicationData = 23
  /// RFC 6520.
  case heartbeat = 24

  /// In the words of tools that people know.
  public var title: String {
    switch self {
    case .changeCipherSpec: "Change Cipher Spec"
    case .alert: "Alert"
    case .handshake: "Handshake"
    case .applicationData: "Application Data"
    case .heartbeat: "Heartbeat"
    }
  }
}

/// A record of TLS, RFC 8446 §5.1 (`TLSPlaintext`), or of DTLS, RFC 6347 §4.1 (and RFC 9147 §4).
///
///      0               8              16              24              32
///     +---------------+---------------+---------------+---------------+
///     |     type      |    legacy_record_version      |    length …   |
///     +---------------+---------------+---------------+---------------+
///     |    … length   |  fragment
///     +---------------+
///
/// DTLS has an epoch of 16 bits and a sequence number of 48 between version and length.
public struct TLSRecord: Hashable, Sendable {
  /// Bytes before the fragment in TLS.
  public static let size = 5
  /// Bytes before the fragment in DTLS.
  public static let datagramSize = 13
  /// Most bytes of a fragment: 2^14, and what encryption may add (RFC 5246 §6.2.3; RFC 8446 §5.2 allows less).
  static let longest = 16_384 + 2_048

  public let type: TLSContentType
  public let version: TLSVersion
  /// Which keys protect it; 0 before there are any, and always in TLS, which does not number them.
  public let epoch: UInt16
  /// Bytes that the record's length field claims.
  public let length: Int
  /// What is there of the fragment, counted from the first byte that was collected.
  public let fragment: Range<Int>

  public var isWhole: Bool { fragment.count == length }

  /// - Parameters:
  ///   - reader: stands at the record; afterwards behind it, or at the end.
  ///   - isDatagram: DTLS.
  init(_ bytes: Span<UInt8>, _ reader: inout ByteReader, isDatagram: Bool) throws(ApplicationFault) {
    let start = reader.position
    let number = try reader.uint8(bytes)
    guard let type = TLSContentType(rawValue: number) else { throw .invalid(at: start, value: UInt64(number)) }
    self.type = type
    version = TLSVersion(rawValue: try reader.uint16(bytes))
    guard isDatagram ? version.isOfDTLSRecord : version.isOfTLSRecord else {
      throw .invalid(at: start &+ 1, value: UInt64(version.rawValue))
    }
    if isDatagram {
      epoch = try reader.uint16(bytes)
      _ = try reader.take(6)
    } else {
      epoch = 0
    }
    length = Int(try reader.uint16(bytes))
    guard length <= Self.longest else { throw .invalid(at: reader.position &- 2, value: UInt64(length)) }
    let first = reader.position
    _ = try reader.enclosed(length)
    fragment = first..<reader.position
  }

  /// Whether bytes begin with a record: type, version and length agree. A byte of doubt in 2^27.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= Self.size, bytes[0] >= 20, bytes[0] <= 24, bytes[1] == 3, bytes[2] <= 4 else { return false }
    let length = bytes.uint16(at: 3)
    guard length > 0, length <= Self.longest else { return false }
    switch bytes[0] {
    case 20: return length == 1 && (bytes.count == Self.size || bytes[Self.size] == 1)
    // Two bytes in the clear, or as many as a cipher makes of them.
    case 21: return length == 2 || length >= 16 && length <= 256
    case 24: return bytes.count == Self.size || length >= 19
    default: return true
    }
  }

  /// Whether a datagram begins with a record of DTLS.
  public static func recogniseDatagram(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= Self.datagramSize, bytes[0] >= 20, bytes[0] <= 24 else { return false }
    guard TLSVersion(rawValue: bytes.uint16(at: 1)).isOfDTLSRecord else { return false }
    let length = Int(bytes.uint16(at: 11))
    return length > 0 && length <= Self.longest
  }
}

/// Reads the records of TLS or DTLS one after the other.
public struct TLSRecordCursor: Hashable, Sendable {
  private var reader: ByteReader
  /// DTLS.
  public let isDatagram: Bool

  /// Byte at which the next record begins.
  public var position: Int { reader.position }

  public init(_ bytes: Span<UInt8>, isDatagram: Bool = false) {
    reader = ByteReader(bytes)
    self.isDatagram = isDatagram
  }

  /// - Returns: the next record, perhaps with less than its length says; nil at the end.
  /// - Throws: truncated within a record's header; invalid where none begins. The position stays there.
  public mutating func next(_ bytes: Span<UInt8>) throws(ApplicationFault) -> TLSRecord? {
    guard reader.remaining > 0 else { return nil }
    var attempt = reader
    let record = try TLSRecord(bytes, &attempt, isDatagram: isDatagram)
    reader = attempt
    return record
  }
}
