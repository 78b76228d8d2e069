import Glibc

/// An open file that closes itself, unless it is one that this process was given (standard input or output).
struct FileDescriptor: ~Copyable {
  /// Negative after `closeNow()`.
  private(set) var number: Int32
  /// Whether the file was made by this opening (O_CREAT).
  let isNew: Bool
  private let isOurs: Bool

  /// Opens `path`, or takes over `standard` without owning it where the path is `-`.
  ///
  /// - Throws: `CaptureError.system` with `open`'s errno.
  init(path: String, flags: Int32, standard: Int32) throws(CaptureError) {
    if path == "-" {
      number = standard
      isOurs = false
      isNew = false
      return
    }
    // Only an exclusive opening tells a file that it made from one that was there.
    var opened = flags & O_CREAT == 0 ? -1 : Self.open(path, flags | O_EXCL)
    isNew = opened >= 0
    if opened < 0 { opened = Self.open(path, flags) }
    guard opened >= 0 else { throw .system(call: "open", subject: path, errno: errno) }
    number = opened
    isOurs = true
  }

  /// open(2), again when a signal interrupts it; a file that it makes has mode 0644 less the umask.
  private static func open(_ path: String, _ flags: Int32) -> Int32 {
    while true {
      // Sound: the string is lent to open(2) as a C string for the call only.
      let opened = unsafe Glibc.open(path, flags | O_CLOEXEC, 0o644)
      if opened >= 0 || errno != EINTR { return opened }
    }
  }

  deinit {
    if isOurs, number >= 0 { _ = close(number) }
  }

  /// Closes it, where it is ours, and tells what only close(2) tells of some file systems (no space, over quota).
  ///
  /// - Returns: errno; 0 if all is well.
  mutating func closeNow() -> Int32 {
    guard isOurs, number >= 0 else { return 0 }
    let result = close(number)
    number = -1
    // On Linux an interrupted close has closed.
    return result == 0 || errno == EINTR ? 0 : errno
  }

  /// What fstat(2) says of it; nil if it fails.
  var status: stat? {
    var status = stat()
    // Sound: `status` outlives the call and has the size that fstat(2) fills.
    return unsafe fstat(number, &status) == 0 ? status : nil
  }

  /// Bytes that a regular file has now; nil for pipes, terminals and devices.
  var regularFileSize: UInt64? {
    guard let status, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return UInt64(clamping: status.st_size)
  }
}
