extension LinkSample {
  private static let session = "PPPoE [ses 0x17]"

  static let pointToPoint: [LinkSample] = [
    LinkSample(
      "PPPoE session", 1, addresses + "8864 1100 0017 0016 0021" + packet, session + ": " + packetLine,
      ethernet("PPPoE Session (0x8864)", 42) + session + ", length 22: PPP IPv4 (0x0021), length 22: " + packetVerbose),
    LinkSample(
      "PPPoE discovery", 51, "1165 0017 0012 0101 0003 61 1b 62 0120 0002 05dc 0103 0001 16",
      "PPPoE PADS [ses 0x17] [Service-Name \"a\\x1bb\"] [PPP-Max-Payload 1500] [Host-Uniq 16]",
      "PPPoE PADS [ses 0x17], length 18 [Service-Name \"a\\x1bb\"] [PPP-Max-Payload 1500] [Host-Uniq 16]"),
    LinkSample(
      "PPP, sent, as pppd has it", 166, "0103 0021" + packet, packetLine,
      "PPP out IPv4 (0x0021), length 24: " + packetVerbose),
    LinkSample(
      "PPP with a short protocol", 9, "ff03 21" + packet, packetLine, "PPP IPv4 (0x0021), length 23: " + packetVerbose),
    LinkSample(
      "PPP multilink", 9, "ff03 003d c000 0007 21" + packet,
      "PPP MLPPP (0x003d), seq 7, begin, end, length 29: " + packetLine,
      "PPP MLPPP (0x003d), seq 7, begin, end, length 29: PPP IPv4 (0x0021), length 21: " + packetVerbose),
    LinkSample(
      "PPP bridged", 9, "ff03 0031 0001" + addresses + "0800" + packet, packetLine,
      "PPP Bridge (0x0031), length 40: " + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "LCP options", 9, "ff03 c021 0102 0013 0104 05dc 0305 c223 05 0506 01fc cbfb",
      "LCP, Configure-Request, id 2, length 19",
      "PPP LCP (0xc021), length 23: LCP, Configure-Request, id 2, length 19, "
        + "options [MRU 1500, Auth-Prot CHAP MD5, Magic-Num 0x01fccbfb]"),
    LinkSample(
      "LCP echo", 9, "ff03 c021 0901 000a a4cb ea34 0ef2", "LCP, Echo-Request, id 1, length 10",
      "PPP LCP (0xc021), length 14: LCP, Echo-Request, id 1, length 10, Magic-Num 0xa4cbea34, data 0ef2"),
    LinkSample(
      "LCP identification", 9, "ff03 c021 0c01 000b 0000 0000 70 1b 70", "LCP, Identification, id 1, length 11",
      "PPP LCP (0xc021), length 15: LCP, Identification, id 1, length 11, Magic-Num 0x00000000, Ident \"p\\x1bp\""),
    LinkSample(
      "LCP protocol reject", 9, "ff03 c021 0801 0006 80fd", "LCP, Protocol-Reject, id 1, length 6",
      "PPP LCP (0xc021), length 10: LCP, Protocol-Reject, id 1, length 6, rejected CCP"),
    LinkSample(
      "IPCP options", 9, "ff03 8021 0301 000a 0306 c000 0201", "IPCP, Configure-Nak, id 1, length 10",
      "PPP IPCP (0x8021), length 14: IPCP, Configure-Nak, id 1, length 10, options [IP-Addr 192.0.2.1]"),
    LinkSample(
      "PAP", 9, "ff03 c023 0101 000e 04 75 73 65 1b 04 70 61 73 73",
      "PAP, Authenticate-Request, id 1, length 14, Peer \"use\\x1b\", Name \"pass\"",
      "PPP PAP (0xc023), length 18: PAP, Authenticate-Request, id 1, length 14, Peer \"use\\x1b\", Name \"pass\""),
    LinkSample(
      "CHAP", 9, "ff03 c223 0101 000a 02 abcd 61 62 63", "CHAP, Challenge, id 1, length 10, Value abcd, Name \"abc\"",
      "PPP CHAP (0xc223), length 14: CHAP, Challenge, id 1, length 10, Value abcd, Name \"abc\""),
    LinkSample(
      "EAP", 9, "ff03 c227 0201 0008 01 61 62 63", "EAP, Response, id 1, length 8, Identity \"abc\"",
      "PPP EAP (0xc227), length 12: EAP, Response, id 1, length 8, Identity \"abc\""),
    LinkSample(
      "link quality report", 9, "ff03 c025 0000 0000", "LQR, length 4", "PPP LQR (0xc025), length 8: LQR, length 4"),
    LinkSample(
      "Cisco HDLC", 104, "0f00 0800" + packet, packetLine, "CHDLC unicast, IPv4 (0x0800), length 24: " + packetVerbose),
    LinkSample(
      "Cisco HDLC on a serial line", 50, "8f00 8035 0000 0002 0000 0005 0000 0002 ffff 0078 d4f0",
      "SLARP keepalive, mine 5, yours 2, reliability 0xffff, uptime 0d2h11m58s",
      "CHDLC multicast, SLARP (0x8035), length 22: "
        + "SLARP keepalive, mine 5, yours 2, reliability 0xffff, uptime 0d2h11m58s"),
    LinkSample(
      "SLARP reply", 104, "8f00 8035 0000 0001 0f00 0001 ffff fffc 0000", "SLARP reply 15.0.0.1/255.255.255.252",
      "CHDLC multicast, SLARP (0x8035), length 18: SLARP reply 15.0.0.1/255.255.255.252"),
    LinkSample(
      "Frame Relay", 107, "1a4f 03cc" + packet, packetLine,
      "Q.922, hdr-len 2, DLCI 100, Flags [FECN, BECN, DE, C], NLPID IPv4 (0xcc), length 24: " + packetVerbose),
    LinkSample(
      "Frame Relay, bridged", 107, "1841 0300 80 0080 c200 07" + addresses + "0800" + packet, packetLine,
      "Q.922, hdr-len 2, DLCI 100, Flags [none], NLPID SNAP (0x80), oui 0x0080c2, pid 0x0007, length 44: "
        + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "Frame Relay signalling", 107, "0001 0308 0075",
      "Q.922, hdr-len 2, DLCI 0, Flags [none], NLPID Q.933 (0x08), length 6: Q.933, length 2: 0075",
      "Q.922, hdr-len 2, DLCI 0, Flags [none], NLPID Q.933 (0x08), length 6: Q.933, length 2: 0075"),
    LinkSample(
      "multilink Frame Relay", 182, "c102 1841 03cc" + packet, "FRF.16 Frag, seq 2, Flags [Begin, End]: " + packetLine,
      "FRF.16 Frag, seq 2, Flags [Begin, End]: "
        + "Q.922, hdr-len 2, DLCI 100, Flags [none], NLPID IPv4 (0xcc), length 24: " + packetVerbose),
    LinkSample(
      "multilink Frame Relay control", 182, "e100 0400", "FRF.16 Control, Hello, length 4",
      "FRF.16 Control, Hello, length 4"),
  ]
}
