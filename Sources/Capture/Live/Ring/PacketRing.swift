import CPacket
import Glibc
import Wire

/// The memory of a TPACKET_V3 ring, shared with the kernel (Linux Documentation/networking/packet_mmap.rst).
///
/// Blocks are read in their order; each belongs to the reader from when the kernel sets TP_STATUS_USER until it is
/// given back. All reads of the shared memory are in this file.
@safe final class PacketRing {
  /// What frames of one block added to the counts.
  struct Tally {
    var frames: UInt64 = 0
    var cut: UInt64 = 0
    var timeWentBack: UInt64 = 0
  }

  /// Smallest blocks ever made: a BIG TCP frame of 198,586 bytes fits.
  static let smallestBlock = 262_144
  /// Bytes a block from 8 MiB on: larger blocks cost less a frame, and 1 MiB was the best measured.
  static let largeBlock = 1_048_576

  let blockSize: Int
  let blockCount: Int
  private let base: UnsafeMutableRawPointer
  private var current = 0
  /// As many as can be in a block, so that none is appended: a frame takes 82 bytes and more.
  private var frames: [Frame]
  private var latest = Int64.min

  /// Maps the ring that the socket was given by PACKET_RX_RING.
  ///
  /// - Returns: nil with errno set if mmap(2) refuses.
  init?(socket: Int32, blockSize: Int, blockCount: Int) {
    // Sound: a fresh mapping of the ring's whole size; MAP_FAILED is looked for before use.
    guard
      let mapped = unsafe mmap(nil, blockSize * blockCount, PROT_READ | PROT_WRITE, MAP_SHARED, socket, 0),
      unsafe mapped != MAP_FAILED
    else { return nil }
    unsafe base = mapped
    self.blockSize = blockSize
    self.blockCount = blockCount
    frames = [Frame](
      repeating: Frame(time: 0, start: 0, captured: 0, wire: 0), count: blockSize / Self.leastFrameRoom)
  }

  deinit {
    // Sound: the mapping made above, which nobody else holds.
    _ = unsafe munmap(base, blockSize * blockCount)
  }

  /// Below this retire timeout blocks are small.
  static let shortRetire: UInt32 = 10

  /// Block size and number of blocks for a ring of about so many KiB: two blocks at least.
  ///
  /// A ring is used up by time as well as by bytes: each retire timeout in which a frame came takes a block, however
  /// empty. 64 blocks of a millisecond's timeout are gone after 64 ms in which the reader does nothing.
  static func shape(ringKiB: Int, retireMilliseconds: UInt32) -> (blockSize: Int, blockCount: Int) {
    let bytes = min(ringKiB, 2_097_151) * 1024
    let isLarge = bytes >= 8 * largeBlock && retireMilliseconds >= shortRetire
    let blockSize = isLarge ? largeBlock : smallestBlock
    return (blockSize, max(2, (bytes + blockSize - 1) / blockSize))
  }

  /// Whether the next block is the reader's.
  var isReady: Bool {
    // Sound: `current` is below the number of blocks, and a block begins with its descriptor.
    unsafe cpacket_block_status(block.assumingMemoryBound(to: tpacket_block_desc.self)) & UInt32(TP_STATUS_USER) != 0
  }

  /// Lends the next block, which must be ready, and gives it back.
  ///
  /// `body` is not called for a block without frames.
  func lend(
    snapshotLength: UInt32, hasEthernetHeader: Bool, _ body: (Span<UInt8>, Span<Frame>) -> Void
  ) -> Tally {
    let block = unsafe self.block
    var tally = Tally()
    let count = unsafe Self.decode(
      block, size: blockSize, snapshotLength: snapshotLength, hasEthernetHeader: hasEthernetHeader, into: &frames,
      latest: &latest, tally: &tally)
    if count > 0 {
      // Sound: the block is the reader's until it is released below; spans cannot be kept by the body.
      let bytes = unsafe UnsafeBufferPointer(start: block.assumingMemoryBound(to: UInt8.self), count: blockSize)
      unsafe body(Span(_unsafeElements: bytes), frames.span.extracting(0..<count))
    }
    unsafe cpacket_block_release(block.assumingMemoryBound(to: tpacket_block_desc.self))
    current = current + 1 == blockCount ? 0 : current + 1
    return tally
  }

  private var block: UnsafeMutableRawPointer { unsafe base + current * blockSize }

