import Wire

/// What all packets of a flow have in common, in canonical order: side A has the smaller address, or the
/// smaller number where the addresses are equal, whoever sent.
struct FlowKey: Equatable, Sendable {
  var aHigh: UInt64
  var aLow: UInt64
  var bHigh: UInt64
  var bLow: UInt64
  /// From the top: kind of numbers (8 bits), IP version (8), protocol (8), 8 zero bits less the sender of one-way
  /// ICMP, number of A (16), number of B (16).
  var identity: UInt64
  /// What `FlowOptions.separation` keeps apart: interface (16 bits), outer and inner VLAN identifier + 1 (16 each).
  var context: UInt64

  @inline(__always)
  static func == (a: FlowKey, b: FlowKey) -> Bool {
    // One branch instead of six.
    (a.aHigh ^ b.aHigh) | (a.aLow ^ b.aLow) | (a.bHigh ^ b.bHigh) | (a.bLow ^ b.bLow)
      | (a.identity ^ b.identity) | (a.context ^ b.context) == 0
  }

  var version: IPAddress.Version { identity &>> 48 & 0xFF == 4 ? .v4 : .v6 }
  var protocolNumber: IPProtocol { IPProtocol(rawValue: UInt8(truncatingIfNeeded: identity &>> 40)) }
  var numbers: FlowSummary.Numbers {
    FlowSummary.Numbers(rawValue: UInt8(truncatingIfNeeded: identity &>> 56)) ?? .none
  }
  var aNumber: UInt16 { UInt16(truncatingIfNeeded: identity &>> 16) }
  var bNumber: UInt16 { UInt16(truncatingIfNeeded: identity) }

  /// The key and which side sent it: 0 for A, 1 for B.
  @inline(__always)
  static func canonical(of summary: FlowSummary, context: UInt64) -> (key: FlowKey, side: UInt8) {
    let kind = summary.numbers
    var source = UInt64(summary.sourceNumber)
    var destination = UInt64(summary.destinationNumber)
    let swap =
      summary.sourceHigh != summary.destinationHigh
      ? summary.sourceHigh > summary.destinationHigh
      : summary.sourceLow != summary.destinationLow
        ? summary.sourceLow > summary.destinationLow : source > destination
    // Without a branch: the direction of a packet is random to the branch predictor.
    let mask: UInt64 = swap ? ~0 : 0
    let high = (summary.sourceHigh ^ summary.destinationHigh) & mask
    let low = (summary.sourceLow ^ summary.destinationLow) & mask
    let number = (source ^ destination) & mask
    source ^= number
    destination ^= number
    var identity = source &<< 16 | destination
    identity |= UInt64(kind.rawValue) &<< 56 | UInt64(summary.version) &<< 48
    identity |= UInt64(summary.protocolNumber.rawValue) &<< 40
    // The two directions of one-way ICMP are not each other's answer.
    if kind == .icmpOneWay { identity |= UInt64(swap ? 2 : 1) &<< 32 }
    return (
      FlowKey(
        aHigh: summary.sourceHigh ^ high, aLow: summary.sourceLow ^ low,
        bHigh: summary.destinationHigh ^ high, bLow: summary.destinationLow ^ low,
        identity: identity, context: context),
      swap ? 1 : 0
    )
  }

  /// Which of the 64 partitions holds the flow: the same in every run, so that output and evictions do not
  /// depend on the number of threads.
  @inline(__always)
  var partition: Int {
    var mixed = (aHigh ^ bHigh) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= aLow ^ (bLow &<< 1) ^ identity
    mixed = mixed &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed &>> 58)
  }

  /// Hash inside a partition, keyed for each run so that nobody can prepare addresses that collide.
  @inline(__always)
  func hash(_ seed: UInt64) -> UInt64 {
    var state = Self.fold(aHigh ^ seed, bHigh ^ 0xA076_1D64_78BD_642F)
    state ^= Self.fold(aLow ^ seed &+ 0xE703_7ED1_A0B4_28DB, bLow ^ 0x8EBC_6AF0_9C88_C6E3)
    return Self.fold(identity ^ state, context ^ seed ^ 0x5899_65CC_7537_4CC3)
  }

  @inline(__always)
  static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}

/// What the fragments of one datagram have in common (RFC 791 §3.2, RFC 8200 §4.5).
struct DatagramKey: Hashable, Sendable {
  var source: IPv6Address
  var destination: IPv6Address
  var identification: UInt32
  var version: UInt8
  var protocolNumber: IPProtocol
}
