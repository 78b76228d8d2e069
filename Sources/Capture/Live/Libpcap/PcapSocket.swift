import CPacket
import Glibc

/// The socket inside a handle of libpcap's.
enum PcapSocket {
  /// How it was made, asked of the kernel.
  ///
  /// - Returns: nil if the descriptor is no socket.
  static func call(of descriptor: Int32) -> SocketCall? {
    guard let family = option(SO_DOMAIN, of: descriptor), let type = option(SO_TYPE, of: descriptor),
      let number = option(SO_PROTOCOL, of: descriptor)
    else { return nil }
    return SocketCall(family: family, type: type, number: number)
  }

  /// Lets the kernel refuse every further frame.
  static func rejectAll(_ descriptor: Int32) {
    var program = KernelFilter.rejectAll
    // Sound: the kernel copies the program, which lives through the call.
    unsafe program.withUnsafeMutableBufferPointer { instructions in
      var whole = unsafe sock_fprog(len: UInt16(instructions.count), filter: instructions.baseAddress)
      _ = unsafe setsockopt(
        descriptor, SOL_SOCKET, SO_ATTACH_FILTER, &whole, socklen_t(MemoryLayout<sock_fprog>.size))
    }
  }

  private static func option(_ option: Int32, of descriptor: Int32) -> Int32? {
    var value: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    // Sound: the kernel writes at most `length` bytes.
    return unsafe getsockopt(descriptor, SOL_SOCKET, option, &value, &length) == 0 ? value : nil
  }
}
