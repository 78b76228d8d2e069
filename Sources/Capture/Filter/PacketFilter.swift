import Wire
import libpcap

/// A filter in libpcap's language (pcap-filter(7)), to be compiled for each link type that it meets.
public struct PacketFilter: Hashable, Sendable {
  /// As it was typed; empty or white: everything passes.
  public let expression: String
  /// Whether libpcap's optimizer runs (tcpdump's `-O` turns it off).
  public let isOptimized: Bool

  public init(_ expression: String, isOptimized: Bool = true) {
    self.expression = expression
    self.isOptimized = isOptimized
  }

  /// Compiles for frames of a link type that come from a file.
  ///
  /// - Parameter snapshotLength: what the program returns for a frame that passes; shown in listings.
  /// - Throws: `.filter` with libpcap's words.
  public func program(for link: LinkType, snapshotLength: Int32 = 262_144) throws(CaptureError) -> FilterProgram {
    // Sound: the handle is closed below and used nowhere else; a dead one holds no descriptor.
    guard let handle = unsafe pcap_open_dead(DataLinkType.number(of: link), snapshotLength) else {
      throw .filter(expression: expression, message: "out of memory", column: nil)
    }
    let compiled = unsafe compile(expression, on: handle)
    unsafe pcap_close(handle)
    switch compiled {
    case .success(let program): return program
    case .failure(let refusal):
      throw .filter(
        expression: expression, message: refusal.message,
        column: FilterErrorPlace.column(of: refusal.message, in: expression) { text in
          self.refusal(of: text, for: link)
        })
    }
  }

  /// Compiles on an activated handle, where `vlan` and others look at what the kernel passes beside the frame.
  ///
  /// - Parameter handle: an open `pcap_t *`.
  /// - Throws: `.filter` with libpcap's words.
  public func program(on handle: OpaquePointer) throws(CaptureError) -> FilterProgram {
    switch unsafe compile(expression, on: handle) {
    case .success(let program): return program
    case .failure(let refusal):
      throw .filter(
        expression: expression, message: refusal.message,
        column: FilterErrorPlace.column(of: refusal.message, in: expression) { text in
          switch unsafe self.compile(text, on: handle) {
          case .success: nil
          case .failure(let refusal): refusal.message
          }
        })
    }
  }

  private struct Refusal: Error {
    let message: String
  }

  private func refusal(of text: String, for link: LinkType) -> String? {
    // Sound: as in `program(for:)`.
    guard let handle = unsafe pcap_open_dead(DataLinkType.number(of: link), 262_144) else { return "out of memory" }
    defer { unsafe pcap_close(handle) }
    switch unsafe compile(text, on: handle) {
    case .success: return nil
    case .failure(let refusal): return refusal.message
    }
  }

  private func compile(_ text: String, on handle: OpaquePointer) -> Result<FilterProgram, Refusal> {
    // libpcap would read the text up to a zero byte and take that for all.
    guard !text.utf8.contains(0) else { return .failure(Refusal(message: "zero byte in filter expression")) }
    return LibpcapLock.shared.withLock { _ in
      // Sound: `program` is filled by pcap_compile, copied while it lives and freed once; the string is lent for
      // the call; the error text is the handle's own and is copied at once.
      var program = unsafe bpf_program()
      guard unsafe pcap_compile(handle, &program, text, isOptimized ? 1 : 0, Self.unknownNetmask) == 0 else {
        return unsafe .failure(Refusal(message: String(cString: pcap_geterr(handle))))
      }
      defer { unsafe pcap_freecode(&program) }
      let code = unsafe [bpf_insn](
        UnsafeBufferPointer(start: program.bf_insns, count: Int(program.bf_len)))
      guard let checked = FilterProgram(code: code) else {
        return .failure(Refusal(message: "libpcap made a program that its own check refuses"))
      }
      return .success(checked)
    }
  }

  /// `PCAP_NETMASK_UNKNOWN`: `ip broadcast` is then refused rather than wrong.
  private static let unknownNetmask = bpf_u_int32.max
}

/// libpcap's `DLT_` numbers on this system, which its compiler wants in place of the files' `LINKTYPE_` numbers.
enum DataLinkType {
  static func number(of link: LinkType) -> Int32 {
    switch link.rawValue {
    case 100: 11  // DLT_ATM_RFC1483
    case 101: 12  // DLT_RAW
    case 102: 15  // DLT_SLIP_BSDOS
    case 103: 16  // DLT_PPP_BSDOS
    case 106: 19  // DLT_ATM_CLIP
    default: Int32(link.rawValue)
    }
  }

  /// The inverse, for handles and devices.
  static func linkType(of number: Int32) -> LinkType {
    FileLinkType.type(UInt16(clamping: number))
  }
}
