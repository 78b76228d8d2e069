import Wire

/// pcapng (draft-ietf-opsawg-pcapng): sections of blocks, each with its length at both ends.
struct PcapNGScanner {
  /// Interfaces of all sections so far, in the order of their descriptions.
  private(set) var interfaces: [CaptureInterface] = []
  /// Blocks that lie whole before the next one.
  private(set) var blocksRead: UInt64 = 0
  /// Bytes of the next block that were already passed over, because it is not needed whole.
  private(set) var passedOfBlock: UInt64 = 0

  private var isSwapped: Bool
  /// Interfaces of this section.
  private var section: [PcapNGInterface] = []
  /// Frames that packet blocks say were lost before them, by index in `interfaces`; statistics blocks are preferred.
  private var lostBeforePackets: [Int: UInt64] = [:]
  private var hasKernelDrops: Set<Int> = []
  /// Length of the block that is being passed over; 0: none.
  private var passing: UInt64 = 0
  private let interfaceBase: Int

  private enum Block {
    static let sectionHeader: UInt32 = 0x0A0D_0D0A
    static let interfaceDescription: UInt32 = 1
    static let obsoletePacket: UInt32 = 2
    static let simplePacket: UInt32 = 3
    static let interfaceStatistics: UInt32 = 5
    static let enhancedPacket: UInt32 = 6
  }
  /// Bytes that a block which is read whole can have beside a frame: sixteen times the longest option.
  private static let blockLimit: UInt32 = 1 << 20

  /// - Parameter firstSection: the file's first 28 bytes, whose magic numbers have been looked at.
  init(firstSection: Span<UInt8>, interfaceBase: Int, file: String) throws(CaptureError) {
    isSwapped = firstSection[8] == 0x1A
    self.interfaceBase = interfaceBase
    let major = Int(firstSection.fileUInt16(at: 12, isSwapped: isSwapped))
    let minor = Int(firstSection.fileUInt16(at: 14, isSwapped: isSwapped))
    guard major == 1 else { throw .notACapture(file: file, .version(major: major, minor: minor)) }
  }

  /// Lists the packets of the blocks that are whole in `bytes` from `start` on, at most `frames.count`.
  ///
  /// With an empty list it stops behind the first Interface Description Block, or before a packet.
  mutating func scan(_ bytes: Span<UInt8>, from start: Int, into frames: inout [Frame]) -> RecordScan {
    var out = frames.mutableSpan
    var count = 0
    var position = start
    while true {
      let step = scanBlock(bytes, at: position, into: &out, count: &count)
      switch step {
      case .next(let after): position = after
      case .passed(let upTo, let stop): return RecordScan(count: count, position: upTo, stop: stop)
      case .stop(let stop): return RecordScan(count: count, position: position, stop: stop)
      }
      if out.isEmpty, !interfaces.isEmpty { return RecordScan(count: 0, position: position, stop: .full) }
    }
  }

  private enum Step {
    case next(Int)
    case passed(upTo: Int, RecordScan.Stop)
    case stop(RecordScan.Stop)
  }

  @inline(__always)
  private mutating func scanBlock(
    _ bytes: Span<UInt8>, at position: Int, into out: inout MutableSpan<Frame>, count: inout Int
  ) -> Step {
    let left = bytes.count &- position
    if passing > 0 { return pass(bytes, at: position) }
    guard left >= 12 else { return .stop(.needs(bytes: 12, claimed: 12, partOffset: 0)) }
    let rest = bytes.extracting(position..<bytes.count)
    let type = rest.fileUInt32(at: 0, isSwapped: isSwapped)
    // The type of a section header reads alike both ways round.
    if type == Block.sectionHeader, let stop = beginSection(rest) { return .stop(stop) }
    let length = rest.fileUInt32(at: 4, isSwapped: isSwapped)
    guard length & 3 == 0, length >= Self.leastLength(type) else {
      return .stop(.damaged(.blockLength(claimed: UInt64(length), trailing: nil), partOffset: 0))
    }
    switch type {
    case Block.enhancedPacket, Block.obsoletePacket, Block.simplePacket:
      guard count < out.count else { return .stop(.full) }
      if left < 28, left < Int(length) {
        return .stop(.needs(bytes: min(28, Int(length)), claimed: UInt64(length), partOffset: 0))
      }
      var frame = Frame(time: 0, start: 0, captured: 0, wire: 0)
      let stop =
        type == Block.simplePacket
        ? simplePacket(rest, length, &frame) : packet(rest, length, isObsolete: type == Block.obsoletePacket, &frame)
      if let stop { return .stop(stop) }
      frame.start = frame.start &+ UInt32(truncatingIfNeeded: position)
      out[count] = frame
      count = count &+ 1
    case Block.interfaceDescription, Block.interfaceStatistics:
      guard length <= Self.blockLimit else {
        return .stop(.damaged(.blockLength(claimed: UInt64(length), trailing: nil), partOffset: 0))
      }
      if let stop = Self.whole(rest, length, isSwapped: isSwapped) { return .stop(stop) }
      let block = rest.extracting(0..<Int(length))
      let stop = type == Block.interfaceDescription ? describeInterface(block) : countDrops(block)
      if let stop { return .stop(stop) }
    default:
      if left < Int(length) {
        passing = UInt64(length)
        passedOfBlock = 0
        return pass(bytes, at: position)
      }
      if let stop = Self.whole(rest, length, isSwapped: isSwapped) { return .stop(stop) }
    }
    blocksRead &+= 1
    return .next(position &+ Int(length))
  }

