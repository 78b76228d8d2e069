import Wire

/// Where the sequence numbers of recent TCP connections begin, so that lines can count from there.
///
/// 65,536 connections at most; a new one takes the place of another in its set of four. What was forgotten begins anew,
/// with absolute numbers, as a connection does that was under way when the capture began.
struct SequenceTable {
  static let capacity = 65_536
  private static let ways = 4

  private struct Entry {
    /// Of addresses and ports, both directions alike; 0: empty.
    var tag: UInt64 = 0
    /// Of the end with the lesser address and port, and of the other.
    var lowBase: UInt32 = 0
    var highBase: UInt32 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: capacity)
  private var turn = 0

  /// The numbers to print, as tcpdump counts them: without ACK, with SYN, and in a connection's first packet they are
  /// absolute; the rest counts from the initial sequence number, so that the first byte of data is 1.
  mutating func relative(
    _ header: TCPHeader, _ network: NetworkContext
  ) -> (sequence: UInt32, acknowledgment: UInt32, isRelative: Bool) {
    let absolute = (header.sequenceNumber, header.acknowledgmentNumber, false)
    guard header.flags.contains(.acknowledgment) else { return absolute }
    let source = Self.mix(network.source, header.sourcePort)
    let destination = Self.mix(network.destination, header.destinationPort)
    let isLow = source <= destination
    let tag =
      (Self.scramble(source ^ Self.scramble(destination)) ^ Self.scramble(destination ^ Self.scramble(source))) | 1
    let set = Int(truncatingIfNeeded: tag &>> 40) & (Self.capacity / Self.ways - 1)
    let first = set * Self.ways
    var place = first
    while place < first + Self.ways, entries[place].tag != tag { place += 1 }
    if place < first + Self.ways, !header.flags.contains(.synchronize) {
      let entry = entries[place]
      let own = isLow ? entry.lowBase : entry.highBase
      let other = isLow ? entry.highBase : entry.lowBase
      return (header.sequenceNumber &- own, header.acknowledgmentNumber &- other, true)
    }
    if place == first + Self.ways {
      turn &+= 1
      place = first + turn % Self.ways
    }
    let own = header.sequenceNumber
    let other = header.acknowledgmentNumber &- 1
    entries[place] = Entry(tag: tag, lowBase: isLow ? own : other, highBase: isLow ? other : own)
    return absolute
  }

  private static func mix(_ address: IPAddress, _ port: UInt16) -> UInt64 {
    scramble(address.high ^ scramble(address.low &+ UInt64(port) &<< 48 &+ UInt64(port)))
  }

  /// A bijection of 64 bits in which every bit of the input moves every bit of the output (David Stafford's mixer 13).
  private static func scramble(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed &>> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed &>> 31)
  }
}
