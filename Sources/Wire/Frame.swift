/// One frame's place in a batch of captured bytes, and what the capture or the kernel knows of it beside its bytes.
///
/// 24 bytes, so that a batch of frames stays in the cache while it is walked. The bytes themselves
/// are in the batch: `bytes[start ..< start + captured]`.
public struct Frame: Hashable, Sendable {
  /// What the kernel or the file said about this frame.
  public struct Flags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt16
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The file gives no time for it (pcapng Simple Packet Block); `time` is 0 and means nothing.
    @inlinable public static var timeless: Flags { Flags(rawValue: 1) }
    /// Sent by this host (`PACKET_OUTGOING`; epb_flags 2).
    @inlinable public static var outgoing: Flags { Flags(rawValue: 2) }
    /// Received by this host (any other packet type of packet(7); epb_flags 1).
    @inlinable public static var incoming: Flags { Flags(rawValue: 4) }
    /// The transport checksum was left to the card (`TP_STATUS_CSUMNOTREADY`).
    @inlinable public static var checksumNotReady: Flags { Flags(rawValue: 8) }
    /// The kernel or the card has checked the transport checksum (`TP_STATUS_CSUM_VALID`).
    @inlinable public static var checksumValid: Flags { Flags(rawValue: 16) }
    /// Cut by the ring although the snapshot length allowed more: the frame did not fit into a block.
    @inlinable public static var cutByRing: Flags { Flags(rawValue: 32) }
  }

  /// Nanoseconds since 1970-01-01T00:00:00Z by the capture's clock.
  public var time: Int64
  /// Index of the first byte in the batch.
  public var start: UInt32
  /// Bytes of it that are in the batch.
  public var captured: UInt32
  /// Bytes that it had on the wire, as the capture records it.
  public var wire: UInt32
  /// Index into the source's list of interfaces.
  public var interface: UInt16
  public var flags: Flags

  @inlinable
  public init(time: Int64, start: UInt32, captured: UInt32, wire: UInt32, interface: UInt16 = 0, flags: Flags = []) {
    self.time = time
    self.start = start
    self.captured = captured
    self.wire = wire
    self.interface = interface
    self.flags = flags
  }
}
