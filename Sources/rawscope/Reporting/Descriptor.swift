import Glibc

/// write(2) until all is written.
enum Descriptor {
  /// Opens what of standard input, output and error was closed, so that no file gets its number by chance and what
  /// is meant for people ends in it. Reading finds an end; writing fails, as if it were still closed.
  static func occupyStandardOnes() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // open(2) takes the lowest number that is free: this one. Sound: the string is lent for the call only.
      _ = unsafe open("/dev/null", O_RDONLY)
    }
  }

  /// Whether the descriptor is of a regular file.
  static func isFile(_ descriptor: Int32) -> Bool {
    var status = stat()
    // Sound: `status` outlives the call and has the size that fstat(2) fills.
    return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

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
