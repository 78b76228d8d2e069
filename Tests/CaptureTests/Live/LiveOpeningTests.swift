import CPacket
import Foundation
import Glibc
import Testing
import Wire

@testable import Capture

/// What is opened by which method, and what is refused with which facts.
@Suite(.serialized, .enabled(if: NetworkNamespacePair.isPermitted, "network namespaces cannot be made here"))
struct LiveOpeningTests {
  private func options(_ device: String, _ change: (inout LiveOptions) -> Void = { _ in }) -> LiveOptions {
    var options = LiveOptions(device: device)
    options.ringKiB = 8192
    change(&options)
    return options
  }

  /// What opening throws.
  private func refusal(_ options: LiveOptions, _ method: CaptureMethod) -> CaptureError? {
    do throws(CaptureError) {
      _ = try LiveCapture.open(options, via: method)
      return nil
    } catch {
      return error
    }
  }

  @Test func automaticTakesTheRing() throws {
    try NetworkNamespacePair.run { _ in
      let (source, opening) = try LiveCapture.open(options("rx0"))
      #expect(source is PacketSocket)
      #expect(
        opening
          == LiveOpening(
            method: .ring, refusal: nil, socket: SocketCall(family: 17, type: 3, number: 0, boundTo: 3),
            ringKiBAsked: 8192, ringKiB: 8192))
      #expect(source.name == "rx0")
    }
  }

  @Test func defaultRingHasSixtyFourBlocksOfAMebibyte() {
    #expect(LiveOptions(device: "rx0").effectiveRingKiB == 65_536)
    #expect(PacketRing.shape(ringKiB: 65_536, retireMilliseconds: 10) == (1_048_576, 64))
    #expect(PacketRing.shape(ringKiB: 8192, retireMilliseconds: 10) == (1_048_576, 8))
    // Never a block that a BIG TCP frame does not fit, and never a single one.
    #expect(PacketRing.shape(ringKiB: 8191, retireMilliseconds: 10) == (262_144, 32))
    #expect(PacketRing.shape(ringKiB: 1024, retireMilliseconds: 10) == (262_144, 4))
    #expect(PacketRing.shape(ringKiB: 0, retireMilliseconds: 10) == (262_144, 2))
    #expect(PacketRing.shape(ringKiB: .max, retireMilliseconds: 10).blockCount == 2048)
    // Short timeouts use blocks up by time.
    #expect(PacketRing.shape(ringKiB: 65_536, retireMilliseconds: 1) == (262_144, 256))
  }

  @Test func automaticTakesLibpcapForDevicesOfItsOwn() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      let (source, opening) = try LiveCapture.open(options("any"))
      #expect(opening.method == .libpcap && opening.refusal == .notAnInterface)
      #expect(opening.socket?.family == 17)
      sender.send(TestFrame.udp())
      let received = try Received.ending(source)
      #expect(
        source.interfaces.map(\.link.type) == [.linuxCooked] || source.interfaces.map(\.link.type) == [.linuxCooked2])
      #expect(received.bytes.map { Array($0.suffix(46)) } == [TestFrame.udpPacket()])
    }
  }

  /// The kernel takes 4,096 instructions at most; libpcap then filters by itself.
  @Test func filterTooLongForTheKernel() throws {
    try NetworkNamespacePair.run { pair in
      let sender = try pair.inFar { try FrameSender("tx0") }
      // What a program reads behind a frame's end refuses the frame: the port first.
      let terms = (1...400).map { "udp[8:4] * udp[\($0):2] + ip[\($0 & 15)] = \($0 * 7919)" }
      let filter = "udp dst port 9 or " + terms.joined(separator: " or ")
      let (source, opening) = try LiveCapture.open(options("rx0") { $0.filter = filter })
      #expect(opening.method == .libpcap && opening.refusal == .kernel(call: "SO_ATTACH_FILTER", errno: EINVAL))
      sender.send(TestFrame.udp(port: 9))
      sender.send(TestFrame.udp(port: 10))
      #expect(try Received.ending(source).bytes == [TestFrame.udp(port: 9)])
    }
  }

  @Test func tunnelInterfaceHasNoLinkHeader() throws {
    try NetworkNamespacePair.run { pair in
      do {
        try pair.ip("tuntap add dev tun7 mode tun")
      } catch {
        // No TUN in this kernel: nothing to look at.
        return
      }
      try pair.ip("link set tun7 up")
      let ring = try PacketSocket(options("tun7") { $0.filter = "udp" })
      #expect(ring.interfaces.map(\.link.type) == [.raw])
    }
  }

  @Test func linkTypeThatOnlyLibpcapHas() throws {
    try NetworkNamespacePair.run { _ in
      let types = try LiveCapture.linkTypes(of: "rx0")
      #expect(types.first == .ethernet)
      let docsis = LinkType(rawValue: 143)
      #expect(types.contains(docsis))
      let (source, opening) = try LiveCapture.open(options("rx0") { $0.linkType = docsis })
      #expect(opening.method == .libpcap && opening.refusal == .linkTypeAsked)
      #expect(source.interfaces.map(\.link.type) == [docsis])
      #expect(
        refusal(options("rx0") { $0.linkType = docsis }, .ring)
          == .linkType(asked: "143", device: "rx0", offered: [.ethernet]))
      #expect(
        refusal(options("rx0") { $0.linkType = .null }, .auto) == .linkType(asked: "0", device: "rx0", offered: types))
    }
  }

  @Test(arguments: CaptureMethod.allCases) func unknownInterface(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { _ in
      #expect(refusal(options("nosuch0"), method) == .noSuchInterface("nosuch0"))
    }
  }

  @Test(arguments: CaptureMethod.allCases) func interfaceThatIsDown(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { pair in
      try pair.ip("link set rx0 down")
      guard case .system(_, "rx0", ENETDOWN) = refusal(options("rx0"), method) else {
        Issue.record("\(String(describing: refusal(options("rx0"), method)))")
        return
      }
    }
  }

  @Test(arguments: CaptureMethod.allCases) func filterThatDoesNotCompile(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { _ in
      guard case .filter("tcp prot 80", let message, _) = refusal(options("rx0") { $0.filter = "tcp prot 80" }, method)
      else {
        Issue.record("\(String(describing: refusal(options("rx0") { $0.filter = "tcp prot 80" }, method)))")
        return
      }
      #expect(message.contains("syntax error"))
    }
  }

  /// Capabilities are a thread's own: without them in force it is as an ordinary user's process.
  @Test(arguments: CaptureMethod.allCases) func withoutTheCapability(_ method: CaptureMethod) throws {
    try NetworkNamespacePair.run { _ in
      let held = try Self.capabilities()
      var none = held
      for index in none.indices { none[index].effective = 0 }
      #expect(cpacket_capset(none) == 0)
      defer { precondition(cpacket_capset(held) == 0, "the thread's capabilities do not come back") }
      guard case .missingCapability("CAP_NET_RAW", _, "rx0") = refusal(options("rx0"), method) else {
        Issue.record("\(String(describing: refusal(options("rx0"), method)))")
        return
      }
      if method == .auto { #expect(refusal(options("nosuch0"), method) == .noSuchInterface("nosuch0")) }
    }
  }

  private static func capabilities() throws -> [__user_cap_data_struct] {
    var sets = [__user_cap_data_struct(), __user_cap_data_struct()]
    guard cpacket_capget(&sets) == 0 else { throw NetworkNamespacePair.Failure(description: "capget: \(errno)") }
    return sets
  }

  @Test func devicesAreListedWithTheirMethod() throws {
    try NetworkNamespacePair.run { pair in
      try pair.ip("link set rx0 down")
      try pair.ip("address add 10.9.0.2/24 dev lo")
      let devices = try CaptureDevice.list()
      let lo = devices.first { $0.name == "lo" }
      #expect(lo?.method == .ring && lo?.isLoopback == true && lo?.isUp == true)
      #expect(lo?.addresses.contains(IPAddress(v4: 0x0a09_0002)) == true)
      let rx0 = devices.first { $0.name == "rx0" }
      #expect(rx0?.method == .ring && rx0?.isUp == false && rx0?.isLoopback == false)
      let any = devices.first { $0.name == "any" }
      #expect(any?.method == .libpcap && any?.refusal == .notAnInterface)
      #expect(devices.filter { $0.name == "lo" }.count == 1)
    }
  }
}
