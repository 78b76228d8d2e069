import Wire

/// What one packet does to its flow: decoded once, by any thread, applied by the owner of the partition.
struct FlowEvent: Sendable {
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    /// Sent by side B of the key.
    static let fromB = Marks(rawValue: 1)
    static let timeless = Marks(rawValue: 2)
    /// A fragment of any kind.
    static let fragment = Marks(rawValue: 4)
    /// The TCP header was whole, so that flags and sequence number mean something.
    static let tcp = Marks(rawValue: 8)
  }
  var key: FlowKey
  var hash: UInt64
  var time: Int64
  /// Of the frame in the run, from 1.
  var ordinal: UInt64
  var wireBytes: UInt32
  var ipBytes: UInt32
  var payloadBytes: UInt32
  var sequenceNumber: UInt32
  var tcpFlags: TCPHeader.Flags
  var marks: Marks
  var icmpCode: UInt8
  var vlan: UInt16
  var innerVLAN: UInt16
  var interface: UInt16
  var vlanTags: UInt8
  var tunnelDepth: UInt8

  static let none = FlowEvent(
    key: FlowKey(aHigh: 0, aLow: 0, bHigh: 0, bLow: 0, identity: 0, context: 0), hash: 0, time: 0, ordinal: 0,
    wireBytes: 0, ipBytes: 0, payloadBytes: 0, sequenceNumber: 0, tcpFlags: [], marks: [], icmpCode: 0, vlan: 0,
    innerVLAN: 0, interface: 0, vlanTags: 0, tunnelDepth: 0)

  @inline(__always) var side: Int { Int(marks.rawValue & 1) }
}
