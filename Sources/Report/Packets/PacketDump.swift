import Wire

/// The bytes below a packet's line, byte for byte as tcpdump prints them.
public enum PacketDump: Hashable, Sendable {
  case none
  /// Sixteen bytes a line behind their offset (`-x`; with the link-layer header `-xx`).
  case hexadecimal(withLink: Bool)
  /// The same, and beside it the bytes as text (`-X`, `-XX`).
  case hexadecimalAndText(withLink: Bool)
  /// As text, with its tabs and line feeds (`-A`, `-AA`).
  case text(withLink: Bool)

  /// Writes what was asked for; nothing where no byte is left behind the link-layer header.
  ///
  /// - Parameter networkOffset: where the link-layer header ends.
  func write(_ frame: Span<UInt8>, networkOffset: Int, to output: inout Output) {
    switch self {
    case .none: return
    case .hexadecimal(let withLink):
      HexDump.write(frame.extracting(droppingFirst: withLink ? 0 : networkOffset), hasText: false, to: &output)
    case .hexadecimalAndText(let withLink):
      HexDump.write(frame.extracting(droppingFirst: withLink ? 0 : networkOffset), hasText: true, to: &output)
    case .text(let withLink):
      TextDump.write(frame.extracting(droppingFirst: withLink ? 0 : networkOffset), to: &output)
    }
  }
}

extension LayerStack {
  /// Where the frame's link-layer header ends: of Ethernet behind VLAN tags and LLC, as for tcpdump, but before MPLS
  /// labels and PPPoE. The frame's beginning where nothing is known to follow.
  var networkOffset: Int {
    for index in 0..<count where !self[index].layer.isOfLinkHeader { return self[index].offset }
    return announcedOffset ?? 0
  }
}

extension Layer {
  /// Whether tcpdump counts such a header, where only its like came before, as the frame's link-layer header.
  fileprivate var isOfLinkHeader: Bool {
    switch self {
    case .ethernet, .logicalLinkControl, .vlan, .linuxCooked, .linuxCooked2, .loopbackHostOrder,
      .loopbackNetworkOrder, .ppp, .ciscoHDLC, .frameRelay, .multilinkFrameRelay, .slip, .wireless, .radiotap, .ppi,
      .avs, .prism, .nflog, .pflog, .arcnet, .arcnetLinux, .pktap, .ipnet, .ipoib, .juniperEthernet, .macsec,
      .distributedSwitch, .broadcomSwitch, .atm:
      true
    default: false
    }
  }
}
