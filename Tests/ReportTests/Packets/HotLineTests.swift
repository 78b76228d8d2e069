import Testing

@testable import Report

private let segment = packetBytes(
  """
  0200 0000 0001 0200 0000 0002 0800  # Ethernet
  4500 002c 1234 4000 4006 1496       # IPv4: 44 bytes, DF, TTL 64, TCP
  0a00 0001 0a00 0002                 # 10.0.0.1 to 10.0.0.2
  0401 0050 0000 0064 0000 00c8       # ports 1025 and 80, sequence 100, acknowledgment 200
  5018 0200 cf82 0000 61 62 63 64     # PSH, ACK, window 512, four bytes
  """)

@Suite struct HotLineTests {
  @Test func segmentOfTCP() {
    #expect(
      packetLine(segment)
        == "IP 10.0.0.1.1025 > 10.0.0.2.80: Flags [P.], seq 100:104, ack 200, win 512, length 4: HTTP?")
  }

  @Test func verboseSegment() {
    #expect(
      packetLine(segment, verbosity: 1, showsLink: true) == """
        02:00:00:00:00:02 > 02:00:00:00:00:01, ethertype IPv4 (0x0800), length 58: \
        IP (hlen 20, ttl 64, id 4660, offset 0, flags [DF], proto TCP (6), length 44, cksum 0x1496 (correct)) \
        10.0.0.1.1025 > 10.0.0.2.80: Flags [P.], seq 100:104, ack 200, cksum 0xcf82 (correct), win 512, length 4: HTTP?
        """)
  }
}
