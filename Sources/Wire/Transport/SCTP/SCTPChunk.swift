/// One chunk of an SCTP packet, RFC 9260 §3.2.
///
///      0                   1                   2                   3
///      0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///     +---------------+---------------+-------------------------------+
///     |   Chunk Type  |  Chunk Flags  |         Chunk Length          |
///     +---------------+---------------+-------------------------------+
///     |                          Chunk Value                          |
///     +---------------------------------------------------------------+
public struct SCTPChunk: Hashable, Sendable {
  /// Bytes before the value.
  public static let size = 4
  public let type: SCTPChunkType
  /// The type's meaning; of DATA I, U, B, E (0x08, 0x04, 0x02, 0x01), of ABORT and SHUTDOWN COMPLETE T (0x01).
  public let flags: UInt8
  /// Bytes with these four, without the padding to a multiple of four.
  public let length: Int
  /// What was captured of the value, counted from the common header's first byte.
  public let value: Range<Int>
  /// Whether the capture ends before the value does.
  public var isCut: Bool { value.count < length &- Self.size }
}

/// Reads the chunks of an SCTP packet one after the other.
public struct SCTPChunkCursor: Hashable, Sendable {
  /// Byte of the packet at which the next chunk begins.
  public private(set) var position: Int
  /// Byte after the packet's last, by the lengths around it.
  public let end: Int

  /// - Parameter length: bytes of the packet from the common header on, captured or not.
  public init(length: Int) {
    position = SCTPHeader.size
    end = length
  }

  /// A chunk that the capture cuts is handed out with what is there of it; the next call throws.
  ///
  /// - Parameters:
  ///   - bytes: from the common header's first byte to the end of what was captured.
  ///   - offset: of the common header in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Returns: the next chunk, or nil behind the last.
  /// - Throws: truncated where the capture ends, or where fewer than four bytes are left of the packet; invalid length
  ///   below four, or beyond the packet. After an error the cursor stands at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> SCTPChunk? {
    let start = position
    guard start < end else { return nil }
    position = end
    guard start &+ SCTPChunk.size <= end else {
      throw truncated(.sctp, at: offset, needed: start &+ SCTPChunk.size, available: end, limit: .lengthField)
    }
    guard start &+ SCTPChunk.size <= bytes.count else {
      throw truncated(.sctp, at: offset, needed: start &+ SCTPChunk.size, available: bytes.count, limit: limit)
    }
    let length = Int(bytes.uint16(at: start &+ 2))
    let after = start &+ length
    guard length >= SCTPChunk.size, after <= end else {
      throw invalid(.sctp, at: offset, .length, UInt64(length))
    }
    // The last chunk's padding may be missing; elsewhere what follows is aligned (RFC 9260 §3.2).
    position = min(start &+ (length &+ 3) & ~3, end)
    return SCTPChunk(
      type: SCTPChunkType(rawValue: bytes[start]), flags: bytes[start &+ 1], length: length,
      value: start &+ SCTPChunk.size..<min(after, bytes.count))
  }
}

/// A parameter of a chunk, or a cause of an ERROR or ABORT, which has the same form: RFC 9260 §3.2.1 and §3.3.10.
public struct SCTPParameter: Hashable, Sendable {
  /// Bytes before the value.
  public static let size = 4
  /// The parameter's type or the cause's code.
  public let type: UInt16
  /// Its value, counted from the common header's first byte.
  public let value: Range<Int>
}

/// Reads the parameters, or causes, of a chunk one after the other.
public struct SCTPParameterCursor: Hashable, Sendable {
  /// Byte of the packet at which the next parameter begins.
  public private(set) var position: Int
  /// Byte after the last captured one of the chunk.
  public let end: Int
  /// Whether the capture set that end, and not the chunk's length.
  public let isCut: Bool

  /// - Parameters:
  ///   - range: of the parameters, counted from the common header's first byte; all of it is there.
  ///   - isCut: whether the capture ends before the chunk does.
  public init(_ range: Range<Int>, isCut: Bool) {
    position = range.lowerBound
    end = range.upperBound
    self.isCut = isCut
  }

  /// - Parameters:
  ///   - bytes: from the common header's first byte.
  ///   - offset: of the common header in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Returns: the next parameter, or nil behind the last.
  /// - Throws: truncated where the chunk, or what was captured of it, ends; invalid length below four, or beyond the
  ///   chunk. After an error the cursor stands at the end.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> SCTPParameter? {
    let start = position
    guard start < end else { return nil }
    position = end
    let limit = isCut ? limit : .lengthField
    guard start &+ SCTPParameter.size <= end else {
      throw truncated(.sctp, at: offset, needed: start &+ SCTPParameter.size, available: end, limit: limit)
    }
    let length = Int(bytes.uint16(at: start &+ 2))
    guard length >= SCTPParameter.size, isCut || start &+ length <= end else {
      throw invalid(.sctp, at: offset, .length, UInt64(length))
    }
    guard start &+ length <= end else {
      throw truncated(.sctp, at: offset, needed: start &+ length, available: end, limit: limit)
    }
    position = min(start &+ (length &+ 3) & ~3, end)
    return SCTPParameter(
      type: bytes.uint16(at: start), value: start &+ SCTPParameter.size..<start &+ length)
  }
}
