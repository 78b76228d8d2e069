import CPacket
import Glibc

/// What getifaddrs(3) does not tell of an interface.
enum InterfaceDetails {
  /// SIOCGIFMTU (netdevice(7)).
  static func mtu(of name: String) -> Int? {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    let bytes = Array(name.utf8)
    var request = unsafe ifreq()
    // Sound: the name is copied into a field that is longer, so that a zero byte ends it; the kernel fills the
    // request that it is lent, and answers with the mtu member of its union.
    return unsafe withUnsafeMutableBytes(of: &request.ifr_ifrn) { field in
      guard bytes.count < field.count else { return false }
      unsafe field.copyBytes(from: bytes)
      return true
    } && ioctl(descriptor, UInt(SIOCGIFMTU), &request) == 0 ? Int(request.ifr_ifru.ifru_mtu) : nil
  }

  /// The administrator's other name for it, from /sys.
  ///
  /// /sys/class/net shows the namespace in which it was mounted: what is there under the name is taken only if it has
  /// the same index.
  static func alias(of name: String, index: UInt32) -> String? {
    guard !name.contains("/"), name != ".", name != "..",
      text(of: "/sys/class/net/\(name)/ifindex") == "\(index)",
      let alias = text(of: "/sys/class/net/\(name)/ifalias"), !alias.isEmpty
    else { return nil }
    return alias
  }

  /// The first line of a small file.
  private static func text(of path: String) -> String? {
    // Sound: the path is lent as a C string for the call.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 512)
    // Sound: pointer and count are the array's.
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    guard count >= 0 else { return nil }
    return String(decoding: bytes[..<count].prefix { $0 != 10 }, as: UTF8.self)
  }
}
