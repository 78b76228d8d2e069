import CPacket
import Glibc

/// What the kernel says of one of its interfaces (rtnetlink(7), RTM_NEWLINK).
struct KernelLink: Hashable {
  var index: Int32
  var name: String
  /// `ARPHRD_` of if_arp.h.
  var hardwareType: UInt16
  /// `IFF_` of netdevice(7).
  var flags: UInt32
  /// Frames that the card missed for want of room: rx_missed_errors and rx_fifo_errors, as libpcap adds them up.
  var missed: UInt64

  var isUp: Bool { flags & UInt32(IFF_UP) != 0 }
}

/// Asks the kernel about interfaces, in the network namespace in which it was opened.
///
/// Not through /sys, whose /sys/class/net shows the namespace in which it was mounted. Needs no rights, so that it
/// goes on working after they were given away.
final class RouteSocket {
  private let socket: SocketDescriptor
  private var sequence: UInt32 = 0

  init(device: String) throws(CaptureError) {
    socket = try SocketDescriptor(
      family: AF_NETLINK, type: Int32(SOCK_RAW.rawValue), number: Int32(NETLINK_ROUTE), device: device)
  }

  /// - Returns: nil if there is no such interface (any more).
  func link(index: Int32) -> KernelLink? {
    sequence &+= 1
    // struct nlmsghdr, then struct ifinfomsg with only the index set.
    var request = [UInt8](repeating: 0, count: 32)
    Self.store(UInt32(32), at: 0, in: &request)
    Self.store(UInt16(RTM_GETLINK), at: 4, in: &request)
    Self.store(UInt16(NLM_F_REQUEST), at: 6, in: &request)
    Self.store(sequence, at: 8, in: &request)
    Self.store(UInt32(bitPattern: index), at: 20, in: &request)
    // Sound: pointer and count are the array's.
    let sent = unsafe request.withUnsafeBytes { unsafe send(socket.number, $0.baseAddress, $0.count, 0) }
    guard sent == request.count else { return nil }

    var reply = [UInt8](repeating: 0, count: 65_536)
    while true {
      // Sound: as above; the kernel answers a RTM_GETLINK at once, with at most 32 KiB.
      let count = unsafe reply.withUnsafeMutableBytes { unsafe recv(socket.number, $0.baseAddress, $0.count, 0) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return nil }
      // An answer to an earlier question that was interrupted is skipped.
      guard Self.load(UInt32.self, at: 8, in: reply, end: count) == sequence else { continue }
      return Self.link(in: reply, end: count)
    }
  }

  /// Decodes one RTM_NEWLINK message.
  static func link(in message: [UInt8], end: Int) -> KernelLink? {
    guard let length = load(UInt32.self, at: 0, in: message, end: end),
      load(UInt16.self, at: 4, in: message, end: end) == UInt16(RTM_NEWLINK),
      let hardwareType = load(UInt16.self, at: 18, in: message, end: end),
      let index = load(Int32.self, at: 20, in: message, end: end),
      let flags = load(UInt32.self, at: 24, in: message, end: end)
    else { return nil }
    var link = KernelLink(index: index, name: "", hardwareType: hardwareType, flags: flags, missed: 0)
    let end = min(end, Int(length))
    var offset = 32
    // struct rtattr: length and type of 16 bits each, then the value, padded to four bytes.
    while let size = load(UInt16.self, at: offset, in: message, end: end),
      let type = load(UInt16.self, at: offset + 2, in: message, end: end), size >= 4, offset + Int(size) <= end
    {
      let value = offset + 4
      switch Int(type) {
      case Int(IFLA_IFNAME):
        link.name = String(decoding: message[value..<offset + Int(size)].prefix { $0 != 0 }, as: UTF8.self)
      case Int(IFLA_STATS64):
        // struct rtnl_link_stats64 of if_link.h: rx_fifo_errors and rx_missed_errors are its 15th and 16th number.
        let fifo = load(UInt64.self, at: value + 14 * 8, in: message, end: offset + Int(size)) ?? 0
        let missed = load(UInt64.self, at: value + 15 * 8, in: message, end: offset + Int(size)) ?? 0
        link.missed = fifo &+ missed
      default: break
      }
      offset += (Int(size) + 3) & ~3
    }
    return link
  }

  /// A number in this machine's order; nil beyond the end.
  private static func load<Number: FixedWidthInteger & BitwiseCopyable>(
    _ type: Number.Type, at offset: Int, in bytes: [UInt8], end: Int
  ) -> Number? {
    guard offset >= 0, offset + MemoryLayout<Number>.size <= min(end, bytes.count) else { return nil }
    // Sound: just checked to lie in the array.
    return unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: type) }
  }

  private static func store<Number: FixedWidthInteger & BitwiseCopyable>(
    _ number: Number, at offset: Int, in bytes: inout [UInt8]
  ) {
    precondition(offset + MemoryLayout<Number>.size <= bytes.count)
    // Sound: just checked to lie in the array.
    unsafe bytes.withUnsafeMutableBytes { unsafe $0.storeBytes(of: number, toByteOffset: offset, as: Number.self) }
  }
}
