extension LinkSample {
  private static func zeros(_ count: Int) -> String { String(repeating: "00", count: count) }

  static let pseudo: [LinkSample] = [
    LinkSample(
      "SLIP", 8, "01 80" + zeros(14) + packet, packetLine, "SLIP out, compressed TCP: " + packetVerbose),
    LinkSample(
      "NFLOG", 239,
      "0200 0005 0800 0100 0800 0300 0700 0a00 6d1b 0000 1800 0900" + packet, packetLine,
      "NFLOG family IPv4 (2), group 5, prefix \"m\\x1b\", length 44: " + packetVerbose),
    LinkSample(
      "PFLOG", 117,
      "3d 02 01 00 65 6d 30" + zeros(13) + "73 73 68" + zeros(13) + "00000007 ffffffff 000003e8 ffffffff" + zeros(8)
        + "01" + zeros(3) + packet, packetLine,
      "rule 7.ssh/0(match): block in on em0, uid 1000: " + packetVerbose),
    LinkSample(
      "PKTAP", 258,
      "6c000000 01000000 01000000 656e30" + zeros(21) + "02000000 02000000 0e000000 00000000 00020000 63 75 72 6c"
        + zeros(48) + addresses + "0800" + packet, packetLine,
      "PKTAP en0, DLT EN10MB (1), out, \"curl\" (512), length 142: " + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "IPNET", 226, "01 02 0001 00000014 00000002 00000000 ffffffff 00000000" + packet, packetLine,
      "IPNET zone 4294967295 > 0, family IPv4 (2), hook 1, packet length 20, ifindex 2, group 0, length 44: "
        + packetVerbose),
    LinkSample(
      "IPoIB", 242,
      zeros(8) + "fe80" + zeros(13) + "01" + "ff12 401b ffff 0000 0000 0000 ffff ffff 0800 0000" + packet, packetLine,
      "IPoIB fe80::1 > ff12:401b:ffff::ffff:ffff, ethertype IPv4 (0x0800), length 64: " + packetVerbose),
    LinkSample(
      "Juniper", 178, "4d4743 81 0004 0602 0507" + addresses + "0800" + packet, packetLine,
      "Juniper in, ext [logical interface index 0507]: " + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "Juniper without a link-layer header", 178, "4d4743 02 02000000" + packet, packetLine,
      "Juniper out, no-L2-hdr: " + packetVerbose),
    LinkSample(
      "ATM with LAN emulation", 123, "81 02 0105 0005" + addresses + "0800" + packet, packetLine,
      "ATM out, VPI 2, VCI 261, LANE, length 40: " + ethernet("IPv4 (0x0800)", 34) + packetVerbose),
    LinkSample(
      "ATM signalling", 123, "00 00 0005 0900",
      "ATM in, VPI 0, VCI 5 (signalling), traffic 0, length 6: ATM, length 2: 0900",
      "ATM in, VPI 0, VCI 5 (signalling), traffic 0, length 6: ATM, length 2: 0900"),
    LinkSample(
      "ARCNET", 7, "50 be d4 00 0166" + packet, packetLine,
      "ARCNET 0x50 > 0xbe, type IP, seqid 358, length 26: " + packetVerbose),
    LinkSample(
      "ARCNET, an exception frame", 7, "50 be d4 ff ffff d4 03 0166" + packet, packetLine,
      "ARCNET 0x50 > 0xbe, type IP, exception, first piece, flag 3, seqid 358, length 30: " + packetVerbose),
    LinkSample(
      "Linux's ARCNET, RFC 1051", 129, "50 be 0000 f0" + packet, packetLine,
      "ARCNET 0x50 > 0xbe, type IP (RFC 1051), length 25: " + packetVerbose),
  ]
}
