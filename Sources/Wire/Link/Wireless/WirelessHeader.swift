/// IEEE 802.11 MAC header (IEEE Std 802.11-2020 §9.2.3). Numbers are little-endian, addresses are in the order of the air.
///
///      0               2          4           10          16          22         24
///     +---------------+----------+-----------+-----------+-----------+----------+
///     | frame control | duration | address 1 | address 2 | address 3 | sequence |
///     +---------------+----------+-----------+-----------+-----------+----------+
///     | address 4 | QoS control | HT control |
///     +-----------+-------------+------------+
///       both DS     QoS data      order bit
///
/// Control frames end behind the first address or the second.
public struct WirelessHeader: Hashable, Sendable {
  /// The two type bits of frame control (§9.2.4.1.3).
  public enum Kind: UInt8, Hashable, Sendable {
    case management
    case control
    case data
    /// DMG and S1G beacons.
    case extended
  }

  /// Bytes of the shortest header: an acknowledgment.
  public static let smallestSize = 10
  /// Version, type, subtype and eight flags.
  public let frameControl: UInt16
  /// Microseconds that the medium is reserved; in a PS-Poll the association identifier with its two upper bits set.
  public let duration: UInt16
  /// Address 1: who is to take the frame from the air.
  public let receiver: UInt64
  /// Address 2: who put the frame on the air; nil in CTS, ACK and extension frames, which do not say.
  public let transmitter: UInt64?
  /// Address 3: the BSS in management frames; in data frames what `source` and `destination` make of it.
  public let thirdAddress: UInt64?
  /// Fragment number (4 bits) and sequence number (12); nil in control frames.
  public let sequenceControl: UInt16?
  /// Address 4: the source of data that go from access point to access point.
  public let fourthAddress: UInt64?
  /// QoS control of QoS data; its lowest four bits are the traffic identifier (§9.2.4.5).
  public let serviceControl: UInt16?
  /// HT control, where QoS data or a management frame has the order bit (§9.2.4.6); in a control wrapper too.
  public let throughputControl: UInt32?
  /// Bytes of the header, without the padding that some drivers put behind it.
  public let headerLength: Int

  public var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: frameControl &>> 2 & 3)) ?? .extended }
  /// The four subtype bits.
  public var subtype: UInt8 { UInt8(truncatingIfNeeded: frameControl &>> 4 & 15) }
  public var toDistributionSystem: Bool { hasFlags && frameControl & 0x0100 != 0 }
  public var fromDistributionSystem: Bool { hasFlags && frameControl & 0x0200 != 0 }
  /// More fragments of the same MSDU follow.
  public var hasMoreFragments: Bool { hasFlags && frameControl & 0x0400 != 0 }
  public var isRetry: Bool { hasFlags && frameControl & 0x0800 != 0 }
  /// The sender will be asleep afterwards.
  public var isPowerSaving: Bool { hasFlags && frameControl & 0x1000 != 0 }
  /// The access point keeps more frames for the receiver.
  public var hasMoreData: Bool { hasFlags && frameControl & 0x2000 != 0 }
  /// The body is encrypted.
  public var isProtected: Bool { hasFlags && frameControl & 0x4000 != 0 }
  /// Strictly ordered; or an HT control field is there.
  public var isOrdered: Bool { hasFlags && frameControl & 0x8000 != 0 }
  /// In a control frame extension four of the flags are a further subtype (§9.2.4.1.3).
  private var hasFlags: Bool { !(kind == .control && subtype == 6) }

  /// 0 to 15; 0 for a whole MSDU or its first piece.
  public var fragmentNumber: UInt8? { sequenceControl.map { UInt8($0 & 15) } }
  /// 0 to 4,095.
  public var sequenceNumber: UInt16? { sequenceControl.map { $0 &>> 4 } }
  /// Traffic identifier, 0 to 15; nil without QoS control.
  public var trafficIdentifier: UInt8? { serviceControl.map { UInt8($0 & 15) } }
  /// Whether the body is several MSDUs, each with addresses and a length (§9.3.2.2).
  public var isAggregate: Bool { kind == .data && serviceControl.map { $0 & 0x80 != 0 } == true }
  /// Whether a data frame has a body; Null and CF-Ack have none (§9.2.4.1.3).
  public var hasData: Bool { kind == .data && subtype & 4 == 0 }

  /// Where data or management frames go in the end (table 9-30).
  public var destination: UInt64? {
    switch kind {
    case .management: receiver
    case .data: toDistributionSystem ? thirdAddress : receiver
    default: nil
    }
  }
  /// Where data or management frames began (table 9-30).
  public var source: UInt64? {
    switch kind {
    case .management: transmitter
    case .data:
      switch (toDistributionSystem, fromDistributionSystem) {
      case (_, false): transmitter
      case (false, true): thirdAddress
      case (true, true): fourthAddress
      }
    default: nil
    }
  }
  /// The basic service set; nil where no address says it.
  public var serviceSet: UInt64? {
    switch kind {
    case .management: thirdAddress
    case .data:
      switch (toDistributionSystem, fromDistributionSystem) {
      case (false, false): thirdAddress
      case (true, false): receiver
      case (false, true): transmitter
      case (true, true): nil
      }
    default: nil
    }
  }

  /// - Parameter layer: `.wireless` or `.wirelessPadded`, for the error.
  /// - Throws: truncated below what type, subtype and flags ask for; invalid version.
  public init(
    _ bytes: Span<UInt8>, as layer: Layer = .wireless, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) {
    guard bytes.count >= Self.smallestSize else {
      throw truncated(layer, at: offset, needed: Self.smallestSize, available: bytes.count, limit: limit)
    }
    let control = bytes.littleUInt16(at: 0)
    guard control & 3 == 0 else { throw invalid(layer, at: offset, .version, UInt64(control & 3)) }
    let length = Self.length(control)
    guard bytes.count >= length else {
      throw truncated(layer, at: offset, needed: length, available: bytes.count, limit: limit)
    }
    frameControl = control
    duration = bytes.littleUInt16(at: 2)
    receiver = bytes.uint48(at: 4)
    headerLength = length
    let isControl = control &>> 2 & 3 == 1
    let isWrapper = isControl && control &>> 4 & 15 == 7
    transmitter = length >= 16 && !isWrapper ? bytes.uint48(at: 10) : nil
    thirdAddress = length >= 24 ? bytes.uint48(at: 16) : nil
    sequenceControl = length >= 24 ? bytes.littleUInt16(at: 22) : nil
    var position = 24
    if control & 0x030C == 0x0308 {
      fourthAddress = bytes.uint48(at: position)
      position &+= 6
    } else {
      fourthAddress = nil
    }
    if control & 0x8C == 0x88 {
      serviceControl = bytes.littleUInt16(at: position)
      position &+= 2
    } else {
      serviceControl = nil
    }
    if isWrapper {
      throughputControl = bytes.littleUInt32(at: 12)
    } else {
      throughputControl = position &+ 4 == length ? bytes.littleUInt32(at: position) : nil
    }
  }

  /// Bytes of the header that has this frame control.
  private static func length(_ control: UInt16) -> Int {
    let subtype = control &>> 4 & 15
    let order = control & 0x8000 != 0 ? 4 : 0
    switch control &>> 2 & 3 {
    case 0: return 24 &+ order
    case 1:
      switch subtype {
      // CTS, ACK; what the standard reserves has a receiver at least.
      case 0, 1, 3, 12, 13: return 10
      // Control wrapper: the carried frame's control and an HT control field stand behind the first address.
      default: return 16
      }
    case 2:
      let quality = subtype & 8 != 0
      return 24 &+ (control & 0x0300 == 0x0300 ? 6 : 0) &+ (quality ? 2 &+ order : 0)
    default: return 10
    }
  }
}

