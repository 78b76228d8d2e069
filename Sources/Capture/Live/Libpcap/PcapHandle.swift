import CPacket
import Glibc
import Wire
import libpcap

/// A live handle of libpcap (pcap(3PCAP)) that closes itself.
@safe final class PcapHandle {
  let device: String
  private let handle: OpaquePointer

  /// Creates it, not yet activated.
  init(device: String) throws(CaptureError) {
    self.device = device
    let message = ErrorBuffer()
    // Sound: the name is lent as a C string for the call, and the error text has the size that libpcap asks for.
    guard let handle = unsafe pcap_create(device, message.start) else {
      throw .libpcap(call: "pcap_create", device: device, message: message.text, status: PCAP_ERROR)
    }
    unsafe self.handle = handle
  }

  deinit {
    // Sound: the handle is this object's alone.
    unsafe pcap_close(handle)
  }

  func prepare(
    snapshotLength: UInt32, promiscuous: Bool, retireMilliseconds: UInt32, bufferKiB: Int
  ) throws(CaptureError) {
    // Sound, here and below: the handle is open as long as this object lives.
    try unsafe check("pcap_set_snaplen", pcap_set_snaplen(handle, Int32(clamping: snapshotLength)))
    try unsafe check("pcap_set_promisc", pcap_set_promisc(handle, promiscuous ? 1 : 0))
    try unsafe check("pcap_set_timeout", pcap_set_timeout(handle, Int32(clamping: max(retireMilliseconds, 1))))
    try unsafe check("pcap_set_buffer_size", pcap_set_buffer_size(handle, Int32(clamping: bufferKiB * 1024)))
    // Devices that have microseconds only refuse, and `nanoseconds` then says so.
    _ = unsafe pcap_set_tstamp_precision(handle, PCAP_TSTAMP_PRECISION_NANO)
  }

  /// - Throws: `.noSuchInterface`, `.missingCapability`, `.system` with ENETDOWN, or `.libpcap`.
  func activate() throws(CaptureError) {
    let status = unsafe pcap_activate(handle)
    // Above zero are warnings, such as a device that cannot be promiscuous.
    if status < 0 { throw failure("pcap_activate", status) }
  }

  func check(_ call: String, _ status: Int32) throws(CaptureError) {
    if status < 0 { throw failure(call, status) }
  }

  private func failure(_ call: String, _ status: Int32) -> CaptureError {
    switch status {
    case PCAP_ERROR_NO_SUCH_DEVICE: return .noSuchInterface(device)
    case PCAP_ERROR_IFACE_NOT_UP: return .system(call: call, subject: device, errno: ENETDOWN)
    case PCAP_ERROR_PERM_DENIED, PCAP_ERROR_PROMISC_PERM_DENIED:
      return .missingCapability(Self.capability(for: device), call: call, device: device)
    default:
      let own = message
      return unsafe .libpcap(
        call: call, device: device, message: own.isEmpty ? String(cString: pcap_statustostr(status)) : own,
        status: status)
    }
  }

  /// Netfilter's netlink sockets ask for another right than packet sockets do.
  private static func capability(for device: String) -> String {
    device.hasPrefix("nflog") || device.hasPrefix("nfqueue") ? "CAP_NET_ADMIN" : "CAP_NET_RAW"
  }

  /// libpcap's last words about this handle.
  var message: String { unsafe String(cString: pcap_geterr(handle)) }

  var nanoseconds: Bool { unsafe pcap_get_tstamp_precision(handle) == PCAP_TSTAMP_PRECISION_NANO }
  var snapshotLength: UInt32 { unsafe UInt32(clamping: pcap_snapshot(handle)) }

  var linkType: LinkType { unsafe DataLinkType.linkType(of: pcap_datalink(handle)) }

  /// Every link type that the device offers, its own first.
  var linkTypes: [LinkType] {
    var list: UnsafeMutablePointer<Int32>? = nil
    let count = unsafe pcap_list_datalinks(handle, &list)
    guard count > 0, let list = unsafe list else { return [linkType] }
    defer { unsafe pcap_free_datalinks(list) }
    // Sound: libpcap made a list of `count` numbers.
    let offered = unsafe UnsafeBufferPointer(start: list, count: Int(count)).map { DataLinkType.linkType(of: $0) }
    let own = linkType
    return [own] + offered.filter { $0 != own }
  }

