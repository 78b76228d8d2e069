/// The headers that the walk knows. The tables (link type, EtherType, IP protocol) select one for a number;
/// the walk's one `switch` over them has no `default`, so that a new layer shows every place that must learn of it.
public enum Layer: UInt8, Hashable, Sendable, CaseIterable {
  /// No decoder: the number is known or not, its bytes are carried as they are.
  case opaque
  case ethernet
  /// IEEE 802.2 logical link control, after an IEEE 802.3 length.
  case logicalLinkControl
  /// IEEE 802.1Q and 802.1ad tag.
  case vlan
  /// ARP, RARP and InARP.
  case arp
  case linuxCooked
  case linuxCooked2
  /// BSD loopback, address family in the byte order of the writing host (`DLT_NULL`).
  case loopbackHostOrder
  /// OpenBSD loopback, address family in network order (`DLT_LOOP`).
  case loopbackNetworkOrder
  /// Bare IP: the version nibble says which.
  case rawIP
  case ipv4
  case ipv6
  case hopByHopOptions
  case routing
  case fragment
  case destinationOptions
  case authentication
  case tcp
  case udp
  case icmp
  case icmpv6

  // Link layers that carry others.
  /// IEEE 802.1ah backbone service instance tag; a whole Ethernet frame follows.
  case backboneTag
  /// One MPLS label stack entry.
  case mpls
  /// The control word of an Ethernet pseudowire (RFC 4448 §4.6).
  case pseudowireControl
  case pppoeSession
  /// PPP, with or without HDLC's address and control bytes (RFC 1661, RFC 1662).
  case ppp
  case ciscoHDLC
  case frameRelay
  /// FRF.16.
  case multilinkFrameRelay
  /// The pseudo-header of BSD SLIP captures.
  case slip
  case wireless
  /// IEEE 802.11 whose header a driver has filled to a multiple of four bytes.
  case wirelessPadded
  case radiotap
  /// CACE's per-packet information.
  case ppi
  /// The AVS monitor-mode header.
  case avs
  /// The Prism monitor-mode header.
  case prism
  case nflog
  case pflog
  /// BSD's form.
  case arcnet
  /// Linux's form, which has an exception byte behind the addresses.
  case arcnetLinux
  /// Apple's packet tap.
  case pktap
  /// Solaris's ipnet.
  case ipnet
  /// IP over InfiniBand.
  case ipoib
  /// Juniper's header before Ethernet.
  case juniperEthernet
  /// Cisco's and 802.1Qbh's tag.
  case vnTag
  /// IEEE 802.1BR tag.
  case eTag
  /// Cisco FabricPath, MAC in MAC.
  case fabricPath
  /// Network Service Header.
  case nsh
  /// IEEE 802.1AE.
  case macsec
  /// Marvell's tag between the addresses of an Ethernet frame and its type.
  case distributedSwitch
  /// The same behind an EtherType of its own (EDSA).
  case typedDistributedSwitch
  /// Broadcom's four bytes between the addresses of an Ethernet frame and its type.
  case broadcomSwitch
  /// The same before an Ethernet frame.
  case prependedBroadcomSwitch
  /// SunATM's pseudo-header, then LLC or IP (RFC 2684).
  case atm

  // Link layers that end the walk.
  case lldp
  /// STP, RSTP and MSTP.
  case spanningTree
  /// IEEE 802.1X.
  case eapol
  /// LACP, its marker, and OAM (IEEE 802.3 Annex 57).
  case slowProtocols
  /// Cisco Discovery Protocol.
  case cdp
  case pppoeDiscovery
  /// Cisco's keepalive over HDLC.
  case slarp
  /// LCP, IPCP, IPV6CP, PAP, CHAP and their like, by PPP's protocol field.
  case pppControl

  // After IP: what carries others.
  /// Versions 0 and 1.
  case gre
  /// Types I to III; type I has no header of its own.
  case erspan
  case etherIP
  /// Number 98 (RFC 1241).
  case ipEncapsulation
  case l2tpv3
  case vxlan
  case vxlanGPE
  case geneve
  case gtpU
  /// The authentication and origin indications before an IPv6 packet (RFC 4380).
  case teredo
  case l2tpv2
  /// LISP's data header (RFC 9300).
  case lisp

  // After IP: transports and what ends the walk.
  case igmp
  case ggp
  case egp
  case pup
  /// Xerox's Internetwork Datagram Protocol.
  case internetDatagram
  case xtp
  /// ISO 8073, RFC 905.
  case transportClass4
  case dccp
  case rsvp
  case esp
  case sunND
  /// Number 80: ISO 8473 over IP (EON, RFC 1070).
  case isoIP
  case eigrp
  /// Versions 2 and 3.
  case ospf
  case pim
  /// VRRP versions 2 and 3, and CARP, which took its number.
  case vrrp
  case ipComp
  case sctp
  case mobility
  case hip
  case shim6
  case udpLite
  case wireGuard
}
