extension LinkSample {
  static let tags: [LinkSample] = [
    LinkSample(
      "802.1ah", 1, addresses + "88e7 a800 0100" + addresses + "0800" + packet, packetLine,
      ethernet("PBB (0x88e7)", 52) + "802.1ah I-SID 256, p 5, UCA: " + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "VN-tag", 1, addresses + "8926 c014 9005 0800" + packet, packetLine,
      ethernet("VN-Tag (0x8926)", 40)
        + "VN-tag 5 > 20, downstream, list, looped, version 1, ethertype IPv4 (0x0800): " + packetVerbose),
    LinkSample(
      "E-tag", 1, addresses + "893f f007 2005 0102 0800" + packet, packetLine,
      ethernet("E-TAG (0x893f)", 42)
        + "E-tag E-CID 8197, group 2, ingress 4103, p 7, DEI, ethertype IPv4 (0x0800): " + packetVerbose),
    LinkSample(
      "FabricPath", 1, addresses + "8903 0060" + addresses + "0800" + packet, packetLine,
      ethernet("FabricPath (0x8903)", 50) + "FabricPath ftag 1, ttl 32: " + ethernet("IPv4 (0x0800)", 34)
        + packetVerbose),
    LinkSample(
      "NSH", 1, addresses + "894f 2fc4 0201 0003 0907 0001 0201 1200 0000" + packet,
      "NSH, flags [O], service-path-id 0x000309, service-index 0x7: " + packetLine,
      ethernet("NSH (0x894f)", 50)
        + "NSH, flags [O], TTL 63, hlen 16, md type 2, next-protocol IPv4, service-path-id 0x000309, "
        + "service-index 0x7, context [class 1 type 2 12]: " + packetVerbose),
    LinkSample(
      "MACsec in the clear", 1,
      addresses + "88e5 2000 0000 0045 0200 0000 0001 0064 0800" + packet + "0001 0203 0405 0607 0809 0a0b 0c0d 0e0f",
      packetLine,
      ethernet("MACsec (0x88e5)", 66)
        + "MACsec an 0, pn 69, flags [I], sci 0200000000010064, ethertype IPv4 (0x0800): " + packetVerbose),
    LinkSample(
      "MACsec encrypted", 1, addresses + "88e5 0c02 0000 0045 abcd 0001 0203 0405 0607 0809 0a0b 0c0d 0e0f",
      "MACsec an 0, pn 69, flags [EC], sl 2, encrypted: MACsec, length 2: abcd",
      ethernet("MACsec (0x88e5)", 38) + "MACsec an 0, pn 69, flags [EC], sl 2, encrypted: MACsec, length 2: abcd"),
    LinkSample(
      "DSA", 284, addresses + "e514 a539 0800" + packet, "DSA Forward trunk 5.2, VLAN 1337t: " + packetLine,
      "02:00:00:00:00:02 > 02:00:00:00:00:01, DSA Forward trunk 5.2, VLAN 1337t, FPri 5, ethertype IPv4 (0x0800): "
        + packetVerbose),
    LinkSample(
      "EDSA", 285, addresses + "dada 0000 0016 1000 0800" + packet,
      "EDSA 0xdada, port 0.2 > CPU, code 13, VLAN 0u: " + packetLine,
      "02:00:00:00:00:02 > 02:00:00:00:00:01, EDSA 0xdada, port 0.2 > CPU, code 13, VLAN 0u, FPri 0, "
        + "ethertype IPv4 (0x0800): " + packetVerbose),
    LinkSample(
      "Broadcom, inside", 281, addresses + "0009 20c5 0800" + packet,
      "BRCM tag to CPU, CID 9, reasons [exception], TC 6, port 5: " + packetLine,
      "02:00:00:00:00:02 > 02:00:00:00:00:01, BRCM tag to CPU, CID 9, reasons [exception], TC 6, port 5, "
        + "ethertype IPv4 (0x0800): " + packetVerbose),
    LinkSample(
      "Broadcom, before", 282, "2c83 0081" + addresses + "0800" + packet,
      "BRCM tag to switch, TC 3, TE 3, TS 1, ports [0 7]: " + packetLine,
      "BRCM tag to switch, TC 3, TE 3, TS 1, ports [0 7]: " + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "MPLS with a pseudowire", 1,
      addresses + "8847 0001 0040 0002 0140 0000 0007" + addresses + "0800" + packet,
      "MPLS (label 16, tc 0, ttl 64): MPLS (label 32, tc 0, [S], ttl 64): PW control word, seq 7: " + packetLine,
      ethernet("MPLS (0x8847)", 60)
        + "MPLS (label 16, tc 0, ttl 64): MPLS (label 32, tc 0, [S], ttl 64): PW control word, seq 7: "
        + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "MPLS associated channel", 1, addresses + "8847 0000 d140 1000 7ff8 0000 0001",
      "MPLS (label 13 (generic associated channel), tc 0, [S], ttl 64), associated channel 0x7ff8: "
        + "MPLS, length 8: 10007ff800000001",
      ethernet("MPLS (0x8847)", 26)
        + "MPLS (label 13 (generic associated channel), tc 0, [S], ttl 64), associated channel 0x7ff8: "
        + "MPLS, length 8: 10007ff800000001"),
  ]
}
