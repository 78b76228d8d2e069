import CPacket
import Foundation
import Glibc

/// Two network namespaces joined by a veth: `rx0` in the near one, where a test runs, and `tx0` in the far one.
///
/// They have no names: they go when the last thread and descriptor in them go, however the test ends.
final class NetworkNamespacePair {
  private let near: Int32
  private let far: Int32

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Whether namespaces and a veth can be made here.
  static let isPermitted: Bool = (try? run { _ in true }) ?? false

  /// Runs a test's body inside the near namespace, on the calling thread, which comes back to its own.
  ///
  /// The body does not suspend, so that it stays on this thread.
  static func run<Result>(_ body: (NetworkNamespacePair) throws -> Result) throws -> Result {
    let home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC)
    guard home >= 0 else { throw Failure(description: "/proc/thread-self/ns/net: \(errno)") }
    defer {
      precondition(cpacket_setns(home, Int32(CPACKET_NETWORK_NAMESPACE)) == 0, "the thread cannot come back")
      close(home)
    }
    return try body(NetworkNamespacePair())
  }

  private init() throws {
    far = try Self.make()
    near = try Self.make()
    try Self.spawn(
      ["ip", "link", "add", "rx0", "type", "veth", "peer", "name", "tx0", "netns", "/proc/\(getpid())/fd/\(far)"])
    try ip("link set lo up")
    try ip("link set rx0 up")
    try inFar {
      try ip("link set tx0 up")
    }
    // The carrier is there when both ends are up and the kernel's worker has run.
    for _ in 0..<1000 {
      if try isRunning("rx0"), try inFar({ try isRunning("tx0") }) { return }
      usleep(1000)
    }
    throw Failure(description: "the veth has no carrier")
  }

  deinit {
    close(near)
    close(far)
  }

  /// Enters a new namespace where nothing speaks by itself, and keeps a descriptor of it.
  private static func make() throws -> Int32 {
    guard cpacket_unshare(Int32(CPACKET_NETWORK_NAMESPACE)) == 0 else {
      throw Failure(description: "unshare: \(errno)")
    }
    for one in ["all", "default"] {
      try? "1".write(toFile: "/proc/sys/net/ipv6/conf/\(one)/disable_ipv6", atomically: false, encoding: .utf8)
    }
    let descriptor = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(description: "/proc/thread-self/ns/net: \(errno)") }
    return descriptor
  }

  /// Does something in the far namespace: sockets opened there stay there.
  func inFar<Result>(_ body: () throws -> Result) throws -> Result {
    guard cpacket_setns(far, Int32(CPACKET_NETWORK_NAMESPACE)) == 0 else {
      throw Failure(description: "setns: \(errno)")
    }
    defer { _ = cpacket_setns(near, Int32(CPACKET_NETWORK_NAMESPACE)) }
    return try body()
  }

  /// Runs ip(8) in the namespace of the calling thread.
  func ip(_ words: String) throws { try Self.spawn(["ip"] + words.split(separator: " ").map(String.init)) }

  private func isRunning(_ name: String) throws -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(descriptor) }
    var request = ifreq()
    withUnsafeMutableBytes(of: &request.ifr_ifrn) { $0.copyBytes(from: Array(name.utf8)) }
    guard ioctl(descriptor, UInt(SIOCGIFFLAGS), &request) == 0 else { return false }
    return Int32(request.ifr_ifru.ifru_flags) & Int32(IFF_RUNNING) != 0
  }

  /// A child has the namespaces of the thread that makes it.
  private static func spawn(_ words: [String]) throws { try ChildOutput.of(words) }
}