  /// Least room that a frame takes in a block: its header, its address, and 14 bytes of link header or a gap for them.
  private static let leastFrameRoom = 80
  private static let headerSize = Int(CPACKET_FRAME_HEADER_SIZE)
  private static let addressOffset = Int(CPACKET_FRAME_ADDRESS_OFFSET)
  /// Bytes of an 802.1Q tag, and where it stands in an Ethernet frame: behind the two addresses.
  private static let tagSize = 4
  private static let tagOffset = 12

  /// Lists a block's frames, and puts VLAN tags back that the kernel took out.
  ///
  /// - Parameter block: a block that is the reader's, of `size` bytes.
  /// - Returns: the number of frames.
  private static func decode(
    _ block: UnsafeMutableRawPointer, size: Int, snapshotLength: UInt32, hasEthernetHeader: Bool,
    into frames: inout [Frame], latest: inout Int64, tally: inout Tally
  ) -> Int {
    // Sound: every offset is checked against the block's size before it is read through, although it is the kernel
    // that wrote it; header and descriptor are plain integers.
    let descriptor = unsafe block.load(as: tpacket_block_desc.self).hdr.bh1
    var list = frames.mutableSpan
    let count = min(Int(descriptor.num_pkts), list.count)
    var offset = Int(descriptor.offset_to_first_pkt)
    for index in 0..<count {
      guard offset >= 0, offset & 7 == 0, offset + addressOffset + MemoryLayout<sockaddr_ll>.size <= size
      else { return index }
      let header = unsafe (block + offset).load(as: tpacket3_hdr.self)
      let start = offset + Int(header.tp_mac)
      let kept = Int(header.tp_snaplen)
      guard Int(header.tp_mac) >= headerSize + tagSize, start + kept <= size else { return index }
      // Read before a tag may be written over it.
      let packetType = unsafe (block + offset + addressOffset).load(as: sockaddr_ll.self).sll_pkttype

      let time = Int64(header.tp_sec) &* 1_000_000_000 &+ Int64(header.tp_nsec)
      var frame = Frame(time: time, start: UInt32(start), captured: header.tp_snaplen, wire: header.tp_len)
      frame.flags = flags(status: header.tp_status, packetType: packetType)
      if header.tp_snaplen < min(header.tp_len, snapshotLength) { frame.flags.insert(.cutByRing) }
      if hasEthernetHeader, header.tp_status & UInt32(TP_STATUS_VLAN_VALID) != 0 {
        frame.wire &+= UInt32(tagSize)
        if kept >= tagOffset {
          unsafe restoreTag(of: header, at: block + start)
          frame.start &-= UInt32(tagSize)
          frame.captured &+= UInt32(tagSize)
        }
      }
      frame.captured = min(frame.captured, snapshotLength)

      if frame.captured < frame.wire { tally.cut &+= 1 }
      if time < latest { tally.timeWentBack &+= 1 } else { latest = time }
      tally.frames &+= 1
      list[index] = frame
      offset &+= Int(header.tp_next_offset)
    }
    return count
  }

  private static func flags(status: UInt32, packetType: UInt8) -> Frame.Flags {
    var flags: Frame.Flags = Int32(packetType) == PACKET_OUTGOING ? .outgoing : .incoming
    if status & UInt32(TP_STATUS_CSUMNOTREADY) != 0 { flags.insert(.checksumNotReady) }
    if status & UInt32(TP_STATUS_CSUM_VALID) != 0 { flags.insert(.checksumValid) }
    return flags
  }

  /// Moves the two addresses of an Ethernet frame four bytes down, and writes the tag behind them.
  ///
  /// - Parameter frame: at least 12 bytes of frame, with the end of the ring's own header before it.
  private static func restoreTag(of header: tpacket3_hdr, at frame: UnsafeMutableRawPointer) {
    let hasProtocol = header.tp_status & UInt32(TP_STATUS_VLAN_TPID_VALID) != 0
    let tagProtocol = hasProtocol ? header.hv1.tp_vlan_tpid : UInt16(ETH_P_8021Q)
    let control = UInt16(truncatingIfNeeded: header.hv1.tp_vlan_tci)
    // Sound: the caller saw that four bytes of the ring's header, all read by now, lie before the frame, and that it
    // has twelve.
    unsafe (frame - tagSize).copyMemory(from: frame, byteCount: tagOffset)
    let tag = unsafe frame - tagSize + tagOffset
    unsafe tag.storeBytes(of: tagProtocol.bigEndian, as: UInt16.self)
    unsafe (tag + 2).storeBytes(of: control.bigEndian, as: UInt16.self)
  }
}
