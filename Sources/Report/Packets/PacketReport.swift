import Wire

/// Prints packets one after another: a line each, or a JSON record each. Constant memory; what it remembers between
/// packets is bounded.
public final class PacketReport {
  private var printer: PacketPrinter

  public init(_ options: PacketOptions) { printer = PacketPrinter(options) }

  /// Prints a packet.
  ///
  /// - Parameters:
  ///   - frame: its place in `bytes`.
  ///   - number: of the packet in its capture, from 1.
  ///   - link: of its interface.
  ///   - interface: the interface's name; nil where the capture has none.
  public func write(
    _ frame: Frame, of bytes: Span<UInt8>, number: UInt64, link: LinkLayer, interface: String?,
    to output: inout Output
  ) {
    printer.write(frame, of: bytes, number: number, link: link, interface: interface, to: &output)
  }
}
