import CPacket
import Glibc
import Wire
import libpcap

/// The program that the kernel runs on each frame before the ring (socket(7), SO_ATTACH_FILTER).
enum KernelFilter {
  /// Nothing passes.
  static let rejectAll = [instruction(BPF_RET | BPF_K, 0)]

  /// Everything passes, up to the snapshot length: what a filter returns is how many bytes are kept.
  static func acceptAll(snapshotLength: UInt32) -> [sock_filter] { [instruction(BPF_RET | BPF_K, snapshotLength)] }

  /// Puts a test of the direction before a program.
  ///
  /// In the kernel and not in the reader, so that the kernel's count of frames is of those that were wanted. The
  /// program behind it stays as it is: jumps of classic BPF are relative, and it loads before it tests.
  ///
  /// - Parameter isLoopback: there each packet passes twice, out and in; only one of the two is wanted.
  static func directed(_ direction: CaptureDirection, isLoopback: Bool, _ program: [sock_filter]) -> [sock_filter] {
    let load = instruction(BPF_LD | BPF_W | BPF_ABS, UInt32(bitPattern: Int32(CPACKET_FILTER_PACKET_TYPE)))
    let reject = instruction(BPF_RET | BPF_K, 0)
    switch direction {
    case .both where !isLoopback:
      return program
    case .incoming, .both:
      return [load, instruction(BPF_JMP | BPF_JEQ | BPF_K, UInt32(PACKET_OUTGOING), jumpFalse: 1), reject] + program
    case .outgoing:
      return [load, instruction(BPF_JMP | BPF_JEQ | BPF_K, UInt32(PACKET_OUTGOING), jumpTrue: 1), reject] + program
    }
  }

  /// Compiles a filter for a device's own frames.
  ///
  /// On an activated handle, because only then does libpcap make `vlan` look at the tag that the kernel took out of
  /// the frame.
  ///
  /// - Parameter link: the link type that the ring has; libpcap's cooked frames would want another program.
  /// - Throws: `.filter` with libpcap's words, `.system` with EPROTONOSUPPORT where libpcap has other frames for the
  ///   device, or why a handle cannot be had.
  static func compile(
    _ expression: String, device: String, link: LinkType, snapshotLength: UInt32
  ) throws(CaptureError) -> [sock_filter] {
    let handle = try PcapHandle(device: device)
    try handle.prepare(snapshotLength: snapshotLength, promiscuous: false, retireMilliseconds: 100, bufferKiB: 512)
    try handle.activate()
    guard handle.linkType == link else {
      throw .system(call: "SO_ATTACH_FILTER", subject: device, errno: EPROTONOSUPPORT)
    }
    return try handle.compile(expression)
  }

  private static func instruction(
    _ code: Int32, _ operand: UInt32, jumpTrue: UInt8 = 0, jumpFalse: UInt8 = 0
  ) -> sock_filter {
    sock_filter(code: UInt16(truncatingIfNeeded: code), jt: jumpTrue, jf: jumpFalse, k: operand)
  }
}
