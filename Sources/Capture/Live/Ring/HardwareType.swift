import CPacket
import Wire

/// What a packet socket's frames begin with, by the interface's hardware type.
enum HardwareType {
  /// - Parameter number: `ARPHRD_` of if_arp.h.
  /// - Returns: nil for types whose frames the ring's reader does not know: libpcap may.
  static func linkType(_ number: UInt16) -> LinkType? {
    switch Int32(number) {
    // The loopback interface has Ethernet headers with zeros for addresses.
    case ARPHRD_ETHER, ARPHRD_LOOPBACK: .ethernet
    // TUN, WireGuard and their like; 519 is ARPHRD_RAWIP of newer headers.
    case ARPHRD_NONE, 519: .raw
    default: nil
    }
  }
}
