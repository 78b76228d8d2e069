extension IPProtocolTable {
  /// 61 to 113.
  static let middle: [IPProtocolRow] = [
    .init(61, nil, "Any host-internal protocol", "IANA", names: [("IPPROTO_AHIP", .bsd)]),
    .init(62, "CFTP", "CFTP", "Forsdick, CFTP, BBN 1982", names: [("IPPROTO_CFTP", .bsd)]),
    .init(63, nil, "Any local network; HELLO routing on BSD", "IANA", names: [("IPPROTO_HELLO", .bsd)]),
    .init(64, "SAT-EXPAK", "SATNET and backroom EXPAK", "Steven Blumenthal", names: [("IPPROTO_SATEXPAK", .bsd)]),
    .init(65, "KRYPTOLAN", "Kryptolan", "Paul Liu", names: [("IPPROTO_KRYPTOLAN", .bsd)]),
    .init(66, "RVD", "MIT Remote Virtual Disk", "Michael Greenwald", names: [("IPPROTO_RVD", .bsd)]),
    .init(67, "IPPC", "Internet Pluribus Packet Core", "Steven Blumenthal", names: [("IPPROTO_IPPC", .bsd)]),
    .init(68, nil, "Any distributed file system", "IANA", names: [("IPPROTO_ADFS", .bsd)]),
    .init(69, "SAT-MON", "SATNET monitoring", "Steven Blumenthal", names: [("IPPROTO_SATMON", .bsd)]),
    .init(70, "VISA", "VISA protocol", "Gene Tsudik", names: [("IPPROTO_VISA", .bsd)]),
    .init(71, "IPCV", "Internet Packet Core Utility", "Steven Blumenthal", names: [("IPPROTO_IPCV", .bsd)]),
    .init(72, "CPNX", "Computer Protocol Network Executive", "David Mittnacht", names: [("IPPROTO_CPNX", .bsd)]),
    .init(73, "CPHB", "Computer Protocol Heart Beat", "David Mittnacht", names: [("IPPROTO_CPHB", .bsd)]),
    .init(74, "WSN", "Wang Span Network", "Victor Dafoulas", names: [("IPPROTO_WSN", .bsd)]),
    .init(75, "PVP", "Packet Video Protocol", "Steve Casner", names: [("IPPROTO_PVP", .bsd)]),
    .init(76, "BR-SAT-MON", "Backroom SATNET monitoring", "Steven Blumenthal", names: [("IPPROTO_BRSATMON", .bsd)]),
    .init(77, "SUN-ND", "Sun network disk (temporary)", "William Melohn", .sunND, names: [("IPPROTO_ND", .bsd)]),
    .init(78, "WB-MON", "Wideband monitoring", "Steven Blumenthal", names: [("IPPROTO_WBMON", .bsd)]),
    .init(79, "WB-EXPAK", "Wideband EXPAK", "Steven Blumenthal", names: [("IPPROTO_WBEXPAK", .bsd)]),
    .init(
      80, "ISO-IP", "ISO connectionless network protocol", "Marshall T. Rose", .isoIP, names: [("IPPROTO_EON", .bsd)]),
    .init(81, "VMTP", "Versatile Message Transaction Protocol", "Dave Cheriton", names: [("IPPROTO_VMTP", .bsd)]),
    .init(82, "SECURE-VMTP", "Secure VMTP", "Dave Cheriton", names: [("IPPROTO_SVMTP", .bsd)]),
    .init(83, "VINES", "Banyan VINES", "Brian Horn", names: [("IPPROTO_VINES", .bsd)]),
    .init(
      84, "IPTM", "Internet Protocol Traffic Manager; formerly TTP, Transaction Transport Protocol", "Jim Stevens",
      names: [("IPPROTO_TTP", .bsd)]),
    .init(85, "NSFNET-IGP", "NSFNET interior gateway protocol", "Hans-Werner Braun", names: [("IPPROTO_IGP", .bsd)]),
    .init(
      86, "DGP", "Dissimilar Gateway Protocol", "M/A-COM Government Systems, 1987", names: [("IPPROTO_DGP", .bsd)]),
    .init(87, "TCF", "TCF", "Guillermo A. Loyola", names: [("IPPROTO_TCF", .bsd)]),
    .init(
      88, "EIGRP", "Cisco's Enhanced Interior Gateway Routing Protocol", "RFC 7868", .eigrp,
      names: [("IPPROTO_IGRP", .bsd)]),
    .init(
      89, "OSPFIGP", "Open Shortest Path First", "RFC 1583, RFC 2328, RFC 5340", .ospf,
      names: [("IPPROTO_OSPFIGP", .bsd)]),
    .init(
      90, "Sprite-RPC", "Sprite remote procedure calls", "Welch, UCB/CSD 86/302, 1986",
      names: [("IPPROTO_SRPC", .bsd)]),
    .init(91, "LARP", "Locus Address Resolution Protocol", "Brian Horn", names: [("IPPROTO_LARP", .bsd)]),
    .init(92, "MTP", "Multicast Transport Protocol", "Susie Armstrong", names: [("IPPROTO_MTP", .everywhere)]),
    .init(93, "AX.25", "AX.25 frames of amateur radio", "Brian Kantor", names: [("IPPROTO_AX25", .bsd)]),
    .init(
      94, "IPIP", "IP within IP by KA9Q; on Linux the pseudo-header of BEET mode", "John Ioannidis",
      names: [("IPPROTO_BEETPH", .gnuLinux), ("IPPROTO_IPEIP", .bsd)]),
    .init(
      95, "MICP", "Mobile Internetworking Control Protocol (deprecated)", "John Ioannidis",
      names: [("IPPROTO_MICP", .bsd)]),
    .init(96, "SCC-SP", "Semaphore Communications security", "Howard Hart", names: [("IPPROTO_SCCSP", .bsd)]),
    .init(97, "ETHERIP", "Ethernet inside IP", "RFC 3378", .etherIP, names: [("IPPROTO_ETHERIP", .bsd)]),
    .init(98, "ENCAP", "Encapsulation header", "RFC 1241", .ipEncapsulation, names: [("IPPROTO_ENCAP", .everywhere)]),
    .init(99, nil, "Any private encryption scheme", "IANA", names: [("IPPROTO_APES", .bsd)]),
    .init(100, "GMTP", "GMTP", "RXB5", names: [("IPPROTO_GMTP", .bsd)]),
    .init(101, "IFMP", "Ipsilon Flow Management Protocol", "Bob Hinden"),
    .init(102, "PNNI", "PNNI over IP", "Ross Callon"),
    .init(103, "PIM", "Protocol Independent Multicast", "RFC 7761", .pim, names: [("IPPROTO_PIM", .everywhere)]),
    .init(104, "ARIS", "Aggregate Route-based IP Switching", "Nancy Feldman"),
    .init(105, "SCPS", "Space Communications Protocol Standards", "Robert Durst"),
    .init(106, "QNX", "QNX", "Michael Hunter"),
    .init(107, "A/N", "Active Networks", "Bob Braden"),
    .init(
      108, "IPComp", "IP Payload Compression Protocol", "RFC 2393", .ipComp,
      names: [("IPPROTO_COMP", .gnuLinux), ("IPPROTO_IPCOMP", .bsd)]),
    .init(109, "SNP", "Sitara Networks Protocol", "Manickam R. Sridhar"),
    .init(110, "Compaq-Peer", "Compaq peer protocol", "Victor Volpe"),
    .init(111, "IPX-in-IP", "IPX inside IP", "CJ Lee"),
    .init(
      112, "VRRP", "Virtual Router Redundancy Protocol; CARP on BSD", "RFC 9568", .vrrp,
      names: [("IPPROTO_CARP", .freeBSD)]),
    .init(113, "PGM", "Pragmatic General Multicast", "Tony Speakman", names: [("IPPROTO_PGM", .bsd)]),
  ]
}
