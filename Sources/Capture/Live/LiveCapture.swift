import Glibc
import Wire

/// Opens devices by what suits them.
public enum LiveCapture {
  /// Opens a device for capture.
  ///
  /// - Parameter method: `.auto` takes the ring, and libpcap where the kernel has no interface of that name, the
  ///   interface's hardware type or the link type asked for is libpcap's alone, or the kernel refuses the ring.
  /// - Returns: the source, and how it was opened.
  /// - Throws: as `PacketSocket` and `PcapLive` do.
  public static func open(
    _ options: LiveOptions, via method: CaptureMethod = .auto
  ) throws(CaptureError) -> (source: any LiveSource, opening: LiveOpening) {
    switch method {
    case .libpcap:
      return try openByLibpcap(options, nil)
    case .ring:
      do throws(CaptureError) {
        let ring = try PacketSocket(options)
        return (ring, opening(of: ring))
      } catch .noSuchInterface where CaptureDevice.isKnown(options.device) {
        throw .noRing(device: options.device)
      }
    case .auto:
      let route = try RouteSocket(device: options.device)
      guard let link = PacketSocket.link(options.device, route) else {
        return try openByLibpcap(options, .notAnInterface)
      }
      if let refusal = PacketSocket.refusal(of: link, options) { return try openPcap(options, refusal) }
      do throws(CaptureError) {
        let ring = try PacketSocket(options, link, route)
        return (ring, opening(of: ring))
      } catch {
        guard case .system(let call, _, let code) = error, Self.ringCalls.contains(call)
        else { throw error }
        return try openPcap(options, .kernel(call: call, errno: code))
      }
    }
  }

  /// The steps of making a ring that libpcap may do without. A filter longer than the kernel takes is one: libpcap
  /// then filters what it has read.
  private static let ringCalls = ["PACKET_VERSION", "PACKET_RX_RING", "mmap", "SO_ATTACH_FILTER"]

  /// The link types that a device offers, the one that it has by itself first (tcpdump's `-L`).
  ///
  /// - Throws: as `PcapLive` does.
  public static func linkTypes(of device: String) throws(CaptureError) -> [LinkType] {
    let handle = try PcapHandle(device: device)
    try handle.prepare(
      snapshotLength: LiveOptions.longestSnapshot, promiscuous: false, retireMilliseconds: 100, bufferKiB: 512)
    do throws(CaptureError) {
      try handle.activate()
    } catch .missingCapability where !CaptureDevice.isKnown(device) {
      throw .noSuchInterface(device)
    }
    return handle.linkTypes
  }

  /// Without knowing whether the name is an interface's, a device's of libpcap's own, or a mistake.
  private static func openByLibpcap(
    _ options: LiveOptions, _ refusal: RingRefusal?
  ) throws(CaptureError) -> (source: any LiveSource, opening: LiveOpening) {
    do throws(CaptureError) {
      return try openPcap(options, refusal)
    } catch .missingCapability where !CaptureDevice.isKnown(options.device) {
      // libpcap looks at rights before it looks at the name.
      throw .noSuchInterface(options.device)
    }
  }

  private static func openPcap(
    _ options: LiveOptions, _ refusal: RingRefusal?
  ) throws(CaptureError) -> (source: any LiveSource, opening: LiveOpening) {
    let source = try PcapLive(options)
    let room = options.effectiveRingKiB
    return (
      source,
      LiveOpening(method: .libpcap, refusal: refusal, socket: source.socketCall, ringKiBAsked: room, ringKiB: room)
    )
  }

  private static func opening(of ring: PacketSocket) -> LiveOpening {
    LiveOpening(
      method: .ring, refusal: nil, socket: ring.socketCall, ringKiBAsked: ring.ringKiBAsked, ringKiB: ring.ringKiB)
  }
}
