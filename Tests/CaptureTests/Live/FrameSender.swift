import CPacket
import Glibc

/// Sends frames as they are on one interface.
final class FrameSender: @unchecked Sendable {
  private let descriptor: Int32

  /// Opens it in the namespace of the calling thread.
  init(_ interface: String) throws {
    descriptor = socket(AF_PACKET, Int32(SOCK_RAW.rawValue), 0)
    var address = sockaddr_ll()
    address.sll_family = UInt16(AF_PACKET)
    address.sll_ifindex = Int32(bitPattern: if_nametoindex(interface))
    let bound = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_ll>.size))
      }
    }
    guard bound == 0 else { throw NetworkNamespacePair.Failure(description: "sender on \(interface): \(errno)") }
  }

  deinit { close(descriptor) }

  /// - Returns: how many of them the kernel took.
  @discardableResult
  func send(_ frame: [UInt8], times: Int = 1) -> Int {
    var sent = 0
    for _ in 0..<times where Glibc.send(descriptor, frame, frame.count, 0) == frame.count { sent += 1 }
    return sent
  }
}

/// Frames made for tests.
enum TestFrame {
  static let addresses: [UInt8] = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1]

  /// A UDP datagram from 10.9.0.1 port 5000 to 10.9.0.2, without checksum.
  static func udp(port: UInt16 = 9, payload: [UInt8] = [UInt8](repeating: 0x55, count: 18)) -> [UInt8] {
    addresses + [0x08, 0x00] + udpPacket(port: port, payload: payload)
  }

  /// The same without its Ethernet header.
  static func udpPacket(port: UInt16 = 9, payload: [UInt8] = [UInt8](repeating: 0x55, count: 18)) -> [UInt8] {
    let udpLength = 8 + payload.count
    return [0x45, 0] + big(20 + udpLength) + [0, 1, 0x40, 0, 64, 17, 0, 0, 10, 9, 0, 1, 10, 9, 0, 2]
      + big(5000) + big(Int(port)) + big(udpLength) + [0, 0] + payload
  }

  /// The same behind tags of EtherType and tag control information.
  static func tagged(_ tags: [(type: Int, control: Int)], port: UInt16 = 9) -> [UInt8] {
    addresses + tags.flatMap { big($0.type) + big($0.control) } + [0x08, 0x00] + udpPacket(port: port)
  }

  /// A TCP SYN from 10.9.0.1 port 5000.
  static func tcp(port: UInt16 = 80) -> [UInt8] {
    addresses + [0x08, 0x00, 0x45, 0, 0, 40, 0, 1, 0x40, 0, 64, 6, 0, 0, 10, 9, 0, 1, 10, 9, 0, 2]
      + big(5000) + big(Int(port)) + [0, 0, 0, 1, 0, 0, 0, 0, 0x50, 2, 0xff, 0xff, 0, 0, 0, 0]
  }

  private static func big(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xff), UInt8(value & 0xff)] }
}
