/// A version of QUIC (IANA "QUIC Versions").
public struct QUICVersion: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Version Negotiation bears it (RFC 9000 §17.2.1).
  public static let negotiation = QUICVersion(rawValue: 0)
  /// RFC 9000.
  public static let version1 = QUICVersion(rawValue: 1)
  /// RFC 9369.
  public static let version2 = QUICVersion(rawValue: 0x6B33_43CF)

  /// `1`, `2`, `draft-29`; nil for a value that names none.
  public var name: String? {
    switch rawValue {
    case 1: "1"
    case 0x6B33_43CF: "2"
    case 0xFF00_0001...0xFF00_0022: "draft-\(rawValue & 0xFF)"
    default: nil
    }
  }

  /// Whether the headers have the fields of RFC 9000 §17.2: its own, version 2's and those of drafts 23 to 34.
  public var hasKnownHeader: Bool {
    self == .version1 || self == .version2 || (0xFF00_0017...0xFF00_0022).contains(rawValue)
  }

  /// A value that no version will have, to keep others tolerant (RFC 9000 §15).
  public var isReserved: Bool { rawValue & 0x0F0F_0F0F == 0x0A0A_0A0A }
}

/// A packet of QUIC with a long header, RFC 9000 §17.2; what all versions share is RFC 8999 §5.1.
///
///     Long Header Packet {
///       Header Form (1) = 1,
///       Fixed Bit (1) = 1,
///       Long Packet Type (2),
///       Type-Specific Bits (4),
///       Version (32),
///       Destination Connection ID Length (8),
///       Destination Connection ID (0..160),
///       Source Connection ID Length (8),
///       Source Connection ID (0..160),
///       Type-Specific Payload (..),
///     }
public struct QUICLongHeader: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    case initial
    case zeroRTT
    case handshake
    case retry
    case versionNegotiation
    /// The version's own, which is not known here.
    case unknown
  }

  /// Most bytes of a connection's identifier in the versions known here.
  static let longestIdentifier = 20

  public let kind: Kind
  public let version: QUICVersion
  /// Chosen by the receiver, except in a client's first packets, where it is random and makes the keys.
  public let destinationIdentifier: Range<Int>
  public let sourceIdentifier: Range<Int>
  /// Of an Initial: what a Retry or an earlier connection gave the client. Of a Retry: what it gives.
  public let token: Range<Int>
  /// Bytes of packet number and payload by the packet's own length; nil in Retry, Version Negotiation and unknown.
  public let length: Int?
  /// Byte at which the packet begins.
  public let start: Int
  /// Byte of the packet number, or of what follows the header.
  public let payloadStart: Int
  /// Byte after the packet's last by its own length, or the end of the datagram.
  public let end: Int

  /// Whether all bytes that the length claims are there.
  public let isWhole: Bool

  /// - Parameters:
  ///   - bytes: a whole datagram.
  ///   - start: of the packet in it: several may stand in one datagram (RFC 9000 §12.2).
  /// - Throws: truncated within the header; invalid a short header, a cleared fixed bit, and a connection identifier
  ///   above 20 bytes in a version known here.
  public init(_ bytes: Span<UInt8>, at start: Int = 0) throws(ApplicationFault) {
    var reader = ByteReader(bytes, from: start)
    self.start = start
    let first = try reader.uint8(bytes)
    guard first & 0x80 != 0 else { throw .invalid(at: start, value: UInt64(first)) }
    version = QUICVersion(rawValue: try reader.uint32(bytes))
    let isKnown = version.hasKnownHeader
    guard first & 0x40 != 0 || !isKnown else { throw .invalid(at: start, value: UInt64(first)) }
    destinationIdentifier = try Self.identifier(bytes, &reader, isKnown: isKnown)
    sourceIdentifier = try Self.identifier(bytes, &reader, isKnown: isKnown)
    kind = Self.kind(first, version)
    var token = reader.position..<reader.position
    switch kind {
    case .initial:
      token = try reader.range(Int(clamping: reader.variableLength(bytes)))
      fallthrough
    case .zeroRTT, .handshake:
      let length = Int(clamping: try reader.variableLength(bytes))
      payloadStart = reader.position
      isWhole = length <= reader.remaining
      end = isWhole ? payloadStart &+ length : reader.end
      self.length = length
    case .retry:
      // The last sixteen bytes are its tag (RFC 9000 §17.2.5).
      token = reader.position..<max(reader.position, reader.end &- 16)
      payloadStart = token.upperBound
      length = nil
      end = reader.end
      isWhole = reader.end &- reader.position >= 16
    case .versionNegotiation, .unknown:
      payloadStart = reader.position
      length = nil
      end = reader.end
      isWhole = true
    }
    self.token = token
  }

  private static func identifier(
    _ bytes: Span<UInt8>, _ reader: inout ByteReader, isKnown: Bool
  ) throws(ApplicationFault) -> Range<Int> {
    let length = Int(try reader.uint8(bytes))
    guard !isKnown || length <= longestIdentifier else {
      throw .invalid(at: reader.position &- 1, value: UInt64(length))
    }
    return try reader.range(length)
  }

  private static func kind(_ first: UInt8, _ version: QUICVersion) -> Kind {
    if version == .negotiation { return .versionNegotiation }
    guard version.hasKnownHeader else { return .unknown }
    // Version 2 counts one further (RFC 9369 §3.2).
    let bits = first &>> 4 &- (version == .version2 ? 1 : 0)
    return switch bits & 3 {
    case 0: .initial
    case 1: .zeroRTT
    case 2: .handshake
    default: .retry
    }
  }

  /// The versions that a Version Negotiation packet offers, in its order.
  ///
  /// - Parameter bytes: the datagram that the header was read from.
  public func offeredVersions(_ bytes: Span<UInt8>) -> [QUICVersion] {
    guard kind == .versionNegotiation else { return [] }
    return stride(from: payloadStart, through: end &- 4, by: 4).map { QUICVersion(rawValue: bytes.uint32(at: $0)) }
  }

  /// Whether a datagram begins with a packet of QUIC in a version that has a name, or with Version Negotiation.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count >= 7, bytes[0] & 0x80 != 0 else { return false }
    let version = QUICVersion(rawValue: bytes.uint32(at: 1))
    // A version is four bytes that hardly anything else begins with.
    guard version.hasKnownHeader || version == .negotiation else { return false }
    do throws(ApplicationFault) {
      let header = try QUICLongHeader(bytes)
      guard version == .negotiation else { return true }
      // Four zero bytes are little proof: the list must fit, and hold a version that is known or reserved.
      let versions = header.offeredVersions(bytes)
      return (header.end &- header.payloadStart) & 3 == 0
        && versions.contains { $0.hasKnownHeader || $0.isReserved }
    } catch {
      return false
    }
  }
}

extension ByteReader {
  /// A variable-length integer, RFC 9000 §16: the two highest bits of the first byte say how many bytes there are.
  mutating func variableLength(_ bytes: Span<UInt8>) throws(ApplicationFault) -> UInt64 {
    let first = try uint8(bytes)
    var value = UInt64(first & 0x3F)
    for _ in 1..<(1 &<< Int(first &>> 6)) { value = value &<< 8 | UInt64(try uint8(bytes)) }
    return value
  }
}
