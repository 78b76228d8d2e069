import Wire

/// The bytes below a packet's line.
public enum PacketDump: Sendable {
  case none

  func write(_ packet: Span<UInt8>, networkOffset: Int, to output: inout Output) {}
}
