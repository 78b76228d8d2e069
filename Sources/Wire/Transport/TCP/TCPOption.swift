/// One option of a TCP header, RFC 9293 §3.1 (IANA "TCP Option Kind Numbers").
///
/// Ranges are bytes of the header, counted from its first.
public enum TCPOption: Hashable, Sendable {
  /// Kind 0: the list ends here; what follows is padding.
  case endOfList
  /// Kind 1: a byte between options.
  case noOperation
  /// Kind 2: the largest segment that the sender can receive, in bytes of data (RFC 9293 §3.7.1); in SYN only.
  case maximumSegmentSize(UInt16)
  /// Kind 3: the sender's windows are to be shifted left by this; above 14 counts as 14 (RFC 7323 §2.3); in SYN only.
  case windowScale(UInt8)
  /// Kind 4: the sender understands SACK (RFC 2018 §2); in SYN only.
  case selectiveAcknowledgmentPermitted
  /// Kind 5: data received beyond the acknowledgment number (RFC 2018 §3).
  case selectiveAcknowledgment(SelectiveAcknowledgment)
  /// Kind 6: to be sent back; replaced by time stamps (RFC 1072 §4, RFC 6247).
  case echo(UInt32)
  /// Kind 7: what an echo brought (RFC 1072 §4, RFC 6247).
  case echoReply(UInt32)
  /// Kind 8: the sender's clock, and the peer's value that it echoes, meaningful with ACK (RFC 7323 §3.2).
  case timestamps(value: UInt32, echo: UInt32)
  /// Kind 9: segments may be delivered in another order (RFC 1693 §2.2, historic).
  case partialOrderPermitted
  /// Kind 10: the highest bits are the first and the last of a service profile (RFC 1693 §2.2, historic).
  case partialOrderProfile(UInt8)
  /// Kind 11, 12 and 13: CC, CC.NEW and CC.ECHO of T/TCP (RFC 1644 §3.2, historic).
  case connectionCount(kind: UInt8, UInt32)
  /// Kind 14: 0 the TCP checksum, 1 and 2 Fletcher's in 8 and 16 bits (RFC 1146 §2, historic).
  case alternateChecksumRequest(UInt8)
  /// Kind 19: the MD5 digest over segment and secret (RFC 2385 §2).
  case md5Signature(Range<Int>)
  /// Kind 20: the bits of what the sender can, and its connection's number (CCSDS 714.0-B-2 §3.2.3).
  case spaceCapabilities(vector: UInt8, connection: UInt8)
  /// Kind 21: a hole: where it begins behind the acknowledgment number and how long it is, in segments, and bits for
  /// further ones (CCSDS 714.0-B-2 §3.2.5).
  case negativeAcknowledgment(offset: UInt16, size: UInt16, bits: Range<Int>)
  /// Kind 27: the rate that the routers allowed, the difference of both lifetimes, and the nonce (RFC 4782 §3.2).
  case quickStart(rate: UInt8, lifetimeDifference: UInt8, nonce: UInt32)
  /// Kind 28: how long data may stay unacknowledged, in seconds or minutes (RFC 5482 §3).
  case userTimeout(isMinutes: Bool, UInt16)
  /// Kind 29: the key that signed, the one the sender wants next, and the message authentication code (RFC 5925 §2.2).
  case authentication(key: UInt8, nextKey: UInt8, code: Range<Int>)
  /// Kind 30: several paths for one connection (RFC 8684 §3).
  case multipath(MultipathOption)
  /// Kind 34: the cookie that lets SYN carry data; empty: one is asked for (RFC 7413 §4.1.1).
  case fastOpen(cookie: Range<Int>)
  /// Kind 69: suboptions that negotiate encryption (RFC 8547 §4.1).
  case encryptionNegotiation(Range<Int>)
  /// Kind 172 and 174: bytes received by their ECN codepoint (RFC 9768 §3.2.3).
  case accurateECN(AccurateECN)
  /// Kind 253 and 254: an experiment, and the identifier in its first bytes, which only those experiments have that
  /// follow RFC 6994 §3.
  case experiment(kind: UInt8, identifier: ExperimentIdentifier, data: Range<Int>)
  /// Any other kind.
  case other(kind: UInt8, data: Range<Int>)

  /// The number on the wire.
  @inlinable public var kind: UInt8 {
    switch self {
    case .endOfList: 0
    case .noOperation: 1
    case .maximumSegmentSize: 2
    case .windowScale: 3
    case .selectiveAcknowledgmentPermitted: 4
    case .selectiveAcknowledgment: 5
    case .echo: 6
    case .echoReply: 7
    case .timestamps: 8
    case .partialOrderPermitted: 9
    case .partialOrderProfile: 10
    case .connectionCount(let kind, _): kind
    case .alternateChecksumRequest: 14
    case .md5Signature: 19
    case .spaceCapabilities: 20
    case .negativeAcknowledgment: 21
    case .quickStart: 27
    case .userTimeout: 28
    case .authentication: 29
    case .multipath: 30
    case .fastOpen: 34
    case .encryptionNegotiation: 69
    case .accurateECN(let counters): counters.order == .first ? 172 : 174
    case .experiment(let kind, _, _): kind
    case .other(let kind, _): kind
    }
  }
}

