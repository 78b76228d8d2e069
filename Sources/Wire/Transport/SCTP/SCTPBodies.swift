// The fixed fields of the chunks that have some. Each reads from the common header's first byte, and asks for the bytes
// of the chunk alone: `value` is its place there.

/// DATA, RFC 9260 §3.3.1, and I-DATA, RFC 8260 §2.1: a user message, or a piece of one.
public struct SCTPDataBody: Hashable, Sendable {
  /// Transmission sequence number.
  public let sequence: UInt32
  public let stream: UInt16
  /// DATA's stream sequence number, 16 bits, or I-DATA's message identifier.
  public let messageNumber: UInt32
  /// What the data are, as their sender says; nil in I-DATA after a message's first piece.
  public let payloadProtocol: UInt32?
  /// I-DATA's number of the piece; nil in DATA, and in a first piece, which is number 0.
  public let fragment: UInt32?
  /// Where the data begin.
  public let start: Int

  /// - Throws: truncated below 12 bytes of value, of I-DATA 16.
  public init(
    _ chunk: SCTPChunk, _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let isInterleaved = chunk.type == .interleavedData
    let place = try chunk.place(of: isInterleaved ? 16 : 12, at: offset, limit: limit)
    sequence = bytes.uint32(at: place)
    stream = bytes.uint16(at: place &+ 4)
    if isInterleaved {
      messageNumber = bytes.uint32(at: place &+ 8)
      let isFirst = chunk.flags & 0x02 != 0
      payloadProtocol = isFirst ? bytes.uint32(at: place &+ 12) : nil
      fragment = isFirst ? nil : bytes.uint32(at: place &+ 12)
      start = place &+ 16
    } else {
      messageNumber = UInt32(bytes.uint16(at: place &+ 6))
      payloadProtocol = bytes.uint32(at: place &+ 8)
      fragment = nil
      start = place &+ 12
    }
  }
}

/// INIT and INIT ACK, RFC 9260 §3.3.2 and §3.3.3. Parameters follow.
public struct SCTPInitiationBody: Hashable, Sendable {
  /// What the peer has to put into its packets' verification tags; never 0.
  public let initiateTag: UInt32
  /// Bytes that the sender will take.
  public let receiverWindow: UInt32
  public let outboundStreams: UInt16
  /// The most streams that the peer may open.
  public let inboundStreams: UInt16
  /// The first transmission sequence number.
  public let initialSequence: UInt32
  /// Where the parameters begin.
  public let start: Int

  /// - Throws: truncated below 16 bytes of value.
  public init(
    _ chunk: SCTPChunk, _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let place = try chunk.place(of: 16, at: offset, limit: limit)
    initiateTag = bytes.uint32(at: place)
    receiverWindow = bytes.uint32(at: place &+ 4)
    outboundStreams = bytes.uint16(at: place &+ 8)
    inboundStreams = bytes.uint16(at: place &+ 10)
    initialSequence = bytes.uint32(at: place &+ 12)
    start = place &+ 16
  }
}

/// SACK, RFC 9260 §3.3.4, and NR-SACK. Gap blocks follow, of NR-SACK also those that will not be taken back, and then
/// the numbers received twice.
public struct SCTPAcknowledgmentBody: Hashable, Sendable {
  /// Everything up to here has been received.
  public let cumulative: UInt32
  /// Bytes that the sender will take.
  public let receiverWindow: UInt32
  /// Blocks of four bytes: the first and last received behind a gap, as offsets from `cumulative`.
  public let gaps: Int
  /// NR-SACK's blocks of the same form; 0 in SACK.
  public let nonRenegableGaps: Int
  /// Sequence numbers of four bytes.
  public let duplicates: Int
  /// Where the blocks begin.
  public let start: Int

  /// - Throws: truncated below 12 bytes of value, of NR-SACK 16; truncated or invalid count if blocks and duplicates
  ///   do not fit.
  public init(
    _ chunk: SCTPChunk, _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    let isNonRenegable = chunk.type == .nonRenegableAcknowledgment
    let fixed = isNonRenegable ? 16 : 12
    let place = try chunk.place(of: fixed, at: offset, limit: limit)
    cumulative = bytes.uint32(at: place)
    receiverWindow = bytes.uint32(at: place &+ 4)
    gaps = Int(bytes.uint16(at: place &+ 8))
    nonRenegableGaps = isNonRenegable ? Int(bytes.uint16(at: place &+ 10)) : 0
    duplicates = Int(bytes.uint16(at: place &+ (isNonRenegable ? 12 : 10)))
    start = place &+ fixed
    let count = gaps &+ nonRenegableGaps &+ duplicates
    guard chunk.length &- SCTPChunk.size >= fixed &+ 4 &* count else {
      throw invalid(.sctp, at: offset, .count, UInt64(count))
    }
    _ = try chunk.place(of: fixed &+ 4 &* count, at: offset, limit: limit)
  }
}

extension SCTPChunk {
  /// Where the value begins, if `needed` bytes of it are there.
  ///
  /// - Throws: truncated where the chunk's length, or the capture, leaves fewer.
  public func place(of needed: Int, at offset: Int, limit: DecodeError.Limit) throws(DecodeError) -> Int {
    guard value.count >= needed else {
      let isShort = length &- Self.size < needed
      throw truncated(
        .sctp, at: offset, needed: value.lowerBound &+ needed, available: value.upperBound,
        limit: isShort ? .lengthField : limit)
    }
    return value.lowerBound
  }
}
