/// The one's complement sum of RFC 1071 on its way.
public struct InternetChecksum: Hashable, Sendable {
  /// The sum so far, with carries not yet added.
  private var sum: UInt64 = 0
  /// Whether an odd number of bytes has been added: the next one is the low half of a word.
  private var isOdd = false

  public init() {}

  /// Adds bytes that follow the ones before, in network order.
  public mutating func add(_ bytes: Span<UInt8>) {
    var index = 0
    if isOdd, bytes.count > 0 {
      sum &+= UInt64(bytes[0])
      isOdd = false
      index = 1
    }
    // Words of 32 bits: their halves add up to the same sum of 16 bits (RFC 1071 §2 (C)).
    while index &+ 16 <= bytes.count {
      let block = bytes.extracting(index..<index &+ 16)
      let high = block.uint64(at: 0)
      let low = block.uint64(at: 8)
      sum &+= (high &>> 32) &+ (high & 0xFFFF_FFFF) &+ (low &>> 32) &+ (low & 0xFFFF_FFFF)
      index &+= 16
    }
    while index &+ 4 <= bytes.count {
      sum &+= UInt64(bytes.uint32(at: index))
      index &+= 4
    }
    sum = (sum & 0xFFFF_FFFF) &+ (sum &>> 32)
    if index &+ 2 <= bytes.count {
      sum &+= UInt64(bytes.uint16(at: index))
      index &+= 2
    }
    if index < bytes.count {
      sum &+= UInt64(bytes[index]) &<< 8
      isOdd = true
    }
  }

  /// Adds a number as two words. Only between whole words.
  public mutating func add(_ number: UInt32) { sum &+= UInt64(number) }

  /// Adds a number as four words. Only between whole words.
  public mutating func add(_ number: UInt64) {
    sum &+= number &>> 32
    sum &+= number & 0xFFFF_FFFF
  }

  /// The sum in 16 bits, carries added; 0xFFFF over bytes whose checksum is right.
  public var folded: UInt16 {
    var folded = sum
    while folded > 0xFFFF { folded = (folded & 0xFFFF) &+ (folded &>> 16) }
    return UInt16(folded)
  }
}

/// What RFC 9293 §3.1 and RFC 8200 §8.1 put before a transport's bytes when its checksum is computed.
public struct PseudoHeader: Hashable, Sendable {
  public let source: IPAddress
  public let destination: IPAddress
  public let protocolNumber: IPProtocol

  public init(source: IPAddress, destination: IPAddress, protocolNumber: IPProtocol) {
    self.source = source
    self.destination = destination
    self.protocolNumber = protocolNumber
  }

  /// The sum over it.
  ///
  /// - Parameter length: bytes of the transport's header and data.
  public func sum(length: Int) -> InternetChecksum {
    var sum = InternetChecksum()
    sum.add(source.high)
    sum.add(source.low)
    sum.add(destination.high)
    sum.add(destination.low)
    sum.add(UInt32(truncatingIfNeeded: length))
    sum.add(UInt32(protocolNumber.rawValue))
    return sum
  }
}
