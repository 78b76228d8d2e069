import Glibc

/// environ(7), read where it is needed and nowhere below this room.
enum Environment {
  /// The variable's value; nil if it is not set or empty.
  static func value(_ name: String) -> String? {
    // Sound: the program changes no variable, so that what getenv(3) points to stands while it is copied.
    guard let text = unsafe getenv(name) else { return nil }
    let value = unsafe String(cString: text)
    return value.isEmpty ? nil : value
  }

  /// Whether the locale's characters are UTF-8: the first variable that is set decides, as in setlocale(3).
  static var isUTF8: Bool {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let locale = value(name) {
        let name = locale.uppercased()
        return name.contains("UTF-8") || name.contains("UTF8")
      }
    }
    return false
  }

  /// NO_COLOR (https://no-color.org): set to anything but nothing.
  static var asksForNoColor: Bool { value("NO_COLOR") != nil }

  /// The file that this program was started from.
  static var programPath: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    // Sound: readlink(2) writes no more than the buffer holds, and says how much.
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe bytes.baseAddress.map { unsafe readlink("/proc/self/exe", $0, bytes.count) } ?? -1
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }
}
