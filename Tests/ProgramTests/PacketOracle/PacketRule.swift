/// A cell on which the program and the oracle differ, and what is around it.
struct PacketDifference {
  let capture: OracleCapture
  let number: Int
  let column: String
  let ours: String
  let theirs: String
  let packet: PacketCells
  /// tshark's chain of protocols.
  let chain: Set<Substring>
  /// Whether tshark gave up on the packet.
  let isMalformedToTShark: Bool

  var text: String { "\(capture.name) #\(number) \(column): \(ours) instead of \(theirs)" }
  fileprivate var isChecksum: Bool { column.hasSuffix("checksum.status") }

  /// Whether `list` has `other`'s values, and then more.
  fileprivate func begins(_ list: String, with other: String) -> Bool {
    other.isEmpty || list == other || list.hasPrefix(other + ",")
  }
}

/// A class of difference that is explained; anything else is a failure. `most` is what the captures have: a rule may
/// not begin to cover more.
enum PacketRule: String, CaseIterable {
  /// tshark calls bad what a card was to compute: the sum over the pseudo-header alone, a zero in an IPv4 header, or a
  /// packet to be cut (CHECKSUM_PARTIAL, linux/skbuff.h; RFC 1624 §3: no header's sum leaves zero).
  case offload
  /// A message that carries packets as its data (sFlow, OpenFlow, LISP control, GTP', NHRP errors), a compressed
  /// payload (RFC 3173), and a redirected header (RFC 4861 §4.6.3): tshark goes in; to us they are no headers of this packet.
  case data
  /// Tunnels that tshark 4.0 does not open: VXLAN at Linux's port 8472, and behind BIG TCP's zero lengths (RFC 7348 §5,
  /// RFC 8926 §3).
  case deeper
  /// What was cut is shown as far as it is whole; tshark shows a header's values or leaves out more.
  case cut
  /// Both stop at a field that cannot be; tshark shows more, or less, of what is behind it.
  case invalid
  /// tshark gave up on the packet where a length or an option is wrong; the header's own length says what follows.
  case malformed
  /// tshark counts no payload of a fragment; its packet has one (RFC 791 §3.2).
  case fragment
  /// A zero total length is shown as it was sent; tshark shows the frame's (segmentation offload).
  case zeroLength
  /// IP claims more than the frame has; tshark's payload is the frame's, ours is IP's.
  case claim
  /// In what an ICMP error quotes tshark verifies less, and shows less of TCP (RFC 792; RFC 1812 §4.3.2.3).
  case quotation
  /// A service tag has a field of its own in tshark (IEEE 802.1ad).
  case serviceTag
  /// PIM version 1 in IGMP: tshark shows no IGMP type (RFC 3973 appendix).
  case pimVersion1
  /// A sub-second above one second is carried; tshark prints it as it is (pcap draft §5).
  case time
  /// SunATM's pseudo-header is part of the frame as the file has it.
  case atm
  /// Classical IP over ATM (RFC 2225): tshark reads bytes that are no IP as such; we name the link type.
  case clip
  /// Files on whose flows we disagree too, with their reasons: `OracleTests.exceptions`.
  case exception

  /// Cells in the captures that it may explain.
  var most: Int {
    switch self {
    case .offload: 5_700
    case .data: 370
    case .deeper: 210
    case .cut: 25
    case .invalid: 50
    case .malformed: 40
    case .fragment: 16
    case .zeroLength: 3
    case .claim: 18
    case .quotation: 14
    case .serviceTag: 1
    case .pimVersion1: 4
    case .time: 8
    case .atm: 4
    case .clip: 1
    case .exception: 20
    }
  }

  func explains(_ cell: PacketDifference) -> Bool {
    let packet = cell.packet
    switch self {
    case .offload:
      return cell.isChecksum && cell.ours.replacingOccurrences("not_yet_computed", with: "0") == cell.theirs
    case .data:
      let carriers: Set<Substring> = [
        "sflow", "openflow", "openflow_v1", "openflow_v4", "lisp", "gtpprime", "ipcomp", "nhrp",
      ]
      return !carriers.isDisjoint(with: cell.chain) && cell.begins(cell.theirs, with: cell.ours)
        || packet.layers.last == "icmpv6" && cell.begins(cell.theirs, with: cell.ours)
    case .deeper:
      return !cell.chain.contains("vxlan") && !cell.chain.contains("geneve")
        && (packet.layers.contains("vxlan") || packet.layers.contains("geneve"))
        && cell.begins(cell.ours, with: cell.theirs)
    case .cut: return packet.error == "truncated"
    case .invalid: return packet.error == "invalid"
    case .malformed: return cell.isMalformedToTShark
    case .fragment: return cell.column == "tcp.len" && packet.isFragment && cell.theirs.isEmpty
    case .zeroLength: return cell.column == "ip.len" && cell.ours.split(separator: ",").contains("0")
    case .claim: return packet.claimsMoreThanFrame && (cell.column == "tcp.len" || cell.isChecksum)
    case .quotation:
      return packet.hasQuotation
        && (cell.isChecksum || cell.column.hasPrefix("tcp.") && cell.begins(cell.ours, with: cell.theirs))
    case .serviceTag: return cell.column == "vlan.id" && cell.chain.contains("ieee8021ad")
    case .pimVersion1: return cell.column == "igmp.type" && cell.chain.contains("pim")
    case .time: return cell.column == "frame.time_epoch"
    case .atm: return cell.capture.links == ["123:SUNATM"] && cell.column.hasPrefix("frame.")
    case .clip: return cell.capture.links == ["106:ATM_CLIP"]
    case .exception: return OracleTests.exceptions[cell.capture.name] != nil
    }
  }
}

extension String {
  fileprivate func replacingOccurrences(_ word: String, with other: String) -> String {
    split(separator: ",", omittingEmptySubsequences: false).map { $0 == word ? other : String($0) }
      .joined(separator: ",")
  }
}