extension WirelessHeader {
  /// Byte at which the body begins: some drivers pad the header to a multiple of four.
  public func bodyStart(isPadded: Bool) -> Int {
    isPadded ? (headerLength &+ 3) & ~3 : headerLength
  }

  /// The addresses and the length before the first MSDU of an aggregate (§9.3.2.2.2).
  public static let subframeHeaderSize = 14

  /// Bytes of mesh control before the data (§9.2.4.8.3); 0 without.
  ///
  /// The bit that announces it means something else outside a mesh, so what must follow it is looked at too.
  public func meshControlLength(_ bytes: Span<UInt8>, from start: Int) -> Int {
    guard let serviceControl, serviceControl & 0x0100 != 0, fromDistributionSystem, !isAggregate,
      bytes.count > start
    else { return 0 }
    let length: Int
    switch bytes[start] & 3 {
    case 0: length = 6
    case 1: length = 12
    case 2: length = 18
    default: return 0
    }
    func isLogicalLinkControl(_ place: Int) -> Bool {
      bytes.count >= place &+ 3 && bytes[place] == 0xAA && bytes[place &+ 1] == 0xAA && bytes[place &+ 2] == 3
    }
    return isLogicalLinkControl(start &+ length) && !isLogicalLinkControl(start) ? length : 0
  }

  static func carried(
    _ bytes: Span<UInt8>, isPadded: Bool, at offset: Int, limit: DecodeError.Limit
  ) throws(DecodeError) -> Carried? {
    let layer = isPadded ? Layer.wirelessPadded : .wireless
    let header = try Self(bytes, as: layer, at: offset, limit: limit)
    guard header.hasData, !header.isProtected, header.fragmentNumber == 0 else { return nil }
    let start = header.bodyStart(isPadded: isPadded)
    // Data without a body, as some stations send instead of Null.
    if bytes.count <= start, limit != .snapshot { return nil }
    guard header.isAggregate else {
      return Carried(.logicalLinkControl, headerLength: start &+ header.meshControlLength(bytes, from: start))
    }
    let needed = start &+ subframeHeaderSize
    guard bytes.count >= needed else {
      throw truncated(layer, at: offset, needed: needed, available: bytes.count, limit: limit)
    }
    return Carried(
      .logicalLinkControl, headerLength: needed, payloadLength: Int(bytes.uint16(at: needed &- 2)))
  }
}