  /// - Throws: `.linkType` with what is offered.
  func choose(_ type: LinkType) throws(CaptureError) {
    guard type != linkType else { return }
    guard linkTypes.contains(type), unsafe pcap_set_datalink(handle, DataLinkType.number(of: type)) == 0 else {
      throw .linkType(asked: type.name ?? "\(type.rawValue)", device: device, offered: linkTypes)
    }
  }

  /// Compiles a filter for this handle's frames.
  ///
  /// - Throws: `.filter` with libpcap's words.
  func compile(_ expression: String) throws(CaptureError) -> [sock_filter] {
    // Sound: the handle is open and activated.
    try unsafe PacketFilter(expression).program(on: handle).instructions.map {
      sock_filter(code: $0.code, jt: $0.jumpTrue, jf: $0.jumpFalse, k: $0.operand)
    }
  }

  /// Installs a program.
  func install(_ instructions: [sock_filter]) throws(CaptureError) {
    var copy = instructions.map { bpf_insn(code: $0.code, jt: $0.jt, jf: $0.jf, k: $0.k) }
    // Sound: libpcap copies the program during the call.
    let status = unsafe copy.withUnsafeMutableBufferPointer { buffer in
      var program = unsafe bpf_program(bf_len: UInt32(buffer.count), bf_insns: buffer.baseAddress)
      return unsafe pcap_setfilter(handle, &program)
    }
    try check("pcap_setfilter", status)
  }

  func set(direction: CaptureDirection) throws(CaptureError) {
    let value =
      switch direction {
      case .incoming: PCAP_D_IN
      case .outgoing: PCAP_D_OUT
      case .both: PCAP_D_INOUT
      }
    if direction != .both { try unsafe check("pcap_setdirection", pcap_setdirection(handle, value)) }
  }

  func becomeNonBlocking() throws(CaptureError) {
    let message = ErrorBuffer()
    guard unsafe pcap_setnonblock(handle, 1, message.start) == 0 else {
      throw .libpcap(call: "pcap_setnonblock", device: device, message: message.text, status: PCAP_ERROR)
    }
  }

  /// What poll(2) can wait on; -1 if nothing.
  var selectable: Int32 { unsafe pcap_get_selectable_fd(handle) }

  /// The socket that libpcap reads from, where it is one.
  var descriptor: Int32 { unsafe pcap_fileno(handle) }

  /// Hands at most `count` frames to a collector.
  ///
  /// - Returns: how many; 0 if none waits.
  func dispatch(_ count: Int32, to collector: FrameCollector) throws(CaptureError) -> Int {
    // Sound: the collector outlives the call, and the callback gives the pointer back as what it was.
    let status = unsafe pcap_dispatch(
      handle, count,
      { user, header, bytes in
        guard let user = unsafe user, let header = unsafe header, let bytes = unsafe bytes else { return }
        let collector = unsafe Unmanaged<FrameCollector>.fromOpaque(user).takeUnretainedValue()
        unsafe collector.add(header.pointee, UnsafeBufferPointer(start: bytes, count: Int(header.pointee.caplen)))
      },
      UnsafeMutableRawPointer(Unmanaged.passUnretained(collector).toOpaque()).assumingMemoryBound(to: UInt8.self))
    try check("pcap_dispatch", status)
    return Int(status)
  }

  /// Received (drops included), dropped for want of room, dropped by the interface: 32 bits each.
  func counters() -> (received: UInt32, dropped: UInt32, missed: UInt32)? {
    var counters = pcap_stat()
    // Sound: libpcap fills the value that it is lent.
    guard unsafe pcap_stats(handle, &counters) == 0 else { return nil }
    return (counters.ps_recv, counters.ps_drop, counters.ps_ifdrop)
  }
}

/// Room for libpcap's error text (PCAP_ERRBUF_SIZE).
@safe final class ErrorBuffer {
  let start: UnsafeMutablePointer<CChar>

  init() {
    unsafe start = .allocate(capacity: Int(PCAP_ERRBUF_SIZE))
    unsafe start.initialize(repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
  }

  deinit { unsafe start.deallocate() }

  /// Sound: libpcap ends what it writes with a zero byte, and the room began as zeros.
  var text: String { unsafe String(cString: start) }
}
