import Capture
import Glibc

/// The filter as it was given: in words, or in the file of `-F`.
enum FilterText {
  /// Longer than any filter that libpcap would compile; a file is not read beyond it.
  private static let longest = 1 << 20

  /// - Returns: nil where there is none.
  static func read(_ options: FilterOptions) throws -> PacketFilter? {
    var text = options.words.joined(separator: " ")
    if let file = options.file {
      do {
        text = withoutComments(try contents(of: file))
      } catch {
        Talk.say(error)
        throw ExitStatus.failure
      }
    }
    return text.allSatisfy(\.isWhitespace) ? nil : PacketFilter(text)
  }

  /// As tcpdump reads such a file: from a # to the end of its line are blanks. Lines are
  /// joined to one, so that libpcap's words about a place in it can be shown.
  static func withoutComments(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.prefix { $0 != "#" } }.joined(separator: " ").trimmingBlanks()
  }

  private static func contents(of path: String) throws(CaptureError) -> String {
    // Sound: the string is lent to open(2) for the call only.
    let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(call: "open", subject: path, errno: errno) }
    defer { if descriptor != STDIN_FILENO { _ = close(descriptor) } }
    var bytes = [UInt8](repeating: 0, count: longest)
    var count = 0
    while count < longest {
      let start = count
      // Sound: read(2) writes at most the bytes of the slice that the rebased pointer bounds.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[start...])
        return unsafe Glibc.read(descriptor, rest.baseAddress, rest.count)
      }
      if got < 0, errno != EINTR { throw .system(call: "read", subject: path, errno: errno) }
      if got == 0 { return String(decoding: bytes[..<count], as: UTF8.self) }
      count += max(got, 0)
    }
    throw .system(call: "read", subject: path, errno: EFBIG)
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }
}