  /// Goes over a block that is not needed and may be longer than any buffer, up to its trailing length.
  private mutating func pass(_ bytes: Span<UInt8>, at position: Int) -> Step {
    let left = bytes.count - position
    let step = Int(min(UInt64(left), passing - 4 - passedOfBlock))
    passedOfBlock += UInt64(step)
    let after = position + step
    guard passedOfBlock == passing - 4, bytes.count - after >= 4 else {
      return .passed(upTo: after, .needs(bytes: 4, claimed: passing, partOffset: 0))
    }
    let trailing = UInt64(bytes.fileUInt32(at: after, isSwapped: isSwapped))
    guard trailing == passing else {
      return .passed(
        upTo: after, .damaged(.blockLength(claimed: passing, trailing: trailing), partOffset: 0))
    }
    passing = 0
    passedOfBlock = 0
    blocksRead += 1
    return .next(after + 4)
  }

  private static func leastLength(_ type: UInt32) -> UInt32 {
    switch type {
    case Block.sectionHeader: 28
    case Block.interfaceDescription: PcapNGInterface.blockSize
    case Block.obsoletePacket, Block.enhancedPacket: 32
    case Block.simplePacket: 16
    case Block.interfaceStatistics: 24
    default: 12
    }
  }

  /// Nil if the block is whole in the buffer and has the same length at its end.
  @inline(__always)
  private static func whole(_ rest: Span<UInt8>, _ length: UInt32, isSwapped: Bool) -> RecordScan.Stop? {
    guard rest.count >= Int(length) else {
      return .needs(bytes: Int(length), claimed: UInt64(length), partOffset: 0)
    }
    let trailing = rest.fileUInt32(at: Int(length) &- 4, isSwapped: isSwapped)
    guard trailing == length else {
      return .damaged(.blockLength(claimed: UInt64(length), trailing: UInt64(trailing)), partOffset: 0)
    }
    return nil
  }

  /// Section Header Block (§4.1): the byte order, and a new numbering of interfaces.
  private mutating func beginSection(_ rest: Span<UInt8>) -> RecordScan.Stop? {
    switch rest.fileUInt32(at: 8, isSwapped: false) {
    case 0x1A2B_3C4D: isSwapped = false
    case 0x4D3C_2B1A: isSwapped = true
    case let other: return .damaged(.byteOrder(other), partOffset: 0)
    }
    guard rest.count >= 16 else {
      return .needs(bytes: 16, claimed: UInt64(rest.fileUInt32(at: 4, isSwapped: isSwapped)), partOffset: 0)
    }
    let major = Int(rest.fileUInt16(at: 12, isSwapped: isSwapped))
    let minor = Int(rest.fileUInt16(at: 14, isSwapped: isSwapped))
    guard major == 1 else { return .damaged(.version(major: major, minor: minor), partOffset: 0) }
    section = []
    return nil
  }

  /// Enhanced Packet Block (§4.3), and the obsolete Packet Block (appendix A), which has 16 bits of interface and
  /// 16 of lost frames where the other has 32 of interface.
  @inline(__always)
  private mutating func packet(
    _ rest: Span<UInt8>, _ length: UInt32, isObsolete: Bool, _ frame: inout Frame
  ) -> RecordScan.Stop? {
    let header = rest.extracting(0..<28)
    let number =
      isObsolete
      ? UInt32(header.fileUInt16(at: 8, isSwapped: isSwapped)) : header.fileUInt32(at: 8, isSwapped: isSwapped)
    guard number < section.count else { return .damaged(.unknownInterface(number), partOffset: 0) }
    let interface = section[Int(number)]
    let captured = header.fileUInt32(at: 20, isSwapped: isSwapped)
    if let stop = Self.fits(captured, room: length &- 32, of: length, limit: interface.limit) { return stop }
    if let stop = Self.whole(rest, length, isSwapped: isSwapped) { return stop }
    let high = UInt64(header.fileUInt32(at: 12, isSwapped: isSwapped))
    let low = UInt64(header.fileUInt32(at: 16, isSwapped: isSwapped))
    frame = Frame(
      time: interface.resolution.nanoseconds(high &<< 32 | low), start: 28, captured: captured,
      wire: header.fileUInt32(at: 24, isSwapped: isSwapped),
      interface: UInt16(truncatingIfNeeded: interfaceBase &+ interface.index))
    let optionStart = 28 &+ (Int(captured) &+ 3) & ~3
    if optionStart &+ 4 < Int(length) {
      let options = rest.extracting(optionStart..<Int(length) &- 4)
      if let stop = packetOptions(options, interface.index, &frame) { return stop }
    }
    if isObsolete {
      let lost = header.fileUInt16(at: 10, isSwapped: isSwapped)
      // All ones: the writer did not know.
      if lost > 0, lost < .max { countLost(UInt64(lost), interface.index) }
    }
    return nil
  }

