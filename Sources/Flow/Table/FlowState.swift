import Wire

/// What a partition keeps of a flow: the hot values of each packet side by side, 192 bytes.
struct FlowState: Sendable {
  struct Side: Sendable {
    var packets: UInt64 = 0
    var wireBytes: UInt64 = 0
    var ipBytes: UInt64 = 0
    var payloadBytes: UInt64 = 0

    var volume: Volume {
      Volume(packets: packets, wireBytes: wireBytes, ipBytes: ipBytes, payloadBytes: payloadBytes)
    }
  }
  /// No packet with a time yet.
  static let neverFirst = Int64.max
  static let neverLast = Int64.min

  let key: FlowKey
  /// A and B of the key.
  var sides: [2 of Side]
  var first: Int64
  var last: Int64
  var ordinal: UInt64
  var flags: [2 of TCPHeader.Flags]
  /// Number of the flow of the same key that followed this one, in its partition; 0: none.
  var successor: UInt32 = 0
  var fragments: UInt32 = 0
  /// Of the originator's latest SYN.
  var initialSequenceNumber: UInt32
  var progress = ConnectionProgress()
  /// Index of the originator's side: 0 for A.
  var originator: UInt8
  var reason: OriginatorReason
  var icmpCodes: [2 of UInt8]
  var vlan: UInt16
  var innerVLAN: UInt16
  var interface: UInt16
  var vlanTags: UInt8
  var tunnelDepth: UInt8

  /// A flow whose first packet is `event`, which `observe` has still to count.
  init(_ event: FlowEvent) {
    key = event.key
    sides = [Side(), Side()]
    first = Self.neverFirst
    last = Self.neverLast
    ordinal = event.ordinal
    flags = [[], []]
    initialSequenceNumber = event.sequenceNumber
    icmpCodes = [event.icmpCode, event.icmpCode]
    vlan = event.vlan
    innerVLAN = event.innerVLAN
    interface = event.interface
    vlanTags = event.vlanTags
    tunnelDepth = event.tunnelDepth
    let sender = event.marks.rawValue & 1
    if event.marks.contains(.tcp), event.tcpFlags.contains(.synchronize) {
      let answers = event.tcpFlags.contains(.acknowledgment)
      originator = answers ? sender ^ 1 : sender
      reason = answers ? .synchronizeAcknowledge : .synchronize
    } else if event.key.numbers == .icmpPair,
      ICMPPairing.isReply(
        UInt8(truncatingIfNeeded: sender == 0 ? event.key.aNumber : event.key.bNumber),
        isVersion6: event.key.version == .v6)
    {
      originator = sender ^ 1
      reason = .reply
    } else {
      originator = sender
      reason = .firstPacket
    }
  }

  @inline(__always)
  mutating func observe(_ event: borrowing FlowEvent) {
    let side = event.side
    sides[side].packets &+= 1
    sides[side].wireBytes &+= UInt64(event.wireBytes)
    sides[side].ipBytes &+= UInt64(event.ipBytes)
    sides[side].payloadBytes &+= UInt64(event.payloadBytes)
    if !event.marks.contains(.timeless) {
      first = min(first, event.time)
      last = max(last, event.time)
    }
    // A fragment may be counted after later frames: it waited for the first one.
    ordinal = min(ordinal, event.ordinal)
    if event.marks.contains(.tcp) {
      flags[side].formUnion(event.tcpFlags)
      // Once both sides are established only SYN, FIN and RST can change anything.
      if !event.tcpFlags.isDisjoint(with: [.synchronize, .finish, .reset])
        || progress.originator != .established || progress.responder != .established
      {
        advance(event)
      }
    }
    if event.marks.contains(.fragment) { fragments &+= 1 }
  }

  @inline(never)
  private mutating func advance(_ event: borrowing FlowEvent) {
    let fromOriginator = event.side == Int(originator)
    if fromOriginator, event.tcpFlags.contains(.synchronize), !event.tcpFlags.contains(.acknowledgment) {
      initialSequenceNumber = event.sequenceNumber
      reason = .synchronize
    }
    progress.observe(event.tcpFlags, fromOriginator: fromOriginator, payloadBytes: event.payloadBytes)
  }

  /// Whether this packet begins another connection between the same ports: a SYN with a new sequence number
  /// after an end, or from the originator of a connection that is under way (its end was not seen).
  func isFollowed(by event: borrowing FlowEvent) -> Bool {
    guard event.marks.contains(.tcp), event.tcpFlags.contains(.synchronize),
      !event.tcpFlags.contains(.acknowledgment)
    else { return false }
    let side = event.side
    let fromOriginator = side == Int(originator)
    if fromOriginator, flags[side].contains(.synchronize) {
      // Sent again, not anew.
      let sequenceNumber = event.sequenceNumber
      if sequenceNumber == initialSequenceNumber { return false }
    }
    return progress.isOver || (fromOriginator && sides[side].packets > 0)
  }
}
