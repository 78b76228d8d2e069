/// Why a TPACKET_V3 ring cannot take a device.
public enum RingRefusal: Hashable, Sendable {
  /// The kernel has no interface of that name: a device of libpcap's own.
  case notAnInterface
  /// The hardware type (`ARPHRD_` of if_arp.h) whose link headers the ring's reader does not know.
  case hardwareType(UInt16)
  /// Another link type was asked for than the one that the ring has.
  case linkTypeAsked
  /// The kernel refused this step of making the ring, with this errno.
  case kernel(call: String, errno: Int32)
}

/// The socket(2) call behind a capture, as the kernel tells of it.
public struct SocketCall: Hashable, Sendable {
  /// `AF_` number (17 is AF_PACKET, packet(7)).
  public var family: Int32
  /// `SOCK_` number (3 is SOCK_RAW: frames with their link header; 2 is SOCK_DGRAM: without).
  public var type: Int32
  /// The third argument; 0 for a packet socket that takes nothing before it is bound.
  public var number: Int32
  /// The protocol that it was bound to afterwards (3 is ETH_P_ALL, if_ether.h), where we did it.
  public var boundTo: UInt16?

  public init(family: Int32, type: Int32, number: Int32, boundTo: UInt16? = nil) {
    self.family = family
    self.type = type
    self.number = number
    self.boundTo = boundTo
  }
}

/// How a live capture was opened.
public struct LiveOpening: Hashable, Sendable {
  /// `.ring` or `.libpcap`.
  public var method: CaptureMethod
  /// Why it is not the ring, where `.auto` left the choice.
  public var refusal: RingRefusal?
  /// nil where libpcap reads the device without a socket (usbmon).
  public var socket: SocketCall?
  /// Room for waiting frames asked for and got, in KiB; less where the kernel had no memory.
  public var ringKiBAsked: Int
  public var ringKiB: Int

  public init(method: CaptureMethod, refusal: RingRefusal?, socket: SocketCall?, ringKiBAsked: Int, ringKiB: Int) {
    self.method = method
    self.refusal = refusal
    self.socket = socket
    self.ringKiBAsked = ringKiBAsked
    self.ringKiB = ringKiB
  }
}
