import Glibc

/// Data for people and programs, written in large chunks.
///
/// A reader that has gone (`| head`) is success and silence: what follows is dropped. Anything else that
/// keeps data from being written is said once and makes the run a failure.
final class StandardOutput {
  private var failed: Int32 = 0

  /// Writes a chunk.
  ///
  /// - Returns: false if nothing more can be written.
  func write(_ bytes: Span<UInt8>) -> Bool {
    guard failed == 0 else { return false }
    failed = Descriptor.write(bytes, to: 1)
    return failed == 0
  }

  /// Whether nobody reads any more: to be quiet about.
  var isClosed: Bool { failed == EPIPE }

  /// Says what kept data from being written.
  ///
  /// - Throws: `ExitStatus.failure` where something was lost that somebody waited for.
  func close() throws(ExitStatus) {
    // Some file systems tell only here that there was no room.
    if failed == 0, Glibc.close(1) != 0, errno != EBADF { failed = errno }
    guard failed != 0, failed != EPIPE else { return }
    Talk.say("standard output: " + SystemText.of(failed))
    throw .failure
  }

  /// Prints text that is all there is to print.
  static func print(_ text: String) throws(ExitStatus) {
    let output = StandardOutput()
    let bytes = Array((text.hasSuffix("\n") ? text : text + "\n").utf8)
    _ = output.write(bytes.span)
    try output.close()
  }
}
