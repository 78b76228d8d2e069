/// One option of a TCP header, RFC 9293 §3.1 (IANA "TCP Option Kind Numbers").
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
  /// Kind 8: the sender's clock, and the peer's value that it echoes, meaningful with ACK (RFC 7323 §3.2).
  case timestamps(value: UInt32, echo: UInt32)
  /// Any other kind; its data are these bytes, counted from the header's first one.
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
    case .timestamps: 8
    case .other(let kind, _): kind
    }
  }

  /// One to four blocks of a SACK option: more do not fit into the 40 bytes of options.
  public struct SelectiveAcknowledgment: Hashable, Sendable {
    /// A contiguous piece of received and queued data.
    public struct Block: Hashable, Sendable {
      /// First sequence number of the block.
      public let left: UInt32
      /// The sequence number after its last.
      public let right: UInt32
      @inlinable public init(left: UInt32, right: UInt32) {
        self.left = left
        self.right = right
      }
    }
    /// How many blocks there are, 1 to 4.
    public let count: Int
    @usableFromInline let first: Block
    @usableFromInline let second: Block
    @usableFromInline let third: Block
    @usableFromInline let fourth: Block

    /// - Precondition: `bytes` holds `count` blocks, 1 to 4, from `start`.
    @inlinable
    init(_ bytes: Span<UInt8>, from start: Int, count: Int) {
      func block(_ index: Int) -> Block {
        guard index < count else { return Block(left: 0, right: 0) }
        let place = start &+ index &* 8
        return Block(left: bytes.uint32(at: place), right: bytes.uint32(at: place &+ 4))
      }
      self.count = count
      first = block(0)
      second = block(1)
      third = block(2)
      fourth = block(3)
    }

    /// The block at `index`, from 0, in the order of the wire; nil from `count` on.
    @inlinable public subscript(index: Int) -> Block? {
      guard index >= 0, index < count else { return nil }
      return switch index {
      case 0: first
      case 1: second
      case 2: third
      default: fourth
      }
    }
  }
}

/// Reads the options of a TCP header one after the other.
///
///     var options = TCPOptionCursor(header)
///     while let option = try options.next(bytes) { … }
public struct TCPOptionCursor: Hashable, Sendable {
  /// Byte of the header at which the next option begins.
  @inlinable public var position: Int { place }
  @usableFromInline var place: Int
  /// Byte after the header's last.
  public let end: Int

  @inlinable public init(_ header: TCPHeader) {
    self.init(headerLength: header.headerLength)
  }

  /// - Parameter headerLength: 20 to 60, from the data offset.
  @inlinable public init(headerLength: Int) {
    place = TCPHeader.size
    end = headerLength
  }

  /// - Parameters:
  ///   - bytes: from the TCP header's first byte to the end of what was captured; what lies behind the header is
  ///     not looked at.
  ///   - offset: of the header in its frame, for the error.
  ///   - limit: what set the end of `bytes`, for the error.
  /// - Returns: the next option, or nil behind the last.
  /// - Throws: truncated where the capture ends within an option; invalid option length. After a wrong length of a
  ///   kind that has a fixed one the cursor stands behind that option and may go on; after any other error at the end.
  @inlinable
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> TCPOption? {
    let start = place
    guard start < end else { return nil }
    place = end
    guard start < bytes.count else {
      throw truncated(.tcp, at: offset, needed: start &+ 1, available: bytes.count, limit: limit)
    }
    let kind = bytes[start]
    if kind == 0 { return .endOfList }
    if kind == 1 {
      place = start &+ 1
      return .noOperation
    }
    let after = try optionEnd(
      bytes, from: start, headerEnd: end, uncounted: 0, .tcp, at: offset, limit: limit)
    place = after
    let data = start &+ 2
    let length = after &- start
    switch (kind, length) {
    case (2, 4): return .maximumSegmentSize(bytes.uint16(at: data))
    case (3, 3): return .windowScale(bytes[data])
    case (4, 2): return .selectiveAcknowledgmentPermitted
    case (5, 10), (5, 18), (5, 26), (5, 34):
      return .selectiveAcknowledgment(.init(bytes, from: data, count: (length &- 2) &>> 3))
    case (8, 10): return .timestamps(value: bytes.uint32(at: data), echo: bytes.uint32(at: data &+ 4))
    case (2, _), (3, _), (4, _), (5, _), (8, _):
      throw invalid(.tcp, at: offset, .optionLength, UInt64(length))
    default: return .other(kind: kind, data: data..<after)
    }
  }
}