  /// Options of a packet (§4.3): direction and FCS length in epb_flags, epb_dropcount.
  private mutating func packetOptions(
    _ options: Span<UInt8>, _ index: Int, _ frame: inout Frame
  ) -> RecordScan.Stop? {
    var position = 0
    while true {
      switch PcapNGOption.next(options, at: &position, isSwapped: isSwapped) {
      case .end: return nil
      case .damaged(let code, let length): return .damaged(.option(code: code, length: length), partOffset: 0)
      case .option(2, let value) where value.count == 4:
        let flags = options.fileUInt32(at: value.lowerBound, isSwapped: isSwapped)
        switch flags & 3 {
        case 1: frame.flags.insert(.incoming)
        case 2: frame.flags.insert(.outgoing)
        default: break
        }
        // Bits 5–8. Frames of one interface are alike in this: what a frame says holds for the interface.
        let checkSequence = UInt8(truncatingIfNeeded: flags &>> 5 & 15)
        if checkSequence > 0 { interfaces[index].link.frameCheckSequence = checkSequence }
      case .option(4, let value) where value.count == 8:
        countLost(options.fileUInt64(at: value.lowerBound, isSwapped: isSwapped), index)
      case .option: break
      }
    }
  }

  /// Simple Packet Block (§4.4): only the original length; the frame is of the first interface and has no time.
  private mutating func simplePacket(_ rest: Span<UInt8>, _ length: UInt32, _ frame: inout Frame) -> RecordScan.Stop? {
    guard let interface = section.first else { return .damaged(.unknownInterface(0), partOffset: 0) }
    let wire = rest.fileUInt32(at: 8, isSwapped: isSwapped)
    let captured = interface.snapshotLength == 0 ? wire : min(wire, interface.snapshotLength)
    if let stop = Self.fits(captured, room: length - 16, of: length, limit: interface.limit) { return stop }
    if let stop = Self.whole(rest, length, isSwapped: isSwapped) { return stop }
    frame = Frame(
      time: 0, start: 12, captured: captured, wire: wire,
      interface: UInt16(truncatingIfNeeded: interfaceBase + interface.index), flags: .timeless)
    return nil
  }

  /// Nil if a frame of so many bytes can be in a block with so much room.
  @inline(__always)
  private static func fits(_ captured: UInt32, room: UInt32, of length: UInt32, limit: Int) -> RecordScan.Stop? {
    guard captured <= room, Int(captured) <= limit else {
      return .damaged(.captured(claimed: UInt64(captured), limit: min(UInt64(room), UInt64(limit))), partOffset: 0)
    }
    guard room &- captured <= blockLimit else {
      return .damaged(.blockLength(claimed: UInt64(length), trailing: nil), partOffset: 0)
    }
    return nil
  }

  private mutating func describeInterface(_ block: Span<UInt8>) -> RecordScan.Stop? {
    guard interfaceBase + interfaces.count <= Int(UInt16.max) else { return .tooManyInterfaces }
    switch PcapNGInterface.decode(block, isSwapped: isSwapped, index: interfaces.count) {
    case .failure(let damage): return .damaged(damage.claim, partOffset: 0)
    case .success((let interface, let described)):
      section.append(interface)
      interfaces.append(described)
      return nil
    }
  }

  /// Interface Statistics Block (§4.6). Its counts are totals, so that a later one replaces them.
  private mutating func countDrops(_ block: Span<UInt8>) -> RecordScan.Stop? {
    let number = block.fileUInt32(at: 8, isSwapped: isSwapped)
    // Statistics of an interface that nobody described harm no frame.
    guard number < section.count else { return nil }
    let index = section[Int(number)].index
    let options = block.extracting(20..<block.count - 4)
    var position = 0
    while true {
      switch PcapNGOption.next(options, at: &position, isSwapped: isSwapped) {
      case .end: return nil
      case .damaged(let code, let length): return .damaged(.option(code: code, length: length), partOffset: 0)
      case .option(let code, let value) where value.count == 8:
        let number = options.fileUInt64(at: value.lowerBound, isSwapped: isSwapped)
        switch code {
        case 4: interfaces[index].received = number  // isb_ifrecv
        case 5: interfaces[index].droppedByInterface = number  // isb_ifdrop
        case 7:  // isb_osdrop
          interfaces[index].droppedByKernel = number
          hasKernelDrops.insert(index)
        default: break
        }
      case .option: break
      }
    }
  }

  /// Packet blocks count what was lost since the one before, by interface and operating system together.
  private mutating func countLost(_ lost: UInt64, _ index: Int) {
    let (sum, overflows) = lostBeforePackets[index, default: 0].addingReportingOverflow(lost)
    lostBeforePackets[index] = overflows ? .max : sum
    if !hasKernelDrops.contains(index) { interfaces[index].droppedByKernel = lostBeforePackets[index] }
  }
}
