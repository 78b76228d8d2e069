import Foundation
import Glibc
import Testing

@testable import Wire

@Suite("IPPROTO table")
struct IPProtocolTableTests {
  static let rows = IPProtocolTable.rows

  /// IANA's keywords in the order of the registry, 0 to 147; "" where it has none.
  static let keywords = """
    HOPOPT,ICMP,IGMP,GGP,IPv4,ST,TCP,CBT,EGP,IGP,BBN-RCC-MON,NVP-II,PUP,ARGUS,EMCON,XNET,CHAOS,UDP,MUX,DCN-MEAS,HMP,\
    PRM,XNS-IDP,TRUNK-1,TRUNK-2,LEAF-1,LEAF-2,RDP,IRTP,ISO-TP4,NETBLT,MFE-NSP,MERIT-INP,DCCP,3PC,IDPR,XTP,DDP,\
    IDPR-CMTP,TP++,IL,IPv6,SDRP,IPv6-Route,IPv6-Frag,IDRP,RSVP,GRE,DSR,BNA,ESP,AH,I-NLSP,SWIPE,NARP,Min-IPv4,TLSP,\
    SKIP,IPv6-ICMP,IPv6-NoNxt,IPv6-Opts,,CFTP,,SAT-EXPAK,KRYPTOLAN,RVD,IPPC,,SAT-MON,VISA,IPCV,CPNX,CPHB,WSN,PVP,\
    BR-SAT-MON,SUN-ND,WB-MON,WB-EXPAK,ISO-IP,VMTP,SECURE-VMTP,VINES,IPTM,NSFNET-IGP,DGP,TCF,EIGRP,OSPFIGP,Sprite-RPC,\
    LARP,MTP,AX.25,IPIP,MICP,SCC-SP,ETHERIP,ENCAP,,GMTP,IFMP,PNNI,PIM,ARIS,SCPS,QNX,A/N,IPComp,SNP,Compaq-Peer,\
    IPX-in-IP,VRRP,PGM,,L2TP,DDX,IATP,STP,SRP,UTI,SMP,SM,PTP,ISIS over IPv4,FIRE,CRTP,CRUDP,SSCOPMCE,IPLT,SPS,PIPE,\
    SCTP,FC,RSVP-E2E-IGNORE,Mobility Header,UDPLite,MPLS-in-IP,manet,HIP,Shim6,WESP,ROHC,Ethernet,AGGFRAG,NSH,Homa,\
    BIT-EMU
    """.split(separator: ",", omittingEmptySubsequences: false).map(String.init)

  @Test("Sorted by number, each once")
  func sorted() {
    #expect(zip(Self.rows, Self.rows.dropFirst()).allSatisfy { $0.number < $1.number })
  }

  @Test("Every number that IANA has assigned is there with its keyword, and no other that a packet can carry")
  func assigned() {
    #expect(Self.keywords.count == 148)
    for number in 0...255 {
      let number = IPProtocol(rawValue: UInt8(number))
      switch Int(number.rawValue) {
      case 0...147:
        #expect(number.row?.number == UInt16(number.rawValue))
        #expect(number.keyword ?? "" == Self.keywords[Int(number.rawValue)])
      case 148...252:
        #expect(number.row == nil)
        #expect(number.keyword == nil)
        #expect(number.layer == .opaque)
      case 253, 254:
        #expect(number.row?.reference == "RFC 3692")
        #expect(number.keyword == nil)
      default:
        #expect(number.keyword == "Reserved")
      }
    }
    let socketLevel = Self.rows.filter { !$0.isOnTheWire }
    #expect(socketLevel.map(\.number) == [256, 257, 258, 259, 262, 263])
    #expect(Self.rows.count == 148 + 3 + socketLevel.count)
  }

  @Test("Every row says what it is and where that stands")
  func described() {
    for row in Self.rows {
      #expect(!row.summary.isEmpty && !row.reference.isEmpty, "\(row.number)")
      #expect(row.keyword?.isEmpty != true)
      #expect(row.names.allSatisfy { $0.name.hasPrefix("IPPROTO_") && !$0.systems.isEmpty }, "\(row.number)")
    }
  }

