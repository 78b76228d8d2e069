import CPacket
import Glibc

/// An open socket that closes itself.
final class SocketDescriptor {
  let number: Int32

  /// - Throws: `CaptureError.missingCapability` where the kernel wants CAP_NET_RAW, else `.system`.
  init(family: Int32, type: Int32, number: Int32, device: String) throws(CaptureError) {
    let opened = socket(family, type | Int32(SOCK_CLOEXEC.rawValue), number)
    guard opened >= 0 else {
      let code = errno
      if family == AF_PACKET, code == EPERM || code == EACCES {
        throw .missingCapability("CAP_NET_RAW", call: "socket", device: device)
      }
      throw .system(call: "socket", subject: device, errno: code)
    }
    self.number = opened
  }

  deinit { _ = close(number) }

  /// setsockopt(2) with a plain value.
  ///
  /// - Returns: 0, or the errno.
  func set<Value: BitwiseCopyable>(_ level: Int32, _ option: Int32, to value: Value) -> Int32 {
    // Sound: the pointer and the length are those of a value that lives through the call, and which has no
    // references in it.
    let result = unsafe withUnsafePointer(to: value) {
      unsafe setsockopt(number, level, option, $0, socklen_t(MemoryLayout<Value>.size))
    }
    return result == 0 ? 0 : errno
  }

  /// getsockopt(2) of a plain value.
  ///
  /// - Returns: nil if the kernel refuses or gives another size.
  func get<Value: BitwiseCopyable>(_ level: Int32, _ option: Int32, initial: Value) -> Value? {
    var value = initial
    var length = socklen_t(MemoryLayout<Value>.size)
    // Sound: the kernel writes at most `length` bytes into a value of that size, for which every bit pattern counts.
    let result = unsafe getsockopt(number, level, option, &value, &length)
    return result == 0 && length == MemoryLayout<Value>.size ? value : nil
  }

  /// SO_ATTACH_FILTER (socket(7)): the kernel copies the program.
  ///
  /// - Returns: 0, or the errno.
  func attach(_ program: [sock_filter]) -> Int32 {
    var program = program
    // Sound: sock_fprog points into the array for the call only.
    return unsafe program.withUnsafeMutableBufferPointer { instructions in
      let whole = unsafe sock_fprog(
        len: UInt16(clamping: instructions.count), filter: instructions.baseAddress)
      return unsafe withUnsafePointer(to: whole) {
        unsafe setsockopt(number, SOL_SOCKET, SO_ATTACH_FILTER, $0, socklen_t(MemoryLayout<sock_fprog>.size)) == 0
          ? 0 : errno
      }
    }
  }

  /// Binds a packet socket to an interface and an EtherType (packet(7)).
  ///
  /// - Returns: 0, or the errno.
  func bind(etherType: UInt16, interface: Int32) -> Int32 {
    var address = sockaddr_ll()
    address.sll_family = UInt16(AF_PACKET)
    address.sll_protocol = etherType.bigEndian
    address.sll_ifindex = interface
    // Sound: a sockaddr_ll is what a packet socket's bind(2) reads, of the length given.
    let result = unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe Glibc.bind(number, $0, socklen_t(MemoryLayout<sockaddr_ll>.size))
      }
    }
    return result == 0 ? 0 : errno
  }

  /// Waits until there is something to read or an error.
  ///
  /// - Returns: `poll`'s revents; 0 at the timeout; nil if a signal came.
  /// - Throws: `CaptureError.system`.
  func wait(milliseconds: Int32, device: String) throws(CaptureError) -> Int16? {
    var one = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    // Sound: one pollfd, and the count says one.
    let result = unsafe poll(&one, 1, milliseconds)
    if result < 0 {
      if errno == EINTR || errno == EAGAIN { return nil }
      throw .system(call: "poll", subject: device, errno: errno)
    }
    return result == 0 ? 0 : one.revents
  }
}
