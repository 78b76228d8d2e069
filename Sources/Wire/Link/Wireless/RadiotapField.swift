/// One field of a radiotap header (radiotap.org, "Defined fields").
public struct RadiotapField: Hashable, Sendable {
  /// The fields by the number of their present bit.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// TSFT: microseconds at the first bit.
    case synchronizationTime
    case flags
    /// Units of 500 kbit/s.
    case rate
    /// Frequency in MHz, and flags.
    case channel
    case hopping
    case signal
    case noise
    case lockQuality
    case transmitAttenuation
    case transmitAttenuationDecibel
    case transmitPower
    case antenna
    case signalDecibel
    case noiseDecibel
    case receiveFlags
    case transmitFlags
    case requestToSendRetries
    case dataRetries
    case extendedChannel
    /// HT: what is known, flags, index.
    case modulationAndCoding
    case aggregateStatus
    case veryHighThroughput
    case timestamp
    case highEfficiency
    case highEfficiencyMultiUser
    case highEfficiencyOtherUser
    case zeroLength
    case legacySignal

    /// Bytes that it begins at a multiple of, counted from the header's first, and bytes that it has.
    var layout: (alignment: Int, size: Int) {
      switch self {
      case .synchronizationTime: (8, 8)
      case .flags, .rate, .signal, .noise, .transmitPower, .antenna, .signalDecibel, .noiseDecibel,
        .requestToSendRetries, .dataRetries, .zeroLength:
        (1, 1)
      case .channel: (2, 4)
      case .hopping, .lockQuality, .transmitAttenuation, .transmitAttenuationDecibel, .receiveFlags, .transmitFlags:
        (2, 2)
      case .extendedChannel, .aggregateStatus: (4, 8)
      case .modulationAndCoding: (1, 3)
      case .veryHighThroughput, .highEfficiency, .highEfficiencyMultiUser: (2, 12)
      case .timestamp: (8, 12)
      case .highEfficiencyOtherUser: (2, 6)
      case .legacySignal: (2, 4)
      }
    }
  }

  public let kind: Kind
  /// Its bytes, counted from the radiotap header's first.
  public let data: Range<Int>

  /// Reads what the field has at `index`, as a signed number of one byte.
  public func signed(_ bytes: Span<UInt8>) -> Int8 { Int8(bitPattern: bytes[data.lowerBound]) }
  public func byte(_ bytes: Span<UInt8>, _ index: Int = 0) -> UInt8 { bytes[data.lowerBound &+ index] }
  /// A 16-bit number `index` bytes into the field.
  public func number(_ bytes: Span<UInt8>, _ index: Int = 0) -> UInt16 {
    bytes.littleUInt16(at: data.lowerBound &+ index)
  }
  /// A 64-bit number, the field's first eight bytes.
  public func long(_ bytes: Span<UInt8>) -> UInt64 { bytes.littleUInt64(at: data.lowerBound) }
}

/// Reads the fields of a radiotap header in the order of their bits.
///
/// Bit 31 of a present word announces another; bit 29 begins the defined fields anew with the next word; bit 30 has a
/// vendor's fields, with their length, in the place of its own bit, and its words tell nobody else anything.
public struct RadiotapFieldCursor: Hashable, Sendable {
  private let end: Int
  private var wordAt = 4
  private var bit: UInt32 = 0
  /// Byte behind the last field; 0: the present words have not been counted.
  private var position = 0
  private var isVendors = false
  /// A field whose size nobody defined stops the reading: where the next begins is unknown. Its bit, if there was one;
  /// 28 for a list of types, lengths and values, which this does not read.
  public private(set) var unknownBit: UInt8?

  public init(_ header: RadiotapHeader) {
    end = header.headerLength
  }

  /// - Parameter bytes: from the header's first byte; as many as its length are there.
  /// - Returns: the next defined field; nil behind the last that can be found.
  /// - Throws: invalid header length where the present words or a field lead out of it; nothing follows then.
  public mutating func next(_ bytes: Span<UInt8>, at offset: Int = 0) throws(DecodeError) -> RadiotapField? {
    if position == 0 {
      position = 4
      repeat {
        guard position &+ 4 <= end, position &+ 4 <= bytes.count else { throw beyond(offset) }
        position &+= 4
      } while bytes[position &- 1] & 0x80 != 0
    }
    while wordAt < end, unknownBit == nil {
      let word = bytes.littleUInt32(at: wordAt)
      while bit < 31 {
        let number = bit
        bit &+= 1
        guard word & 1 &<< number != 0, number != 29 else { continue }
        if number == 30 {
          try skipVendor(bytes, offset)
          continue
        }
        if isVendors { continue }
        guard let kind = RadiotapField.Kind(rawValue: UInt8(number)) else {
          unknownBit = UInt8(number)
          return nil
        }
        return RadiotapField(kind: kind, data: try take(kind.layout.size, alignment: kind.layout.alignment, offset))
      }
      guard word & 0x8000_0000 != 0 else { break }
      bit = 0
      wordAt &+= 4
      if word & 0x4000_0000 != 0 {
        isVendors = true
      } else if word & 0x2000_0000 != 0 {
        isVendors = false
      } else if !isVendors {
        // Bits 32 and on: none is defined.
        if bytes.littleUInt32(at: wordAt) & 0x1FFF_FFFF != 0 { unknownBit = 32 }
      }
    }
    wordAt = end
    return nil
  }

  /// A vendor's organization (3 bytes), name space (1) and length (2), and so many bytes.
  private mutating func skipVendor(_ bytes: Span<UInt8>, _ offset: Int) throws(DecodeError) {
    let head = try take(6, alignment: 2, offset)
    _ = try take(Int(bytes.littleUInt16(at: head.lowerBound &+ 4)), alignment: 1, offset)
  }

  private mutating func take(_ size: Int, alignment: Int, _ offset: Int) throws(DecodeError) -> Range<Int> {
    let start = (position &+ alignment &- 1) & ~(alignment &- 1)
    guard start &+ size <= end else { throw beyond(offset) }
    position = start &+ size
    return start..<position
  }

  private mutating func beyond(_ offset: Int) -> DecodeError {
    wordAt = end
    return invalid(.radiotap, at: offset, .headerLength, UInt64(end))
  }
}
