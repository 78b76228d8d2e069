extension IPProtocolTable {
  /// 114 to 255.
  static let late: [IPProtocolRow] = [
    .init(114, nil, "Any protocol that is never forwarded (0-hop)", "IANA"),
    .init(115, "L2TP", "Layer Two Tunneling Protocol", "RFC 3931", .l2tpv3, names: [("IPPROTO_L2TP", .linux)]),
    .init(116, "DDX", "D-II Data Exchange", "John Worley"),
    .init(117, "IATP", "Interactive Agent Transfer Protocol", "John Murphy"),
    .init(118, "STP", "Schedule Transfer Protocol", "Jean-Michel Pittet"),
    .init(119, "SRP", "SpectraLink Radio Protocol", "Mark Hamilton"),
    .init(120, "UTI", "Universal Transport Interface", "Peter Lothberg"),
    .init(121, "SMP", "Simple Message Protocol", "Leif Ekblad"),
    .init(122, "SM", "Simple Multicast Protocol (deprecated)", "draft-perlman-simple-multicast"),
    .init(123, "PTP", "Performance Transparency Protocol", "Michael Welzl"),
    .init(124, "ISIS over IPv4", "Intermediate System to Intermediate System over IPv4", "Tony Przygienda"),
    .init(125, "FIRE", "Flexible Intra-AS Routing Environment", "Craig Partridge"),
    .init(126, "CRTP", "Combat Radio Transport Protocol", "Robert Sautter"),
    .init(127, "CRUDP", "Combat Radio User Datagram", "Robert Sautter"),
    .init(
      128, "SSCOPMCE", "Service Specific Connection Oriented Protocol in multilink, connectionless environments",
      "Kurt Waber"),
    .init(129, "IPLT", "IPLT", "Hollbach"),
    .init(130, "SPS", "Secure Packet Shield", "Bill McIntosh"),
    .init(131, "PIPE", "Private IP encapsulation within IP", "Bernhard Petri"),
    .init(
      132, "SCTP", "Stream Control Transmission Protocol", "Randall R. Stewart", .sctp,
      names: [("IPPROTO_SCTP", .everywhere)]),
    .init(133, "FC", "Fibre Channel", "RFC 6172"),
    .init(134, "RSVP-E2E-IGNORE", "RSVP end-to-end messages to be ignored inside an aggregate", "RFC 3175"),
    .init(
      135, "Mobility Header", "IPv6 Mobility header", "RFC 6275", .mobility,
      names: [("IPPROTO_MH", [.gnuLinux, .freeBSD])]),
    .init(
      136, "UDPLite", "Lightweight User Datagram Protocol", "RFC 3828", .udpLite,
      names: [("IPPROTO_UDPLITE", [.gnuLinux, .freeBSD])]),
    .init(137, "MPLS-in-IP", "MPLS inside IP", "RFC 4023", .mpls, names: [("IPPROTO_MPLS", [.gnuLinux, .freeBSD])]),
    .init(138, "manet", "Mobile ad hoc network protocols", "RFC 5498"),
    .init(139, "HIP", "Host Identity Protocol", "RFC 7401", .hip, names: [("IPPROTO_HIP", .freeBSD)]),
    .init(140, "Shim6", "Level 3 multihoming shim for IPv6", "RFC 5533", .shim6, names: [("IPPROTO_SHIM6", .freeBSD)]),
    .init(141, "WESP", "Wrapped Encapsulating Security Payload", "RFC 5840"),
    .init(142, "ROHC", "Robust Header Compression", "RFC 5858"),
    .init(
      143, "Ethernet", "Ethernet frame after an IPv6 header", "RFC 8986", .ethernet,
      names: [("IPPROTO_ETHERNET", .gnuLinux)]),
    .init(
      144, "AGGFRAG", "Aggregation and fragmentation payload of ESP", "RFC 9347", names: [("IPPROTO_AGGFRAG", .linux)]),
    .init(145, "NSH", "Network Service Header", "RFC 9491"),
    .init(146, "Homa", "Homa datacenter transport", "John Ousterhout"),
    .init(147, "BIT-EMU", "Bit-stream emulation", "RFC 9801"),
    .init(253, nil, "Experimentation and testing", "RFC 3692", names: [("IPPROTO_RESERVED_253", .freeBSD)]),
    .init(
      254, nil, "Experimentation and testing; formerly BSD's divert sockets", "RFC 3692",
      names: [("IPPROTO_DIVERT", .macOS), ("IPPROTO_RESERVED_254", .freeBSD), ("IPPROTO_OLD_DIVERT", .freeBSD)]),
    .init(255, "Reserved", "Reserved; to socket(2): raw IP packets", "IANA", names: [("IPPROTO_RAW", .everywhere)]),
  ]
}
