import Testing
import Wire

@testable import Report

private let wireless = LinkType(rawValue: 105)
private let radiotap = LinkType(rawValue: 127)

private let beacon = """
  8000 0000 ffff ffff ffff 0200 0000 0001 0200 0000 0001 3002  # beacon, sequence 35
  0706 0504 0302 0100 6400 1104     # time, 100 time units, ESS and privacy
  0006 686f 6d65 1b5b               # SSID with an escape sequence in it
  0104 8284 0b16                    # rates
  0301 0b                           # channel 11
  3014 0100 000f ac04 0100 000f ac04 0100 000f ac02 0000  # RSN
  """

private let packet = """
  aaaa 0300 0000 0800               # LLC, SNAP, IPv4
  4500 0020 0001 0000 4011 66ca 0a00 0001 0a00 0002  # UDP
  1000 2000 000c 0000 0102 0304
  """

@Suite struct WirelessLineTests {
  @Test func beaconInAFewWords() {
    #expect(
      packetLine(packetBytes(beacon), link: wireless)
        == "802.11 Beacon, 02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff, (home\\x1b[), "
        + "[1.0* 2.0* 5.5 11.0 Mbit], channel 11, RSN, length 75")
  }

  @Test func beaconWithAll() {
    #expect(
      packetLine(packetBytes(beacon), link: wireless, verbosity: 1) == """
        802.11 Beacon, 02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff, BSSID 02:00:00:00:00:01, seq 35, duration 0, \
        timestamp 283686952306183, interval 100 TU, capabilities 0x411, (home\\x1b[), [1.0* 2.0* 5.5 11.0 Mbit], \
        channel 11, RSN, elements [SSID (home\\x1b[), Rates [1.0* 2.0* 5.5 11.0 Mbit], DS Parameter 11, \
        RSN version 1 group CCMP-128 pairwise CCMP-128 AKM PSK capabilities 0x0], length 75
        """)
  }

  @Test func beaconAsJSON() {
    let json = packetJSON(packetBytes(beacon), link: wireless)
    #expect(json.contains(#""layer":"wireless","offset":0,"type":0,"subtype":8,"subtype_name":"Beacon","flags":0"#))
    #expect(json.contains(#""element":0,"element_name":"SSID","ssid":"home\\x1b["}"#))
    #expect(json.contains(#""rates":[130,132,11,22]"#))
    #expect(json.contains(#""pairwise_ciphers":[{"selector":1027076,"selector_name":"CCMP-128"}]"#))
  }

  @Test(
    "Frames of each kind",
    arguments: [
      ("d400 0000 0200 0000 0001", "802.11 Acknowledgment, RA 02:00:00:00:00:01, length 10"),
      ("b400 0000 0200 0000 0001 0200 0000 0002", "802.11 RTS, 02:00:00:00:00:02 > 02:00:00:00:00:01, length 16"),
      (
        "a400 05c0 0200 0000 0001 0200 0000 0002",
        "802.11 PS-Poll, 02:00:00:00:00:02 > 02:00:00:00:00:01, AID 5, length 16"
      ),
      (
        "9400 0000 0200 0000 0001 0200 0000 0002 0560 4001 0102 0304 0506 0708",
        "802.11 Block Ack, 02:00:00:00:00:02 > 02:00:00:00:00:01, compressed, TID 6, from seq 20, length 28"
      ),
      (
        "c000 0000 0200 0000 0001 0200 0000 0002 0200 0000 0002 0000 0f00",
        "802.11 DeAuthentication, 02:00:00:00:00:02 > 02:00:00:00:00:01, 4-way handshake timeout, length 26"
      ),
      (
        "b000 0000 0200 0000 0001 0200 0000 0002 0200 0000 0002 0000 0300 0100 4c00",
        "802.11 Authentication, 02:00:00:00:00:02 > 02:00:00:00:00:01, SAE step 1, anti-clogging token required, length 30"
      ),
      (
        "d000 0000 0200 0000 0001 0200 0000 0002 0200 0000 0002 0000 0300 0102",
        "802.11 Action, 02:00:00:00:00:02 > 02:00:00:00:00:01, Block Ack action 0, length 28"
      ),
      (
        "0842 0000 0200 0000 0001 0200 0000 0002 0200 0000 0003 0000 3412 0020 5678 9abc ffff",
        "802.11 Data, 02:00:00:00:00:03 > 02:00:00:00:00:01, encrypted CCMP or GCMP PN 207371629892148 key 0, length 34"
      ),
      (
        "8842 0000 0200 0000 0001 0200 0000 0002 0200 0000 0003 0000 0000 2320 0040 ffff",
        "802.11 QoS Data, 02:00:00:00:00:03 > 02:00:00:00:00:01, encrypted WEP IV 0x232000 key 1, length 32"
      ),
    ])
  func kinds(_ dump: String, _ line: String) {
    #expect(packetLine(packetBytes(dump), link: wireless) == line)
  }

  @Test func dataThroughToIP() {
    let frame = packetBytes("0801 0000 0200 0000 0001 0200 0000 0002 0200 0000 0003 0000 \(packet)")
    #expect(packetLine(frame, link: wireless) == "IP 10.0.0.1.4096 > 10.0.0.2.8192: UDP, length 4")
    #expect(
      packetLine(frame, link: wireless, showsLink: true) == """
        802.11 Data, 02:00:00:00:00:02 > 02:00:00:00:00:03, length 64: LLC, oui Ethernet (0x000000), \
        ethertype IPv4 (0x0800): IP 10.0.0.1.4096 > 10.0.0.2.8192: UDP, length 4
        """)
  }

  /// The check sequence belongs to no datagram, and padding stands before LLC.
  @Test func radiotapWithPaddingAndCheckSequence() {
    let frame = packetBytes(
      """
      0000 0f00 2e00 0000 30 02 6c09 a000 d8      # flags: check sequence, padding; 1.0, 2412 MHz, -40 dBm
      8801 0000 0200 0000 0001 0200 0000 0002 0200 0000 0003 0000 0000
      0000                                        # padding
      \(packet)
      deadbeef
      """)
    #expect(
      packetLine(frame, link: radiotap)
        == "radiotap, 1.0 Mb/s, 2412 MHz 11b, -40 dBm signal: IP 10.0.0.1.4096 > 10.0.0.2.8192: UDP, length 4")
    let json = packetJSON(frame, link: radiotap)
    #expect(json.contains(#""layer":"wireless_padded","offset":15"#))
    #expect(json.contains(#""check_sequence_at_end":true,"bad_check_sequence":false,"data_pad":true"#))
  }

  @Test func radiotapWithABadCheckSequence() {
    let frame = packetBytes("0000 0900 0200 0000 50  d400 0000 0200 0000 0001 deadbeef")
    #expect(
      packetLine(frame, link: radiotap)
        == "radiotap, bad FCS: 802.11 Acknowledgment, RA 02:00:00:00:00:01, length 10")
  }

  @Test func antennasInLists() {
    let frame = packetBytes("0000 1400 2000 00a0 2008 00a0 2008 0000 d8 c4 01 c5  d400 0000 0200 0000 0001")
    #expect(
      packetJSON(frame, link: radiotap).contains(
        #""signal_dbm":-40,"repeated":[{"signal_dbm":-60,"antenna":1},{"signal_dbm":-59"#))
  }

  @Test func otherMonitorHeaders() {
    let acknowledgment = "d400 0000 0200 0000 0001"
    let information = packetBytes(
      """
      0000 2000 6900 0000 0200 1400 0807 0605 0403 0201 0100 6c00 8509 8004 0000 d8a0
      \(acknowledgment) deadbeef
      """)
    #expect(
      packetLine(information, link: LinkType(rawValue: 192), showsLink: true)
        == "PPI, 54.0 Mb/s, 2437 MHz 11g, -40 dBm signal: 802.11 Acknowledgment, RA 02:00:00:00:00:01, length 10")
    let absolute = packetBytes(
      """
      8021 1001 0000 0040 0000 0000 0000 0007 0000 0000 0000 0008 0000 0007 0000 0006 0000 021c
      0000 0001 0000 0002 0000 0002 ffff ffd8 ffff ffa0 0000 0002 0000 0003 \(acknowledgment)
      """)
    for link in [163, 119] as [UInt16] {
      #expect(
        packetLine(absolute, link: LinkType(rawValue: link), showsLink: true)
          == "AVS, 54.0 Mb/s, channel 6, -40 dBm signal: 802.11 Acknowledgment, RA 02:00:00:00:00:01, length 10")
    }
  }
}
