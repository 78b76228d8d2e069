import Foundation
import Testing
import Wire

@testable import Host

struct NetworkInterfaceTests {
  @Test func loopbackIsWhatItMustBe() throws {
    let loopbacks = try NetworkInterface.list().filter(\.isLoopback)
    let lo = try #require(loopbacks.first { $0.name == "lo" })
    #expect(lo.hardwareType == 772)
    #expect(lo.mtu == 65_536)
    #expect(lo.index == if_nametoindex("lo"))
    #expect(lo.hardwareAddress == [0, 0, 0, 0, 0, 0])
    if lo.isUp { #expect(lo.addresses.contains(IPAddress(v4: 0x7f00_0001))) }
  }

  /// Against /sys, which the list does not come from.
  @Test func everyInterfaceOfSysIsListedOnce() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: "/sys/class/net").filter { name in
      // Not an interface but a file of the bonding driver.
      name != "bonding_masters"
    }
    let interfaces = try NetworkInterface.list()
    #expect(Set(interfaces.map(\.name)) == Set(names))
    #expect(interfaces.count == names.count)
    #expect(interfaces.map(\.index) == interfaces.map(\.index).sorted())
    for interface in interfaces {
      func file(_ name: String) throws -> String {
        try String(contentsOfFile: "/sys/class/net/\(interface.name)/\(name)", encoding: .utf8)
          .trimmingCharacters(in: .whitespacesAndNewlines)
      }
      #expect(try file("mtu") == interface.mtu.map { "\($0)" })
      #expect(try file("type") == interface.hardwareType.map { "\($0)" })
      #expect(try file("ifindex") == "\(interface.index)")
      let flags = try #require(UInt32(try file("flags").dropFirst(2), radix: 16))
      #expect(interface.isUp == (flags & 1 != 0))
      #expect(try file("ifalias") == interface.description ?? "")
    }
  }
}
