import Glibc
import Wire
import libpcap

/// Something that frames can be captured from: an interface of the kernel's, or a device that only libpcap knows.
public struct CaptureDevice: Hashable, Sendable {
  public var name: String
  /// libpcap's words for it; nil where it has none.
  public var description: String?
  /// What `.auto` would take it by.
  public var method: CaptureMethod
  /// Why it is not the ring.
  public var refusal: RingRefusal?
  public var isUp: Bool
  public var isRunning: Bool
  public var isLoopback: Bool
  public var addresses: [IPAddress]

  /// Every device, in libpcap's order (interfaces first, those that are up before the others), then interfaces of the
  /// kernel's that libpcap leaves out.
  ///
  /// - Throws: `.libpcap` if libpcap cannot list devices; `.system` if the kernel cannot be asked.
  public static func list() throws(CaptureError) -> [CaptureDevice] {
    let route = try RouteSocket(device: "")
    var devices = try listByLibpcap(route)
    let known = Set(devices.map(\.name))
    // Sound: the array that if_nameindex(3) makes ends with an entry of index 0, and is freed here.
    if let start = unsafe if_nameindex() {
      defer { unsafe if_freenameindex(start) }
      var entry = unsafe start
      while unsafe entry.pointee.if_index != 0 {
        if let text = unsafe entry.pointee.if_name {
          let name = unsafe String(cString: text)
          if !known.contains(name) { devices.append(device(name, description: nil, flags: 0, addresses: [], route)) }
        }
        unsafe entry += 1
      }
    }
    return devices
  }

  /// Whether libpcap has a device of this name, or one whose instances are named after it (`nflog:5`).
  static func isKnown(_ name: String) -> Bool {
    // The list is of what can be opened without rights as well.
    guard let devices = try? list() else { return false }
    return devices.contains { $0.name == name || name.hasPrefix($0.name + ":") }
  }

  private static func listByLibpcap(_ route: RouteSocket) throws(CaptureError) -> [CaptureDevice] {
    let message = ErrorBuffer()
    var first: UnsafeMutablePointer<pcap_if_t>? = nil
    guard unsafe pcap_findalldevs(&first, message.start) == 0 else {
      throw .libpcap(call: "pcap_findalldevs", device: "", message: message.text, status: PCAP_ERROR)
    }
    defer { unsafe pcap_freealldevs(first) }
    var devices: [CaptureDevice] = []
    var next = unsafe first
    // Sound: a list of libpcap's, freed after it was copied; its strings are terminated.
    while let entry = unsafe next {
      let name = unsafe String(cString: entry.pointee.name)
      let description = unsafe entry.pointee.description.map { unsafe String(cString: $0) }
      devices.append(
        unsafe device(
          name, description: description, flags: entry.pointee.flags, addresses: addresses(entry.pointee.addresses),
          route))
      unsafe next = entry.pointee.next
    }
    return devices
  }

  /// The kernel's flags where it has the interface, else libpcap's (`PCAP_IF_`).
  private static func device(
    _ name: String, description: String?, flags: UInt32, addresses: [IPAddress], _ route: RouteSocket
  ) -> CaptureDevice {
    guard let link = PacketSocket.link(name, route) else {
      return CaptureDevice(
        name: name, description: description, method: .libpcap, refusal: .notAnInterface,
        isUp: flags & UInt32(PCAP_IF_UP) != 0, isRunning: flags & UInt32(PCAP_IF_RUNNING) != 0,
        isLoopback: flags & UInt32(PCAP_IF_LOOPBACK) != 0, addresses: addresses)
    }
    let refusal = PacketSocket.refusal(of: link, LiveOptions(device: name))
    return CaptureDevice(
      name: name, description: description, method: refusal == nil ? .ring : .libpcap, refusal: refusal,
      isUp: link.isUp, isRunning: link.flags & UInt32(IFF_RUNNING) != 0,
      isLoopback: link.flags & UInt32(IFF_LOOPBACK) != 0, addresses: addresses)
  }

  private static func addresses(_ first: UnsafeMutablePointer<pcap_addr>?) -> [IPAddress] {
    var addresses: [IPAddress] = []
    var next = unsafe first
    // Sound: a list of libpcap's; an address is read as the type that its family names.
    while let entry = unsafe next {
      if let address = unsafe entry.pointee.addr {
        switch unsafe Int32(address.pointee.sa_family) {
        case AF_INET:
          let value = unsafe UnsafeRawPointer(address).load(as: sockaddr_in.self).sin_addr.s_addr
          addresses.append(IPAddress(v4: UInt32(bigEndian: value)))
        case AF_INET6:
          let words = unsafe UnsafeRawPointer(address).load(as: sockaddr_in6.self).sin6_addr.__in6_u.__u6_addr32
          let high = UInt64(UInt32(bigEndian: words.0)) &<< 32 | UInt64(UInt32(bigEndian: words.1))
          let low = UInt64(UInt32(bigEndian: words.2)) &<< 32 | UInt64(UInt32(bigEndian: words.3))
          addresses.append(IPAddress(v6: IPv6Address(high: high, low: low)))
        default: break
        }
      }
      unsafe next = entry.pointee.next
    }
    return addresses
  }
}
