import Foundation
import Testing

/// From the wire, in namespaces that each test makes for itself.
@Suite(.enabled(if: LiveNetwork.obstacle == nil, "\(LiveNetwork.obstacle ?? "")"), .serialized)
struct LiveTests {
  static let ways = ["ring", "libpcap"]
  /// What `talk()` says, and nothing that the kernel says of its own accord.
  static let filter = "icmp or tcp or udp or (icmp6 and (ip6[40] == 128 or ip6[40] == 129))"

  /// Flows without their times: two sockets stamp the same frame at two moments.
  func timeless(_ flows: [PrintedFlow]) -> Set<[String]> {
    Set(flows.map { Array(Truth.columns($0).dropLast(2)) })
  }

  /// Times as microseconds: what a classic pcap keeps.
  func microseconds(_ flows: [PrintedFlow]) -> [[String]] {
    flows.map { flow in
      var rounded = flow
      rounded.first = flow.first.map { $0 / 1000 }
      rounded.last = flow.last.map { $0 / 1000 }
      return Truth.columns(rounded)
    }
  }

  @Test func `ring, libpcap and the file that each wrote give equal flows`() throws {
    let network = try LiveNetwork()
    let folder = try RecordingFolder()
    let observers = try Self.ways.map { way in
      try network.observe(["--via", way, "-w", folder.path + "/\(way).pcap", Self.filter])
    }
    try network.talk()
    usleep(200_000)
    var reports: [PrintedReport] = []
    for observer in observers {
      observer.send(SIGINT)
      let end = try observer.finish(within: 20)
      #expect(end.code == 0, "\(end.errors)")
      reports.append(try PrintedReport(end.output))
    }
    #expect(timeless(reports[0].flows) == timeless(reports[1].flows))
    #expect(reports[0].flows.count == 6)
    for (way, live) in zip(Self.ways, reports) {
      let end = try ChildProcess.run(Project.program, ["-r", folder.path + "/\(way).pcap", "--json"])
      #expect(end.code == 0, "\(end.errors)")
      let file = try PrintedReport(end.output)
      #expect(microseconds(file.flows) == microseconds(live.flows), "\(way)")
      #expect(file.number("frames_read") == live.number("frames_read"), "\(way)")
    }
    try check(reports[0])
  }

  /// What was sent is known: the numbers come from it, not from another run.
  func check(_ report: PrintedReport) throws {
    for (network, header, sender, observed) in [("ICMP", 20, "10.9.0.1", "10.9.0.2"), ("v6", 40, "fd09::1", "fd09::2")]
    {
      let flows = report.flows.filter { $0.originator.address == sender && $0.responder.address == observed }
      let ping = try #require(flows.first { $0.protocolNumber == (header == 20 ? 1 : 58) }, "\(network)")
      for side in [ping.originator, ping.responder] {
        #expect(side.packets == 3)
        #expect(side.wireBytes == 3 * (14 + header + 8 + 56))
        #expect(side.ipBytes == 3 * (header + 8 + 56))
        #expect(side.payloadBytes == 3 * 56)
      }
      #expect(ping.state == "SF")
      let datagrams = try #require(flows.first { $0.protocolNumber == 17 })
      #expect(datagrams.originator.number == "7002" && datagrams.responder.number == "7001")
      #expect(datagrams.originator.packets == 5 && datagrams.originator.payloadBytes == 5 * 20)
      #expect(datagrams.originator.wireBytes == 5 * (14 + header + 8 + 20))
      #expect(datagrams.responder.packets == 5 && datagrams.responder.payloadBytes == 5 * 40)
      let connection = try #require(flows.first { $0.protocolNumber == 6 })
      #expect(connection.responder.number == "7000")
      #expect(connection.originator.payloadBytes == 1000)
      #expect(connection.responder.payloadBytes == 2000)
      #expect(connection.state == "SF")
    }
    #expect(report.number("kernel_drops") == 0)
    let packets = report.flows.reduce(0) { $0 + $1.originator.packets + $1.responder.packets }
    #expect(report.number("frames_read") == packets)
  }

  @Test(arguments: ways, [SIGINT, SIGTERM, SIGHUP])
  func `a signal finishes, prints and ends with 0`(way: String, signal: Int32) throws {
    let network = try LiveNetwork()
    let observer = try network.observe(["--via", way, "icmp"])
    try network.run(in: network.sender, ["ping", "-q", "-c", "2", "-i", "0.05", "10.9.0.2"])
    observer.send(signal)  // at once: the last frames are still in the ring's open block
    let end = try observer.finish(within: 20)
    #expect(end.code == 0, "\(end.errors)")
    let report = try PrintedReport(end.output)
    #expect(report.flows.first?.originator.packets == 2)
    #expect(report.flows.first?.responder.packets == 2)
    #expect(report.number("frames_read") == 4)
    #expect(!report.summary.isEmpty)
  }

