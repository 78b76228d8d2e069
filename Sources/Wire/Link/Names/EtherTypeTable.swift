/// One row of the EtherType table.
public struct EtherTypeRow: Hashable, Sendable {
  /// 1,536 (0x0600) or greater.
  public let number: UInt16
  /// The protocol's usual short name.
  public let name: String
  /// What it is, in one line, as IANA or the IEEE has it.
  public let summary: String
  /// Linux's constant (linux/if_ether.h); nil where it has none.
  public let constant: String?

  init(_ number: UInt16, _ name: String, _ summary: String, _ constant: String? = nil) {
    self.number = number
    self.name = name
    self.summary = summary
    self.constant = constant
  }
}

/// EtherTypes that are met in practice: IANA "IEEE 802 Numbers", the IEEE Registration Authority's public list, and
/// those that Linux uses without registration.
public enum EtherTypeTable {
  /// Sorted by number, each number once.
  public static let rows: [EtherTypeRow] = [
    .init(0x0600, "XNS", "Xerox Network Systems Internet Datagram Protocol"),
    .init(0x0800, "IPv4", "Internet Protocol version 4", "ETH_P_IP"),
    .init(0x0801, "X.75", "X.75 Internet"),
    .init(0x0804, "Chaosnet", "Chaosnet"),
    .init(0x0805, "X.25", "X.25 level 3", "ETH_P_X25"),
    .init(0x0806, "ARP", "Address Resolution Protocol", "ETH_P_ARP"),
    .init(0x0808, "Frame Relay ARP", "Frame Relay Address Resolution Protocol, RFC 1701"),
    .init(0x0842, "Wake-on-LAN", "Wake-on-LAN magic packet"),
    .init(0x08FF, "BPQ", "AX.25 over Ethernet of G8BPQ", "ETH_P_BPQ"),
    .init(0x0A00, "PUP 802.3", "Xerox PUP over IEEE 802.3", "ETH_P_IEEEPUP"),
    .init(0x0A01, "PUP 802.3 addresses", "Xerox PUP address translation over IEEE 802.3", "ETH_P_IEEEPUPAT"),
    .init(0x0BAD, "VINES", "Banyan VINES"),
    .init(0x0BAF, "VINES echo", "Banyan VINES echo"),
    .init(0x2000, "CDP", "Cisco Discovery Protocol"),
    .init(0x2003, "CGMP", "Cisco Group Management Protocol"),
    .init(0x22EA, "SRP", "IEEE 802.1Q Stream Reservation Protocol"),
    .init(0x22EB, "ERSPAN III", "Encapsulated Remote Switch Port Analyzer, type III", "ETH_P_ERSPAN2"),
    .init(0x22F0, "TSN", "IEEE 1722 time-sensitive audio and video transport", "ETH_P_TSN"),
    .init(0x22F3, "TRILL", "Transparent Interconnection of Lots of Links, RFC 6325"),
    .init(0x22F4, "L2-IS-IS", "Intermediate System to Intermediate System over Ethernet, RFC 6325"),
    .init(0x4305, "BATMAN", "B.A.T.M.A.N. Advanced mesh", "ETH_P_BATMAN"),
    .init(0x6000, "DEC", "DEC, unassigned", "ETH_P_DEC"),
    .init(0x6001, "DEC MOP dump", "DEC maintenance operation, dump and load", "ETH_P_DNA_DL"),
    .init(0x6002, "DEC MOP console", "DEC maintenance operation, remote console", "ETH_P_DNA_RC"),
    .init(0x6003, "DECnet", "DECnet Phase IV routing", "ETH_P_DNA_RT"),
    .init(0x6004, "LAT", "DEC Local Area Transport", "ETH_P_LAT"),
    .init(0x6005, "DEC diagnostics", "DEC diagnostic protocol", "ETH_P_DIAG"),
    .init(0x6006, "DEC customer", "DEC customer protocol", "ETH_P_CUST"),
    .init(0x6007, "DEC SCA", "DEC Local Area VAX cluster, Systems Communication Architecture", "ETH_P_SCA"),
    .init(0x6558, "TEB", "Transparent Ethernet bridging, RFC 1701", "ETH_P_TEB"),
    .init(0x6559, "Raw Frame Relay", "Raw Frame Relay, RFC 1701"),
    .init(0x8035, "RARP", "Reverse Address Resolution Protocol", "ETH_P_RARP"),
    .init(0x809B, "AppleTalk", "AppleTalk over Ethernet", "ETH_P_ATALK"),
    .init(0x80F3, "AARP", "AppleTalk Address Resolution Protocol", "ETH_P_AARP"),
    .init(0x8100, "VLAN", "IEEE 802.1Q customer VLAN tag", "ETH_P_8021Q"),
    .init(0x8102, "SLPP", "Simple Loop Protection Protocol"),
    .init(0x8103, "VLACP", "Virtual Link Aggregation Control Protocol"),
    .init(0x8137, "IPX", "Novell Internetwork Packet Exchange", "ETH_P_IPX"),
    .init(0x814C, "SNMP", "Simple Network Management Protocol over Ethernet, RFC 1089"),
    .init(0x8204, "QNet", "QNX Qnet"),
    .init(0x86DD, "IPv6", "Internet Protocol version 6", "ETH_P_IPV6"),
    .init(0x876B, "TCP/IP compression", "TCP/IP header compression, RFC 1144"),
    .init(0x876C, "IP Autonomous Systems", "IP Autonomous Systems, RFC 1701"),
    .init(0x876D, "Secure Data", "Secure Data, RFC 1701"),
    .init(0x8808, "MAC Control", "IEEE 802.3 MAC control: pause frames and EPON", "ETH_P_PAUSE"),
    .init(0x8809, "Slow Protocols", "IEEE 802.3 slow protocols: LACP, marker, OAM", "ETH_P_SLOW"),
    .init(0x880B, "PPP", "Point-to-Point Protocol"),
    .init(0x880C, "GSMP", "General Switch Management Protocol"),
    .init(0x883E, "WCCP", "Web Cache Communication Protocol", "ETH_P_WCCP"),
    .init(0x8847, "MPLS", "Multiprotocol Label Switching, RFC 5332", "ETH_P_MPLS_UC"),
    .init(0x8848, "MPLS upstream", "Multiprotocol Label Switching, upstream-assigned label, RFC 5332", "ETH_P_MPLS_MC"),
    .init(0x884C, "MPOA", "Multiprotocol over ATM", "ETH_P_ATMMPOA"),
    .init(0x8861, "MCAP", "Multicast Channel Allocation Protocol"),
    .init(0x8863, "PPPoE Discovery", "PPP over Ethernet, discovery stage, RFC 2516", "ETH_P_PPP_DISC"),
    .init(0x8864, "PPPoE Session", "PPP over Ethernet, session stage, RFC 2516", "ETH_P_PPP_SES"),
    .init(0x886C, "HPNA", "Link control of HomePNA and wireless cards", "ETH_P_LINK_CTL"),
    .init(0x886F, "NLB", "Microsoft Network Load Balancing heartbeat"),
    .init(0x8870, "Jumbo LLC", "IEEE 802.2 frame longer than 1,500 bytes (proposed)"),
    .init(0x887B, "HomePlug 1.0", "HomePlug 1.0 MAC management"),
    .init(0x8884, "ATM FATE", "Frame-based ATM transport over Ethernet", "ETH_P_ATMFATE"),
    .init(0x888E, "EAPOL", "IEEE 802.1X port-based network access control", "ETH_P_PAE"),
    .init(0x8892, "PROFINET", "PROFINET real time", "ETH_P_PROFINET"),
    .init(0x8899, "Realtek", "Realtek remote control and loop detection", "ETH_P_REALTEK"),
    .init(0x889A, "HyperSCSI", "SCSI over Ethernet"),
    .init(0x88A2, "AoE", "ATA over Ethernet", "ETH_P_AOE"),
    .init(0x88A4, "EtherCAT", "EtherCAT fieldbus", "ETH_P_ETHERCAT"),
    .init(0x88A8, "S-VLAN", "IEEE 802.1Q service VLAN tag (802.1ad)", "ETH_P_8021AD"),
    .init(0x88AB, "POWERLINK", "Ethernet POWERLINK"),
    .init(0x88B5, "Experimental 1", "IEEE 802 local experimental 1", "ETH_P_802_EX1"),
    .init(0x88B6, "Experimental 2", "IEEE 802 local experimental 2"),
    .init(0x88B7, "OUI Extended", "IEEE 802 OUI extended EtherType"),
    .init(0x88B8, "GOOSE", "IEC 61850 generic object oriented substation event"),
    .init(0x88B9, "GSE", "IEC 61850 generic substation event management"),
    .init(0x88BA, "Sampled Values", "IEC 61850 sampled value transmission"),
    .init(0x88BE, "ERSPAN II", "Encapsulated Remote Switch Port Analyzer, types I and II", "ETH_P_ERSPAN"),
    .init(0x88C7, "Pre-Authentication", "IEEE 802.11i pre-authentication", "ETH_P_PREAUTH"),
    .init(0x88CA, "TIPC", "Transparent Inter-Process Communication", "ETH_P_TIPC"),
    .init(0x88CC, "LLDP", "IEEE 802.1AB Link Layer Discovery Protocol", "ETH_P_LLDP"),
    .init(0x88CD, "SERCOS III", "SERCOS III fieldbus"),
    .init(0x88D8, "MEF-8", "Circuit emulation over Ethernet (MEF 8)"),
    .init(0x88D9, "LLTD", "Link Layer Topology Discovery"),
    .init(0x88DC, "WSMP", "IEEE 1609 WAVE Short Message Protocol"),
    .init(0x88E1, "HomePlug AV", "HomePlug AV MAC management"),
    .init(0x88E3, "MRP", "IEC 62439-2 Media Redundancy Protocol", "ETH_P_MRP"),
    .init(0x88E5, "MACsec", "IEEE 802.1AE MAC security", "ETH_P_MACSEC"),
    .init(0x88E7, "PBB", "IEEE 802.1Q backbone service instance tag (802.1ah)", "ETH_P_8021AH"),
    .init(0x88F5, "MVRP", "IEEE 802.1Q Multiple VLAN Registration Protocol", "ETH_P_MVRP"),
    .init(0x88F6, "MMRP", "IEEE 802.1Q Multiple MAC Registration Protocol"),
    .init(0x88F7, "PTP", "IEEE 1588 Precision Time Protocol", "ETH_P_1588"),
    .init(0x88F8, "NC-SI", "Network Controller Sideband Interface", "ETH_P_NCSI"),
    .init(0x88FB, "PRP", "IEC 62439-3 Parallel Redundancy Protocol", "ETH_P_PRP"),
    .init(0x8902, "CFM", "IEEE 802.1Q connectivity fault management; ITU-T Y.1731", "ETH_P_CFM"),
    .init(0x8903, "FabricPath", "Cisco FabricPath"),
    .init(0x8906, "FCoE", "Fibre Channel over Ethernet", "ETH_P_FCOE"),
    .init(0x8909, "CMD", "Cisco MetaData"),
    .init(0x890D, "802.11 Encapsulation", "IEEE 802.11 frames over Ethernet, among them TDLS", "ETH_P_TDLS"),
    .init(0x8914, "FIP", "FCoE Initialization Protocol", "ETH_P_FIP"),
    .init(0x8915, "RoCE", "RDMA over converged Ethernet, version 1", "ETH_P_IBOE"),
    .init(0x8917, "MIH", "IEEE 802.21 Media Independent Handover", "ETH_P_80221"),
    .init(0x891D, "TTE", "Time-triggered Ethernet (SAE AS6802)"),
    .init(0x8926, "VN-Tag", "Cisco VN-Tag"),
    .init(0x8929, "MIRP", "IEEE 802.1Qbe Multiple I-SID Registration Protocol"),
    .init(0x892D, "BSP", "Bump-in-the-wire Security Protocol"),
    .init(0x892F, "HSR", "IEC 62439-3 High-availability Seamless Redundancy", "ETH_P_HSR"),
    .init(0x893A, "IEEE 1905.1", "IEEE 1905.1 convergent home network"),
    .init(0x893F, "E-TAG", "IEEE 802.1BR bridge port extension tag"),
    .init(0x8940, "ECP", "IEEE 802.1Q edge control protocol"),
    .init(0x8946, "TRILL RBridge Channel", "TRILL RBridge channel, RFC 7178"),
    .init(0x8947, "GeoNetworking", "ETSI GeoNetworking"),
    .init(0x894F, "NSH", "Network Service Header, RFC 8300", "ETH_P_NSH"),
    .init(0x9000, "Loopback", "Ethernet configuration testing protocol, loopback", "ETH_P_LOOPBACK"),
    .init(0x9100, "QinQ 9100", "VLAN in VLAN before the standard, not registered", "ETH_P_QINQ1"),
    .init(0x9200, "QinQ 9200", "VLAN in VLAN before the standard, not registered", "ETH_P_QINQ2"),
    .init(0x9300, "QinQ 9300", "VLAN in VLAN before the standard, not registered", "ETH_P_QINQ3"),
    .init(0xA0ED, "6LoWPAN", "LoWPAN encapsulation, RFC 7973"),
    .init(0xB7EA, "GRE keepalive", "Control messages of generic routing encapsulation, RFC 8157"),
    .init(0xDADA, "EDSA", "Marvell switch tag with an EtherType, not registered", "ETH_P_EDSA"),
    .init(0xDADB, "DSA 802.1Q", "Switch port in a pretended VLAN tag, not registered", "ETH_P_DSA_8021Q"),
    .init(0xE001, "A5PSW", "Renesas A5PSW switch tag, not registered", "ETH_P_DSA_A5PSW"),
    .init(0xED3E, "IFE", "ForCES inter-FE logical functional block, RFC 8013", "ETH_P_IFE"),
    .init(0xFBFB, "AF_IUCV", "IBM inter-user communication vehicle, not registered", "ETH_P_AF_IUCV"),
  ]
}

extension EtherType {
  /// The table's row; nil for a number that it does not have.
  public var row: EtherTypeRow? {
    let rows = EtherTypeTable.rows
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].number < rawValue { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].number == rawValue ? rows[low] : nil
  }

  /// The usual short name; nil for a number that the table does not have.
  public var name: String? { row?.name }
}
