import Wire

/// Packets and bytes one way, at the three layers that every report labels.
public struct Volume: Hashable, Sendable {
  public var packets: UInt64
  /// Original frame lengths as the capture records them.
  public var wireBytes: UInt64
  /// The keyed IP header's own total length.
  public var ipBytes: UInt64
  /// IP less network and transport headers.
  public var payloadBytes: UInt64

  @inlinable
  public init(packets: UInt64 = 0, wireBytes: UInt64 = 0, ipBytes: UInt64 = 0, payloadBytes: UInt64 = 0) {
    self.packets = packets
    self.wireBytes = wireBytes
    self.ipBytes = ipBytes
    self.payloadBytes = payloadBytes
  }

  @inlinable public static func += (a: inout Volume, b: Volume) {
    a.packets += b.packets
    a.wireBytes += b.wireBytes
    a.ipBytes += b.ipBytes
    a.payloadBytes += b.payloadBytes
  }
  @inlinable public static func + (a: Volume, b: Volume) -> Volume {
    var sum = a
    sum += b
    return sum
  }
}

/// What an end of a flow is called beside its address.
public enum EndpointNumber: Hashable, Sendable {
  /// A protocol without ports here, or a fragment whose ports are elsewhere.
  case none
  /// TCP and UDP.
  case port(UInt16)
  /// ICMP: this side's type and code; nil where the other side of a one-way type never speaks.
  case icmp(type: UInt8, code: UInt8)
}

/// One side of a flow.
public struct FlowSide: Hashable, Sendable {
  public var address: IPAddress
  public var number: EndpointNumber
  /// What this side sent.
  public var volume: Volume
  /// All TCP flags that it sent, together.
  public var tcpFlags: TCPHeader.Flags

  public init(address: IPAddress, number: EndpointNumber, volume: Volume = Volume(), tcpFlags: TCPHeader.Flags = []) {
    self.address = address
    self.number = number
    self.volume = volume
    self.tcpFlags = tcpFlags
  }
}

/// How a connection went, in Zeek's names (conn_state of its conn.log). UDP and ICMP use S0, SF, SHR and OTH.
///
/// The cases keep Zeek's capitals: they are the names that people search for.
// swift-format-ignore: AlwaysUseLowerCamelCase
public enum ConnectionState: UInt8, Hashable, Sendable, CaseIterable {
  /// Attempt seen, no reply.
  case S0
  /// Established, not ended.
  case S1
  /// Established and ended by both sides. UDP, ICMP: both sides spoke.
  case SF
  /// Attempt refused.
  case REJ
  /// Established; the originator wants to close and the responder does not answer.
  case S2
  /// Established; the responder wants to close and the originator does not answer.
  case S3
  /// Established; the originator reset.
  case RSTO
  /// The responder reset.
  case RSTR
  /// The originator sent a SYN and then a RST; no SYN-ACK was seen.
  case RSTOS0
  /// The responder sent a SYN-ACK and then a RST; the originator's SYN was not seen.
  case RSTRH
  /// The originator sent a SYN and then a FIN; no SYN-ACK was seen.
  case SH
  /// The responder sent a SYN-ACK and then a FIN; the originator's SYN was not seen. UDP: only the responder spoke.
  case SHR
  /// None of these: no SYN seen, midstream traffic.
  case OTH
}

/// Why the originator is called so.
public enum OriginatorReason: UInt8, Hashable, Sendable {
  /// It sent a SYN without ACK.
  case synchronize
  /// The other side sent a SYN with ACK, and no SYN was seen before.
  case synchronizeAcknowledge
  /// It was sent the first packet, an ICMP message that answers a request.
  case reply
  /// It sent the first packet in the capture.
  case firstPacket
}

/// One flow as it is reported: the packets of one transport conversation, both ways.
public struct FlowRecord: Hashable, Sendable {
  /// As on the wire; with an IPv6 extension chain the last protocol of it.
  public var protocolNumber: IPProtocol
  public var originator: FlowSide
  public var responder: FlowSide
  public var originatorReason: OriginatorReason
  /// Nanoseconds since the epoch, least and greatest of its packets' times; nil where no packet has a time.
  public var first: Int64?
  public var last: Int64?
  public var state: ConnectionState
  /// Ordinal of its first frame in the capture, from 1.
  public var ordinal: UInt64
  /// Outer and inner VLAN identifiers of its first packet; nil: untagged.
  public var vlan: UInt16?
  public var innerVLAN: UInt16?
  /// Index of the interface of its first packet in the run's list.
  public var interface: UInt16
  /// IP headers around the keyed one at its first packet.
  public var tunnelDepth: UInt8
  /// Fragments among its packets (those after the first included).
  public var fragments: UInt64

  public init(
    protocolNumber: IPProtocol, originator: FlowSide, responder: FlowSide, originatorReason: OriginatorReason,
    first: Int64?, last: Int64?, state: ConnectionState, ordinal: UInt64, vlan: UInt16? = nil,
    innerVLAN: UInt16? = nil, interface: UInt16 = 0, tunnelDepth: UInt8 = 0, fragments: UInt64 = 0
  ) {
    self.protocolNumber = protocolNumber
    self.originator = originator
    self.responder = responder
    self.originatorReason = originatorReason
    self.first = first
    self.last = last
    self.state = state
    self.ordinal = ordinal
    self.vlan = vlan
    self.innerVLAN = innerVLAN
    self.interface = interface
    self.tunnelDepth = tunnelDepth
    self.fragments = fragments
  }
}
