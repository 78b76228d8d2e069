extension IPProtocolTable {
  /// 0 to 60.
  static let early: [IPProtocolRow] = [
    .init(
      0, "HOPOPT", "IPv6 Hop-by-Hop Options header", "RFC 8200", .hopByHopOptions,
      names: [("IPPROTO_HOPOPTS", .everywhere), ("IPPROTO_IP", .everywhere)]),
    .init(1, "ICMP", "Internet Control Message Protocol", "RFC 792", .icmp, names: [("IPPROTO_ICMP", .everywhere)]),
    .init(2, "IGMP", "Internet Group Management Protocol", "RFC 1112", .igmp, names: [("IPPROTO_IGMP", .everywhere)]),
    .init(3, "GGP", "Gateway-to-Gateway Protocol", "RFC 823", .ggp, names: [("IPPROTO_GGP", .bsd)]),
    .init(
      4, "IPv4", "IPv4 inside IP", "RFC 2003", .ipv4, names: [("IPPROTO_IPIP", .everywhere), ("IPPROTO_IPV4", .bsd)]),
    .init(5, "ST", "Internet Stream Protocol", "RFC 1190, RFC 1819"),
    .init(6, "TCP", "Transmission Control Protocol", "RFC 9293", .tcp, names: [("IPPROTO_TCP", .everywhere)]),
    .init(7, "CBT", "Core Based Trees multicast routing", "Tony Ballardie", names: [("IPPROTO_ST", .bsd)]),
    .init(8, "EGP", "Exterior Gateway Protocol", "RFC 888", .egp, names: [("IPPROTO_EGP", .everywhere)]),
    .init(9, "IGP", "Any private interior gateway protocol; Cisco's IGRP", "IANA", names: [("IPPROTO_PIGP", .bsd)]),
    .init(10, "BBN-RCC-MON", "BBN RCC monitoring", "Steve Chipman", names: [("IPPROTO_RCCMON", .bsd)]),
    .init(11, "NVP-II", "Network Voice Protocol", "RFC 741", names: [("IPPROTO_NVPII", .bsd)]),
    .init(12, "PUP", "PARC Universal Packet", "Xerox CSL-79-10", .pup, names: [("IPPROTO_PUP", .everywhere)]),
    .init(13, "ARGUS", "ARGUS (deprecated)", "Robert W. Scheifler", names: [("IPPROTO_ARGUS", .bsd)]),
    .init(14, "EMCON", "Emission control", "Bich Nguyen", names: [("IPPROTO_EMCON", .bsd)]),
    .init(15, "XNET", "Cross-network debugger", "IEN 158", names: [("IPPROTO_XNET", .bsd)]),
    .init(16, "CHAOS", "Chaosnet", "J. Noel Chiappa", names: [("IPPROTO_CHAOS", .bsd)]),
    .init(17, "UDP", "User Datagram Protocol", "RFC 768", .udp, names: [("IPPROTO_UDP", .everywhere)]),
    .init(18, "MUX", "Multiplexing Protocol", "IEN 90", names: [("IPPROTO_MUX", .bsd)]),
    .init(19, "DCN-MEAS", "DCN measurement subsystems", "David Mills", names: [("IPPROTO_MEAS", .bsd)]),
    .init(20, "HMP", "Host Monitoring Protocol", "RFC 869", names: [("IPPROTO_HMP", .bsd)]),
    .init(21, "PRM", "Packet radio measurement", "Zaw-Sing Su", names: [("IPPROTO_PRM", .bsd)]),
    .init(
      22, "XNS-IDP", "Xerox Network Systems Internet Datagram Protocol", "Xerox, The Ethernet 1.0, 1980",
      .internetDatagram,
      names: [("IPPROTO_IDP", .everywhere)]),
    .init(23, "TRUNK-1", "Trunk-1", "Barry Boehm", names: [("IPPROTO_TRUNK1", .bsd)]),
    .init(24, "TRUNK-2", "Trunk-2", "Barry Boehm", names: [("IPPROTO_TRUNK2", .bsd)]),
    .init(25, "LEAF-1", "Leaf-1", "Barry Boehm", names: [("IPPROTO_LEAF1", .bsd)]),
    .init(26, "LEAF-2", "Leaf-2", "Barry Boehm", names: [("IPPROTO_LEAF2", .bsd)]),
    .init(27, "RDP", "Reliable Data Protocol", "RFC 908", names: [("IPPROTO_RDP", .bsd)]),
    .init(28, "IRTP", "Internet Reliable Transaction Protocol", "RFC 938", names: [("IPPROTO_IRTP", .bsd)]),
    .init(
      29, "ISO-TP4", "ISO transport protocol class 4", "RFC 905", .transportClass4, names: [("IPPROTO_TP", .everywhere)]
    ),
    .init(30, "NETBLT", "Bulk data transfer", "RFC 969", names: [("IPPROTO_BLT", .bsd)]),
    .init(31, "MFE-NSP", "MFE network services", "UCRL-52317, 1977", names: [("IPPROTO_NSP", .bsd)]),
    .init(32, "MERIT-INP", "Merit internodal protocol", "Hans-Werner Braun", names: [("IPPROTO_INP", .bsd)]),
    .init(
      33, "DCCP", "Datagram Congestion Control Protocol", "RFC 4340", .dccp,
      names: [("IPPROTO_DCCP", .gnuLinux), ("IPPROTO_SEP", .bsd)]),
    .init(34, "3PC", "Third Party Connect", "Stuart A. Friedberg", names: [("IPPROTO_3PC", .bsd)]),
    .init(35, "IDPR", "Inter-Domain Policy Routing", "Martha Steenstrup", names: [("IPPROTO_IDPR", .bsd)]),
    .init(36, "XTP", "Xpress Transport Protocol", "Greg Chesson", .xtp, names: [("IPPROTO_XTP", .bsd)]),
    .init(37, "DDP", "Datagram Delivery Protocol of AppleTalk", "Wesley Craig", names: [("IPPROTO_DDP", .bsd)]),
    .init(
      38, "IDPR-CMTP", "Control messages of Inter-Domain Policy Routing", "Martha Steenstrup",
      names: [("IPPROTO_CMTP", .bsd)]),
    .init(39, "TP++", "TP++ transport protocol", "Dirk Fromhein", names: [("IPPROTO_TPXX", .bsd)]),
    .init(40, "IL", "IL transport protocol of Plan 9", "Dave Presotto", names: [("IPPROTO_IL", .bsd)]),
    .init(41, "IPv6", "IPv6 inside IP", "RFC 2473", .ipv6, names: [("IPPROTO_IPV6", .everywhere)]),
    .init(42, "SDRP", "Source Demand Routing Protocol", "Deborah Estrin", names: [("IPPROTO_SDRP", .bsd)]),
    .init(
      43, "IPv6-Route", "IPv6 Routing header", "Steve Deering", .routing, names: [("IPPROTO_ROUTING", .everywhere)]),
    .init(
      44, "IPv6-Frag", "IPv6 Fragment header", "Steve Deering", .fragment, names: [("IPPROTO_FRAGMENT", .everywhere)]),
    .init(45, "IDRP", "Inter-Domain Routing Protocol", "Sue Hares", names: [("IPPROTO_IDRP", .bsd)]),
    .init(
      46, "RSVP", "Resource Reservation Protocol", "RFC 2205, RFC 3209", .rsvp, names: [("IPPROTO_RSVP", .everywhere)]),
    .init(47, "GRE", "Generic Routing Encapsulation", "RFC 2784", .gre, names: [("IPPROTO_GRE", .everywhere)]),
    .init(48, "DSR", "Dynamic Source Routing", "RFC 4728", names: [("IPPROTO_MHRP", .bsd)]),
    .init(49, "BNA", "BNA", "Gary Salamon", names: [("IPPROTO_BHA", .bsd)]),
    .init(50, "ESP", "Encapsulating Security Payload", "RFC 4303", .esp, names: [("IPPROTO_ESP", .everywhere)]),
    .init(51, "AH", "Authentication Header", "RFC 4302", .authentication, names: [("IPPROTO_AH", .everywhere)]),
    .init(
      52, "I-NLSP", "Integrated Network Layer Security (TUBA)", "K. Robert Glenn", names: [("IPPROTO_INLSP", .bsd)]),
    .init(53, "SWIPE", "IP with encryption (deprecated)", "John Ioannidis", names: [("IPPROTO_SWIPE", .bsd)]),
    .init(54, "NARP", "NBMA Address Resolution Protocol", "RFC 1735", names: [("IPPROTO_NHRP", .bsd)]),
    .init(55, "Min-IPv4", "Minimal IPv4 encapsulation", "RFC 2004", names: [("IPPROTO_MOBILE", .freeBSD)]),
    .init(
      56, "TLSP", "Transport Layer Security Protocol with Kryptonet keys", "Christer Oberg",
      names: [("IPPROTO_TLSP", .freeBSD)]),
    .init(
      57, "SKIP", "Simple Key-Management for Internet Protocol", "Tom Markson", names: [("IPPROTO_SKIP", .freeBSD)]),
    .init(
      58, "IPv6-ICMP", "Internet Control Message Protocol for IPv6", "RFC 8200", .icmpv6,
      names: [("IPPROTO_ICMPV6", .everywhere)]),
    .init(59, "IPv6-NoNxt", "No next header", "RFC 8200", names: [("IPPROTO_NONE", .everywhere)]),
    .init(
      60, "IPv6-Opts", "IPv6 Destination Options header", "RFC 8200", .destinationOptions,
      names: [("IPPROTO_DSTOPTS", .everywhere)]),
  ]
}
