import Glibc

/// The system's words for an `errno`.
enum SystemText {
  static func of(_ errno: Int32) -> String {
    // strerror(3) gives text that stands until its next call; it is copied at once, on the only thread that talks.
    guard let text = unsafe strerror(errno) else { return "error \(errno)" }
    return unsafe String(cString: text)
  }
}
