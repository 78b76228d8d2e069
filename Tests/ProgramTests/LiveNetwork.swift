import Foundation

/// Two network namespaces joined by a veth pair, made for one test and removed with it.
///
/// The sender has tx0 (10.9.0.1, fd09::1), the observed host rx0 (10.9.0.2, fd09::2). Neighbours are known to each
/// other from the start and router traffic is off, so that nothing is on the wire but what a test sends.
/// 198.18.0.0/15 leads to a MAC address that nobody has: frames cross the wire and nobody answers.
final class LiveNetwork {
  let sender: String
  let observed: String

  /// Why live tests cannot run here; nil where they can.
  static let obstacle: String? = {
    guard getuid() == 0 else { return "needs root" }
    for tool in ["ip", "ping", "python3", "setpriv"] {
      guard let found = try? ChildProcess.run("sh", ["-c", "command -v \(tool)"]), found.code == 0 else {
        return "needs \(tool)"
      }
    }
    return (try? LiveNetwork()) == nil ? "network namespaces cannot be made here" : nil
  }()

  init() throws {
    let identity = "rst\(getpid())-\(UUID().uuidString.prefix(4).lowercased())"
    sender = identity + "-tx"
    observed = identity + "-rx"
    let script = """
      set -e
      for name in "$0" "$1"; do
        ip netns add "$name"
        ip netns exec "$name" sysctl -qw net.ipv6.conf.all.router_solicitations=0 \\
          net.ipv6.conf.default.router_solicitations=0 net.ipv6.conf.default.addr_gen_mode=1 \\
          net.ipv6.conf.default.dad_transmits=0 net.ipv4.ping_group_range='0 2147483647'
        ip -n "$name" link set lo up
      done
      ip -n "$0" link add tx0 address 02:00:00:00:00:01 type veth peer name rx0 address 02:00:00:00:00:02 netns "$1"
      ip -n "$0" addr add 10.9.0.1/24 dev tx0;        ip -n "$1" addr add 10.9.0.2/24 dev rx0
      ip -n "$0" addr add fd09::1/64 dev tx0 nodad;   ip -n "$1" addr add fd09::2/64 dev rx0 nodad
      ip -n "$0" link set tx0 up;                     ip -n "$1" link set rx0 up
      for address in 10.9.0.2 fd09::2; do
        ip -n "$0" neigh add $address lladdr 02:00:00:00:00:02 dev tx0 nud permanent
      done
      for address in 10.9.0.1 fd09::1; do
        ip -n "$1" neigh add $address lladdr 02:00:00:00:00:01 dev rx0 nud permanent
      done
      ip -n "$0" neigh add 10.9.0.3 lladdr 02:00:00:00:00:99 dev tx0 nud permanent
      ip -n "$0" route add 198.18.0.0/15 via 10.9.0.3 dev tx0
      """
    let made = try ChildProcess.run("sh", ["-c", script, sender, observed])
    guard made.code == 0 else {
      remove()
      throw ProcessFailure(description: "no namespaces: \(made.errors)")
    }
  }

  deinit { remove() }

  private func remove() {
    _ = try? ChildProcess.run(
      "sh", ["-c", "for name; do ip netns del \"$name\" 2>/dev/null; done", "sh", sender, observed])
  }

  func start(in namespace: String, _ words: [String]) throws -> ChildProcess {
    try ChildProcess("ip", ["netns", "exec", namespace] + words)
  }

  @discardableResult
  func run(in namespace: String, _ words: [String], within seconds: Double = 30) throws -> ProcessEnd {
    try start(in: namespace, words).finish(within: seconds)
  }

  /// Frames that came in on rx0, by the kernel's count.
  func framesReceived() throws -> Int {
    let path = "/sys/class/net/rx0/statistics/rx_packets"
    let end = try run(in: observed, ["cat", path])
    guard let count = Int(end.text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw ProcessFailure(description: "\(path): \(end.text) \(end.errors)")
    }
    return count
  }

  /// Starts the program and waits until it says that it listens.
  func observe(_ words: [String], device: String = "rx0") throws -> ChildProcess {
    let child = try start(in: observed, [Project.program, "-i", device, "--json"] + words)
    let deadline = Date(timeIntervalSinceNow: 20)
    // It says so when its socket is bound, its filter set and its rights are gone.
    while !child.errorsSoFar.contains("listening on ") {
      if child.hasEnded() { throw ProcessFailure(description: "ended at once: \(child.errorsSoFar)") }
      if Date() > deadline { throw ProcessFailure(description: "not listening after 20 s: \(child.errorsSoFar)") }
      usleep(10_000)
    }
    return child
  }

  /// Three pings, five datagrams answered, a connection that carries 1,000 bytes there and 2,000 back; each over both.
  func talk() throws {
    let server = """
      import socket, threading
      def stream(family, address):
        listening = socket.create_server((address, 7000), family=family)
        print("ready", flush=True)
        peer = listening.accept()[0]
        peer.recv(1000, socket.MSG_WAITALL); peer.sendall(bytes(2000))
        peer.recv(1); peer.close()
      def datagrams(family, address):
        box = socket.socket(family, socket.SOCK_DGRAM); box.bind((address, 7001))
        print("ready", flush=True)
        for _ in range(5):
          data, peer = box.recvfrom(100); box.sendto(data * 2, peer)
      ends = ((socket.AF_INET, "10.9.0.2"), (socket.AF_INET6, "fd09::2"))
      threads = [threading.Thread(target=job, args=end) for end in ends for job in (stream, datagrams)]
      for thread in threads: thread.start()
      for thread in threads: thread.join()
      """
    let client = """
      import socket
      for family, address in ((socket.AF_INET, "10.9.0.2"), (socket.AF_INET6, "fd09::2")):
        peer = socket.create_connection((address, 7000))
        peer.sendall(bytes(1000)); peer.recv(2000, socket.MSG_WAITALL); peer.shutdown(socket.SHUT_WR)
        assert peer.recv(1) == b""
        peer.close()
        box = socket.socket(family, socket.SOCK_DGRAM); box.settimeout(5); box.bind(("", 7002))
        for _ in range(5):
          box.sendto(b"x" * 20, (address, 7001)); box.recvfrom(100)
      """
    let serving = try start(in: observed, ["python3", "-c", server])
    let deadline = Date(timeIntervalSinceNow: 20)
    while serving.outputSoFar.count < 24 {
      if Date() > deadline || serving.hasEnded() {
        throw ProcessFailure(description: "no server: \(serving.errorsSoFar)")
      }
      usleep(10_000)
    }
    for address in ["10.9.0.2", "fd09::2"] {
      let ping = try run(in: sender, ["ping", "-q", "-c", "3", "-i", "0.05", address])
      guard ping.code == 0 else { throw ProcessFailure(description: "ping: \(ping.text) \(ping.errors)") }
    }
    let talking = try run(in: sender, ["python3", "-c", client])
    guard talking.code == 0 else { throw ProcessFailure(description: "client: \(talking.errors)") }
    _ = try serving.finish(within: 20)
  }

  /// Sends datagrams to port 9 of an address that nobody has, and says how many the kernel took.
  func flood(_ count: Int) throws -> Int {
    let script = """
      import socket, sys
      box = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); box.connect(("198.18.0.1", 9))
      sent = 0
      for _ in range(int(sys.argv[1])): sent += box.send(b"123456789012345678") == 18
      print(sent)
      """
    let end = try run(in: sender, ["python3", "-c", script, "\(count)"], within: 60)
    guard let sent = Int(end.text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw ProcessFailure(description: "flood: \(end.errors)")
    }
    return sent
  }
}