  @Test(arguments: ways) func `a count of packets is kept to`(way: String) throws {
    let network = try LiveNetwork()
    let observer = try network.observe(["--via", way, "-c", "3", "icmp"])
    try network.run(in: network.sender, ["ping", "-q", "-c", "4", "-i", "0.05", "10.9.0.2"])
    let end = try observer.finish(within: 20)
    #expect(end.code == 0, "\(end.errors)")
    #expect(try PrintedReport(end.output).number("frames_read") == 3)
  }

  @Test(arguments: ways) func `loopback shows each packet once`(way: String) throws {
    let network = try LiveNetwork()
    let observer = try network.observe(["--via", way, "icmp"], device: "lo")
    try network.run(in: network.observed, ["ping", "-q", "-c", "2", "-i", "0.05", "127.0.0.1"])
    usleep(200_000)
    observer.send(SIGTERM)
    let end = try observer.finish(within: 20)
    #expect(try PrintedReport(end.output).number("frames_read") == 4, "\(end.errors)")
  }

  @Test(arguments: ways) func `captured and dropped are what was sent, with more than 10,000 drops`(way: String) throws
  {
    let network = try LiveNetwork()
    let observer = try network.observe(["--via", way, "-B", "1024", "udp and dst port 9"])
    let before = try network.framesReceived()
    var sent = try network.flood(1_000)  // some that are captured
    usleep(200_000)
    observer.send(SIGSTOP)
    sent += try network.flood(60_000)
    observer.send(SIGCONT)
    usleep(300_000)
    sent += try network.flood(1_000)
    usleep(200_000)
    observer.send(SIGINT)
    let end = try observer.finish(within: 30)
    #expect(end.code == 0, "\(end.errors)")
    #expect(try network.framesReceived() - before >= sent, "the wire itself lost frames")
    let report = try PrintedReport(end.output)
    let captured = try #require(report.number("frames_read"))
    let dropped = try #require(report.number("kernel_drops"))
    #expect(dropped > 10_000)
    #expect(captured >= 2_000)
    #expect(captured + dropped == sent)
    #expect(report.flows.reduce(0) { $0 + $1.originator.packets } == captured)
  }

  @Test func `not one frame that the filter refuses gets in while the socket is opened`() throws {
    let network = try LiveNetwork()
    let script = """
      import socket
      box = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); box.connect(("198.18.0.1", 9))
      while True: box.send(b"123456789012345678")
      """
    let flood = try network.start(in: network.sender, ["python3", "-c", script])
    for _ in 1...5 {
      let before = try network.framesReceived()
      let observer = try network.observe(["--via", "ring", "udp port 77"])
      observer.send(SIGINT)
      let end = try observer.finish(within: 20)
      #expect(end.code == 0, "\(end.errors)")
      #expect(try network.framesReceived() - before > 1_000, "there was no flood to keep out")
      let report = try PrintedReport(end.output)
      #expect(report.number("frames_read") == 0)
      #expect(report.number("frames_received") == 0)
      #expect(report.flows.isEmpty)
    }
    flood.send(SIGKILL)
    _ = try flood.finish()
  }

  @Test(arguments: ways) func `without rights the capability and both commands are named`(way: String) throws {
    let network = try LiveNetwork()
    let folder = try RecordingFolder()
    // Where the tests were built may be closed to others.
    let program = folder.path + "/rawscope"
    // Not copied by this process: a child that another test starts meanwhile would hold it open for writing for a
    // moment, and the kernel executes no such file.
    #expect(try ChildProcess.run("cp", [Project.program, program]).code == 0)
    let nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all"]
    let end = try network.run(in: network.observed, nobody + [program, "-i", "rx0", "--via", way])
    #expect(end.code == 1)
    #expect(end.output.isEmpty)
    for word in ["CAP_NET_RAW", "sudo", "setcap"] { #expect(end.errors.contains(word), "\(word): \(end.errors)") }
  }

  @Test(arguments: ways) func `an interface that is missing or down is one line and exit 1`(way: String) throws {
    let network = try LiveNetwork()
    let missing = try network.run(in: network.observed, [Project.program, "-i", "no-such0", "--via", way])
    #expect(missing.code == 1)
    #expect(missing.errors.contains("no-such0"))
    #expect(missing.messages.count == 1, "\(missing.errors)")
    try network.run(in: network.observed, ["ip", "link", "set", "rx0", "down"])
    let down = try network.run(in: network.observed, [Project.program, "-i", "rx0", "--via", way])
    #expect(down.code == 1)
    #expect(down.errors.contains("rx0") && down.errors.contains("up"), "says what to do: \(down.errors)")
    #expect(down.messages.count == 1, "\(down.errors)")
  }
}

/// A folder that is removed with its owner, and that anybody may look into.
final class RecordingFolder {
  let path: String

  init() throws {
    path = "/tmp/rawscope-test-\(getpid())-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o755])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