extension TCPOption: HeaderOption {
  @inlinable public static var uncounted: Int { 0 }
  @inlinable public static func endsList(_ kind: UInt8) -> Bool { kind == 0 }

  @inlinable public init?(single kind: UInt8, at start: Int) {
    switch kind {
    case 0: self = .endOfList
    case 1: self = .noOperation
    default: return nil
    }
  }

  @inlinable public init?(kind: UInt8, _ bytes: Span<UInt8>, data: Range<Int>) {
    let start = data.lowerBound
    switch (kind, data.count) {
    case (2, 2): self = .maximumSegmentSize(bytes.uint16(at: start))
    case (3, 1): self = .windowScale(bytes[start])
    case (4, 0): self = .selectiveAcknowledgmentPermitted
    case (5, 8), (5, 16), (5, 24), (5, 32):
      self = .selectiveAcknowledgment(SelectiveAcknowledgment(bytes, from: start, count: data.count &>> 3))
    case (8, 8): self = .timestamps(value: bytes.uint32(at: start), echo: bytes.uint32(at: start &+ 4))
    case (2, _), (3, _), (4, _), (5, _), (8, _): return nil
    default:
      guard let option = Self.rare(kind, bytes, data) else { return nil }
      self = option
    }
  }

  /// The kinds that few segments have, out of line.
  @usableFromInline
  static func rare(_ kind: UInt8, _ bytes: Span<UInt8>, _ data: Range<Int>) -> TCPOption? {
    let start = data.lowerBound
    switch (kind, data.count) {
    case (6, 4): return .echo(bytes.uint32(at: start))
    case (7, 4): return .echoReply(bytes.uint32(at: start))
    case (9, 0): return .partialOrderPermitted
    case (10, 1): return .partialOrderProfile(bytes[start])
    case (11...13, 4): return .connectionCount(kind: kind, bytes.uint32(at: start))
    case (14, 1): return .alternateChecksumRequest(bytes[start])
    case (18, 1): return .other(kind: kind, data: data)
    case (19, 16): return .md5Signature(data)
    // More may follow, for a binding space (CCSDS 714.0-B-2 §3.2.3.3).
    case (20, 2...): return .spaceCapabilities(vector: bytes[start], connection: bytes[start &+ 1])
    case (21, 4...):
      return .negativeAcknowledgment(
        offset: bytes.uint16(at: start), size: bytes.uint16(at: start &+ 2), bits: start &+ 4..<data.upperBound)
    case (27, 6):
      return .quickStart(
        rate: bytes[start] & 0xF, lifetimeDifference: bytes[start &+ 1], nonce: bytes.uint32(at: start &+ 2) &>> 2)
    case (28, 2):
      let word = bytes.uint16(at: start)
      return .userTimeout(isMinutes: word & 0x8000 != 0, word & 0x7FFF)
    case (29, 2...):
      return .authentication(key: bytes[start], nextKey: bytes[start &+ 1], code: start &+ 2..<data.upperBound)
    case (30, _): return MultipathOption(bytes, data).map { .multipath($0) }
    // A cookie has 4 to 16 bytes, and an even number of them; none asks for one (RFC 7413 §4.1.1).
    case (34, let length) where length == 0 || (4...16).contains(length) && length & 1 == 0:
      return .fastOpen(cookie: data)
    case (69, _): return .encryptionNegotiation(data)
    case (172, _), (174, _): return AccurateECN(bytes, data, order: kind == 172 ? .first : .second).map(accurateECN)
    case (253, 2...), (254, 2...):
      return .experiment(kind: kind, identifier: ExperimentIdentifier(bytes, data), data: data)
    case (6, _), (7, _), (9...14, _), (18...21, _), (27...29, _), (34, _): return nil
    default: return .other(kind: kind, data: data)
    }
  }
}

/// Reads the options of a TCP header one after the other.
public typealias TCPOptionCursor = OptionCursor<TCPOption>

extension OptionCursor where Option == TCPOption {
  @inlinable public init(_ header: TCPHeader) {
    self.init(headerLength: header.headerLength)
  }

  /// - Parameter headerLength: 20 to 60, from the data offset.
  @inlinable public init(headerLength: Int) {
    self.init(from: TCPHeader.size, to: headerLength, layer: .tcp)
  }
}
