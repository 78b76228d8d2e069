/// Linux cooked capture header, version 2 (`LINKTYPE_LINUX_SLL2`; pcap-linktype(7), packet(7)).
///
///      0          2          4                 8               10
///     +----------+----------+-----------------+---------------+
///     | protocol | reserved | interface index | hardware type |
///     +----------+----------+-----------------+---------------+
///     | packet type | address length |        address         |
///     +-------------+----------------+------------------------+
///      10            11               12                       20
public struct LinuxCooked2Header: Hashable, Sendable {
  /// Bytes on the wire.
  public static let size = 20
  /// EtherType, or one of Linux's own values below 1,536: 1 Novell 802.3, 4 802.2 LLC, 12 CAN, 13 CAN FD; after some
  /// hardware types something else, see `etherType`.
  public let protocolType: UInt16
  /// Index of the device on the capturing host (if_nametoindex(3)).
  public let interfaceIndex: UInt32
  /// `ARPHRD_` value of the device (net/if_arp.h).
  public let hardwareType: UInt16
  /// 0 to us, 1 broadcast, 2 multicast, 3 to another host, 4 sent by us (`PACKET_HOST` … `PACKET_OUTGOING`).
  public let packetType: UInt8
  /// Bytes of the sender's link address; may exceed the 8 that are kept.
  public let addressLength: UInt8
  /// The sender's link address, first byte highest, padded to 8 bytes.
  public let address: UInt64

  /// What follows where `protocolType` is a type; nil where it is one of Linux's own values, and where the hardware
  /// type gives it another meaning or none: 770 Frame Relay, 803 IEEE 802.11 with radiotap, 824 netlink (pcap-linktype(7)).
  @inlinable public var etherType: EtherType? {
    switch hardwareType {
    case 770, 803, 824: nil
    default: protocolType >= 0x0600 ? EtherType(rawValue: protocolType) : nil
    }
  }

  /// - Throws: truncated below 20 bytes.
  @inlinable
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.linuxCooked2, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    protocolType = bytes.uint16(at: 0)
    interfaceIndex = bytes.uint32(at: 4)
    hardwareType = bytes.uint16(at: 8)
    packetType = bytes[10]
    addressLength = bytes[11]
    address = bytes.uint64(at: 12)
  }
}