  @Test("The fold equals the rows")
  func fold() {
    let decoders: [UInt8: Layer] = [
      0: .hopByHopOptions, 1: .icmp, 4: .ipv4, 6: .tcp, 17: .udp, 41: .ipv6, 43: .routing, 44: .fragment,
      51: .authentication, 58: .icmpv6, 60: .destinationOptions, 2: .igmp, 3: .ggp, 8: .egp, 12: .pup,
      22: .internetDatagram, 29: .transportClass4, 33: .dccp, 36: .xtp, 46: .rsvp, 47: .gre, 50: .esp, 77: .sunND,
      80: .isoIP, 88: .eigrp, 89: .ospf, 97: .etherIP, 98: .ipEncapsulation, 103: .pim, 108: .ipComp, 112: .vrrp,
      115: .l2tpv3, 132: .sctp, 135: .mobility, 136: .udpLite, 137: .mpls, 139: .hip, 140: .shim6, 143: .ethernet,
    ]
    for number in UInt8.min...UInt8.max {
      let row = Self.rows.first { $0.number == UInt16(number) }
      let layer = IPProtocol(rawValue: number).layer
      #expect(layer == row?.layer ?? .opaque)
      #expect(layer == decoders[number] ?? .opaque)
      #expect(layer == IPProtocol.layers.span[Int(number)])
      #expect(IPProtocol(rawValue: number).row == row)
    }
    #expect(Self.rows.filter { !$0.isOnTheWire }.allSatisfy { $0.layer == .opaque })
  }

  /// Every IPPROTO_ constant of the C library's netinet/in.h.
  static let library: [(name: String, number: Int)] = [
    ("IPPROTO_IP", Int(IPPROTO_IP)), ("IPPROTO_HOPOPTS", Int(IPPROTO_HOPOPTS)), ("IPPROTO_ICMP", Int(IPPROTO_ICMP)),
    ("IPPROTO_IGMP", Int(IPPROTO_IGMP)), ("IPPROTO_IPIP", Int(IPPROTO_IPIP)), ("IPPROTO_TCP", Int(IPPROTO_TCP)),
    ("IPPROTO_EGP", Int(IPPROTO_EGP)), ("IPPROTO_PUP", Int(IPPROTO_PUP)), ("IPPROTO_UDP", Int(IPPROTO_UDP)),
    ("IPPROTO_IDP", Int(IPPROTO_IDP)), ("IPPROTO_TP", Int(IPPROTO_TP)), ("IPPROTO_DCCP", Int(IPPROTO_DCCP)),
    ("IPPROTO_IPV6", Int(IPPROTO_IPV6)), ("IPPROTO_ROUTING", Int(IPPROTO_ROUTING)),
    ("IPPROTO_FRAGMENT", Int(IPPROTO_FRAGMENT)), ("IPPROTO_RSVP", Int(IPPROTO_RSVP)),
    ("IPPROTO_GRE", Int(IPPROTO_GRE)), ("IPPROTO_ESP", Int(IPPROTO_ESP)), ("IPPROTO_AH", Int(IPPROTO_AH)),
    ("IPPROTO_ICMPV6", Int(IPPROTO_ICMPV6)), ("IPPROTO_NONE", Int(IPPROTO_NONE)),
    ("IPPROTO_DSTOPTS", Int(IPPROTO_DSTOPTS)), ("IPPROTO_MTP", Int(IPPROTO_MTP)),
    ("IPPROTO_BEETPH", Int(IPPROTO_BEETPH)), ("IPPROTO_ENCAP", Int(IPPROTO_ENCAP)), ("IPPROTO_PIM", Int(IPPROTO_PIM)),
    ("IPPROTO_COMP", Int(IPPROTO_COMP)), ("IPPROTO_SCTP", Int(IPPROTO_SCTP)), ("IPPROTO_MH", Int(IPPROTO_MH)),
    ("IPPROTO_UDPLITE", Int(IPPROTO_UDPLITE)), ("IPPROTO_MPLS", Int(IPPROTO_MPLS)),
    ("IPPROTO_ETHERNET", Int(IPPROTO_ETHERNET)), ("IPPROTO_RAW", Int(IPPROTO_RAW)),
    ("IPPROTO_MPTCP", Int(IPPROTO_MPTCP)), ("IPPROTO_MAX", Int(IPPROTO_MAX)),
  ]

