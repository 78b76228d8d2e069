import Glibc

/// A stream of data to standard output, or to standard error where frames take that.
///
/// A reader that has gone (`| head`) is success and silence: what follows is dropped. Anything else that
/// keeps data from being written is said once and makes the run a failure.
final class OutputStream {
  private let descriptor: Int32
  private var failure: Int32 = 0

  init(_ descriptor: Int32 = STDOUT_FILENO) { self.descriptor = descriptor }

  /// Writes a chunk.
  ///
  /// - Returns: false if nothing more can be written.
  func write(_ bytes: Span<UInt8>) -> Bool {
    guard failure == 0 else { return false }
    failure = Descriptor.write(bytes, to: descriptor)
    return failure == 0
  }

  /// Whether it is a pipe that nobody reads any more, which a write would only show when there is something to write.
  var isAbandoned: Bool {
    var one = pollfd(fd: descriptor, events: 0, revents: 0)
    // Sound: one pollfd, and the count says one. A pipe without a reader has POLLERR.
    return unsafe poll(&one, 1, 0) > 0 && Int32(one.revents) & POLLERR != 0
  }

  /// Ends the stream, and says what kept data from being written.
  ///
  /// - Throws: `ExitStatus.failure` where something was lost that somebody waited for.
  func close() throws(ExitStatus) {
    // Some file systems tell only here that there was no room.
    if failure == 0, descriptor == STDOUT_FILENO, Glibc.close(descriptor) != 0 { failure = errno }
    guard failure != 0, failure != EPIPE else { return }
    Talk.say("standard output: " + SystemText.of(failure))
    throw .failure
  }

  /// Prints text that is all there is to print.
  static func print(_ text: String) throws(ExitStatus) {
    let stream = OutputStream()
    let bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    _ = stream.write(bytes.span)
    try stream.close()
  }
}
