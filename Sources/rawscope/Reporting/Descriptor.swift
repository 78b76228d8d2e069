import Glibc

/// write(2) until all is written.
enum Descriptor {
  /// Writes all of `bytes`, again after a signal and waiting where the descriptor does not block.
  ///
  /// - Returns: 0, or the `errno` of the call that failed.
  static func write(_ bytes: Span<UInt8>, to descriptor: Int32) -> Int32 {
    // The pointer does not leave the closure, and each call is given no more bytes than lie behind it.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        let rest = unsafe UnsafeBufferPointer(rebasing: buffer[start...])
        let written = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written >= 0 {
          start += written
        } else if errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = unsafe poll(&waiting, 1, -1)
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }
}
