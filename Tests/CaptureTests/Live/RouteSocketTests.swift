import CPacket
import Glibc
import Testing

@testable import Capture

/// The kernel's answer about an interface, as bytes.
struct RouteSocketTests {
  /// nlmsghdr, ifinfomsg, then IFLA_IFNAME "eth7" and IFLA_STATS64 with 5 fifo errors and 8 missed frames.
  private static var message: [UInt8] {
    var stats = rtnl_link_stats64()
    stats.rx_packets = 1000
    stats.rx_dropped = 100
    stats.rx_fifo_errors = 5
    stats.rx_missed_errors = 8
    let counters = withUnsafeBytes(of: stats) { [UInt8]($0) }
    var header = nlmsghdr()
    header.nlmsg_type = UInt16(RTM_NEWLINK)
    header.nlmsg_len = UInt32(16 + 16 + 12 + 4 + counters.count)
    var link = ifinfomsg()
    link.ifi_type = 1
    link.ifi_index = 7
    link.ifi_flags = UInt32(IFF_UP)
    return withUnsafeBytes(of: header) { [UInt8]($0) } + withUnsafeBytes(of: link) { [UInt8]($0) }
      + attribute(Int(IFLA_IFNAME), Array("eth7".utf8) + [0]) + [0, 0, 0] + attribute(Int(IFLA_STATS64), counters)
  }

  private static func attribute(_ type: Int, _ value: [UInt8]) -> [UInt8] {
    var header = rtattr()
    header.rta_len = UInt16(4 + value.count)
    header.rta_type = UInt16(type)
    return withUnsafeBytes(of: header) { [UInt8]($0) } + value
  }

  @Test func answerIsDecoded() {
    let message = Self.message
    #expect(
      RouteSocket.link(in: message, end: message.count)
        == KernelLink(index: 7, name: "eth7", hardwareType: 1, flags: UInt32(IFF_UP), missed: 13))
  }

  @Test func everyCutLengthIsSafe() {
    let message = Self.message
    for length in 0..<message.count {
      let link = RouteSocket.link(in: message, end: length)
      #expect((link == nil) == (length < 28))
      #expect(link?.missed ?? 0 == 0)
    }
  }

  @Test func attributeOfNoLengthEndsTheList() {
    var message = Self.message
    message[32] = 0
    message[33] = 0
    #expect(RouteSocket.link(in: message, end: message.count)?.name == "")
  }

  @Test func errorIsNoAnswer() {
    var message = Self.message
    message[4] = UInt8(NLMSG_ERROR)
    #expect(RouteSocket.link(in: message, end: message.count) == nil)
  }

  @Test func loopbackAnswers() throws {
    let route = try RouteSocket(device: "lo")
    let lo = PacketSocket.link("lo", route)
    #expect(lo?.name == "lo" && lo?.hardwareType == UInt16(ARPHRD_LOOPBACK))
    #expect(route.link(index: .max) == nil)
    #expect(PacketSocket.link("lo\0", route) == nil)
  }
}