  @Test("The C library's constants and the rows marked as its own are the same set")
  func againstLibrary() {
    var ours: [String: [Int]] = [:]
    for row in Self.rows {
      for name in row.names where name.systems.contains(.glibc) { ours[name.name, default: []].append(Int(row.number)) }
    }
    #expect(ours == Dictionary(grouping: Self.library, by: \.name).mapValues { $0.map(\.number) })
  }

  /// The names that the enumerations of a C header give to numbers, without IPPROTO_MAX, which has none of its own.
  static func enumerated(_ path: String) throws -> [String: Int] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var names: [String: Int] = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(whereSeparator: { " \t,".contains($0) })
      guard words.count >= 3, words[0].hasPrefix("IPPROTO_"), words[1] == "=", let number = Int(words[2]) else {
        continue
      }
      names[String(words[0])] = number
    }
    return names
  }

  static let libraryHeader = "/usr/include/netinet/in.h"
  static let kernelHeaders = ["/usr/include/linux/in.h", "/usr/include/linux/in6.h"]

  @Test(
    "The list of the C library's constants is complete",
    .enabled(if: FileManager.default.fileExists(atPath: libraryHeader), "netinet/in.h is not installed"))
  func libraryIsComplete() throws {
    let names = try Self.enumerated(Self.libraryHeader)
    let listed = Dictionary(uniqueKeysWithValues: Self.library.filter { $0.name != "IPPROTO_MAX" })
    // A newer C library may have more, an older one fewer: what both have must agree.
    #expect(names.count > 30)
    for (name, number) in names where listed[name] != nil { #expect(listed[name] == number) }
    for name in names.keys where listed[name] == nil {
      #expect(Self.rows.contains { $0.names.contains { $0.name == name } }, "\(name)")
    }
  }

  @Test(
    "Every number of the kernel's headers has a row that names it",
    .enabled(if: kernelHeaders.allSatisfy(FileManager.default.fileExists), "linux/in.h is not installed"))
  func againstKernel() throws {
    for path in Self.kernelHeaders {
      for (name, number) in try Self.enumerated(path) {
        let row = Self.rows.first { Int($0.number) == number }
        #expect(row?.names.contains { $0.name == name && $0.systems.contains(.linux) } == true, "\(name)")
      }
    }
  }

  @Test("No system gives one name to two numbers")
  func uniqueNames() {
    let systems: [IPProtocolRow.Systems] = [.glibc, .linux, .freeBSD, .macOS]
    for system in systems {
      let names = Self.rows.flatMap { $0.names.filter { $0.systems.contains(system) }.map(\.name) }
      #expect(Set(names).count == names.count, "\(system.rawValue)")
    }
  }

  @Test(
    "Where systems differ",
    arguments: [
      (4, "IPPROTO_IPIP", .everywhere), (4, "IPPROTO_IPV4", .bsd), (63, "IPPROTO_HELLO", .bsd),
      (108, "IPPROTO_COMP", .gnuLinux), (108, "IPPROTO_IPCOMP", .bsd), (256, "IPPROTO_SMC", .linux),
      (256, "IPPROTO_MAX", .bsd), (263, "IPPROTO_MAX", .gnuLinux), (7, "IPPROTO_ST", .bsd),
    ] as [(UInt16, String, IPProtocolRow.Systems)])
  func differences(number: UInt16, name: String, systems: IPProtocolRow.Systems) {
    let row = Self.rows.first { $0.number == number }
    #expect(row?.names.first { $0.name == name }?.systems == systems)
  }

  @Test("The named values of the type are those of the table")
  func constants() {
    let constants: [(IPProtocol, String)] = [
      (.hopByHopOptions, "HOPOPT"), (.icmp, "ICMP"), (.ipv4, "IPv4"), (.tcp, "TCP"), (.udp, "UDP"), (.ipv6, "IPv6"),
      (.routing, "IPv6-Route"), (.fragment, "IPv6-Frag"), (.authentication, "AH"), (.icmpv6, "IPv6-ICMP"),
      (.noNextHeader, "IPv6-NoNxt"), (.destinationOptions, "IPv6-Opts"), (.sctp, "SCTP"),
    ]
    for (number, keyword) in constants { #expect(number.keyword == keyword) }
  }
}
