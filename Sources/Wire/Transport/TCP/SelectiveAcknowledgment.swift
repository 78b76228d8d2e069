extension TCPOption {
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
