import CPacket
import Glibc
import Wire

/// One of the kernel's network interfaces (netdevice(7)), in the network namespace of the calling thread.
public struct NetworkInterface: Hashable, Sendable {
  /// What an interface is and does (`IFF_`, netdevice(7)).
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// Administratively up (`IFF_UP`).
    public static let up = Flags(rawValue: 0x1)
    /// Has broadcast addresses (`IFF_BROADCAST`).
    public static let broadcast = Flags(rawValue: 0x2)
    /// The host talks to itself over it (`IFF_LOOPBACK`).
    public static let loopback = Flags(rawValue: 0x8)
    /// Has one peer at its other end (`IFF_POINTOPOINT`).
    public static let pointToPoint = Flags(rawValue: 0x10)
    /// Able to carry frames: up, with a carrier (`IFF_RUNNING`).
    public static let running = Flags(rawValue: 0x40)
    /// Takes frames that are not addressed to it, because somebody set it so (`IFF_PROMISC`; a capture's own
    /// membership does not show here).
    public static let promiscuous = Flags(rawValue: 0x100)
    /// Able to take multicast (`IFF_MULTICAST`).
    public static let multicast = Flags(rawValue: 0x1000)
  }

  public var name: String
  /// The kernel's number for it in its namespace, from 1; not reused soon after it is deleted.
  public var index: UInt32
  public var flags: Flags
  /// `ARPHRD_` of if_arp.h: 1 Ethernet, 772 loopback, 65534 no link header; nil if the kernel did not say.
  public var hardwareType: UInt16?
  /// Its link-layer address, 6 bytes on Ethernet; empty if it has none.
  public var hardwareAddress: [UInt8]
  /// Bytes of the longest network packet that it sends whole; nil if the kernel did not say.
  public var mtu: Int?
  /// In the order in which the kernel has them.
  public var addresses: [IPAddress]
  /// What the administrator named it besides (`ip link set … alias`); nil if nothing. Anybody's words: to be escaped.
  public var description: String?

  public init(
    name: String, index: UInt32, flags: Flags, hardwareType: UInt16? = nil, hardwareAddress: [UInt8] = [],
    mtu: Int? = nil, addresses: [IPAddress] = [], description: String? = nil
  ) {
    self.name = name
    self.index = index
    self.flags = flags
    self.hardwareType = hardwareType
    self.hardwareAddress = hardwareAddress
    self.mtu = mtu
    self.addresses = addresses
    self.description = description
  }

  public var isUp: Bool { flags.contains(.up) }
  public var isRunning: Bool { flags.contains(.running) }
  public var isLoopback: Bool { flags.contains(.loopback) }

  /// Every interface of the calling thread's network namespace, by index.
  ///
  /// - Throws: `HostError.system` if getifaddrs(3) fails.
  public static func list() throws(HostError) -> [NetworkInterface] {
    var first: UnsafeMutablePointer<ifaddrs>? = nil
    // Sound: glibc's list, freed after all was copied out of it.
    guard unsafe getifaddrs(&first) == 0 else {
      throw .system(call: "getifaddrs", subject: "", errno: errno)
    }
    defer { unsafe freeifaddrs(first) }
    var interfaces: [NetworkInterface] = []
    var next = unsafe first
    while let entry = unsafe next {
      unsafe add(entry.pointee, to: &interfaces)
      unsafe next = entry.pointee.ifa_next
    }
    for position in interfaces.indices {
      interfaces[position].mtu = InterfaceDetails.mtu(of: interfaces[position].name)
      interfaces[position].description = InterfaceDetails.alias(
        of: interfaces[position].name, index: interfaces[position].index)
    }
    return interfaces.sorted { $0.index < $1.index }
  }

  /// Adds one entry of getifaddrs(3): an interface comes once for its link layer and once for each address.
  private static func add(_ entry: ifaddrs, to interfaces: inout [NetworkInterface]) {
    guard let text = unsafe entry.ifa_name else { return }
    // Sound: a terminated string of glibc's list; for an address with a label (`eth0:1`), up to the colon.
    let label = unsafe String(cString: text)
    let name = String(label.prefix { $0 != ":" })
    let position: Int
    if let known = interfaces.firstIndex(where: { $0.name == name }) {
      position = known
    } else {
      // Sound: lent as a C string for the call.
      let index = unsafe if_nametoindex(name)
      interfaces.append(NetworkInterface(name: name, index: index, flags: Flags(rawValue: unsafe entry.ifa_flags)))
      position = interfaces.count - 1
    }
    guard let address = unsafe entry.ifa_addr else { return }
    // Sound: an address is read as the type that its family names.
    let raw = UnsafeRawPointer(address)
    switch unsafe Int32(address.pointee.sa_family) {
    case AF_INET:
      let value = unsafe raw.load(as: sockaddr_in.self).sin_addr.s_addr
      interfaces[position].addresses.append(IPAddress(v4: UInt32(bigEndian: value)))
    case AF_INET6:
      let words = unsafe raw.load(as: sockaddr_in6.self).sin6_addr.__in6_u.__u6_addr32
      let high = UInt64(UInt32(bigEndian: words.0)) &<< 32 | UInt64(UInt32(bigEndian: words.1))
      let low = UInt64(UInt32(bigEndian: words.2)) &<< 32 | UInt64(UInt32(bigEndian: words.3))
      interfaces[position].addresses.append(IPAddress(v6: IPv6Address(high: high, low: low)))
    case AF_PACKET:
      let link = unsafe raw.load(as: sockaddr_ll.self)
      interfaces[position].hardwareType = link.sll_hatype
      // Eight bytes at most in this form; InfiniBand's twenty are cut.
      let bytes = link.sll_addr
      let all = [bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5, bytes.6, bytes.7]
      interfaces[position].hardwareAddress = Array(all.prefix(Int(link.sll_halen)))
    default: break
    }
  }
}
