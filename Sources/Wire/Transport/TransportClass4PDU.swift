/// A transport protocol data unit of ISO 8073 (ITU-T X.224 §13); over IP class 4 alone makes sense.
///
///      0               8              16                             31
///     +---------------+-------+-------+-------------------------------+
///     |Length Indicat.| Code  |Credit |     Destination Reference     |
///     +---------------+-------+-------+-------------------------------+
///     |  fixed part of each code, parameters (code, length, value)    |
///     +---------------------------------------------------------------+
///
/// The forms of class 4 are read: in the normal format numbers have 7 bits, in the extended format 31, which the
/// length of the fixed part tells.
public struct TransportClass4PDU: Hashable, Sendable {
  /// Bytes of the header without the length indicator itself; the data follow.
  public let lengthIndicator: UInt8
  /// The upper four bits of the second byte.
  public let code: UInt8
  /// How many units the sender takes, where the code has a credit (CR, CC, AK, RJ).
  public let credit: UInt16
  /// The receiver's name of the connection; 0 in CR.
  public let destinationReference: UInt16
  /// The sender's; in CR, CC, DR and DC.
  public let sourceReference: UInt16?
  /// CR and CC: the class in the upper four bits, extended formats 2, no explicit flow control in class 2: 1.
  public let classAndOptions: UInt8?
  /// Why: in DR and ER.
  public let cause: UInt8?
  /// DT, ED: of the unit; AK, EA, RJ: of the next one that is expected.
  public let number: UInt32?
  /// DT, ED: the last unit of the user's message.
  public let isEnd: Bool
  public let isExtended: Bool
  /// Where the parameters begin, counted from the PDU's first byte.
  public let parametersStart: Int

  /// Bytes of the header, length indicator included.
  public var headerLength: Int { Int(lengthIndicator) + 1 }

  /// - Parameter reader: at the PDU; stands behind its header afterwards.
  /// - Throws: truncated; invalid length where the fixed part does not fit into the length indicator.
  public init(_ bytes: Span<UInt8>, _ reader: inout PartReader) throws(DecodeError) {
    let first = reader.position
    lengthIndicator = try reader.uint8(bytes)
    var header = try reader.part(Int(lengthIndicator))
    guard header.remaining >= 4 else { throw reader.refusal(.headerLength, lengthIndicator) }
    let codeAndCredit = try header.uint8(bytes)
    code = codeAndCredit >> 4
    destinationReference = try header.uint16(bytes)
    // The fixed part behind the reference: numbers take a byte, in the extended format four (AK and RJ end with a
    // credit of two).
    var extended = false
    var sourceReference: UInt16?
    var classAndOptions: UInt8?
    var cause: UInt8?
    var number: UInt32?
    var isEnd = false
    var credit = UInt16(codeAndCredit & 0xF)
    switch code {
    case 0xE, 0xD:
      sourceReference = try header.uint16(bytes)
      classAndOptions = try header.uint8(bytes)
    case 0x8:
      sourceReference = try header.uint16(bytes)
      cause = try header.uint8(bytes)
    case 0xC: sourceReference = try header.uint16(bytes)
    case 0x7: cause = try header.uint8(bytes)
    case 0xF, 0x1:
      extended = Self.isExtended(bytes, header, normal: 1, extended: 4)
      let value = extended ? try header.uint32(bytes) : UInt32(try header.uint8(bytes)) << 24
      isEnd = value >> 31 == 1
      number = extended ? value & 0x7FFF_FFFF : value >> 24 & 0x7F
    case 0x6, 0x5:
      extended = Self.isExtended(bytes, header, normal: 1, extended: 6)
      if extended {
        number = try header.uint32(bytes) & 0x7FFF_FFFF
        credit = try header.uint16(bytes)
      } else {
        number = UInt32(try header.uint8(bytes) & 0x7F)
      }
    case 0x2:
      extended = Self.isExtended(bytes, header, normal: 1, extended: 4)
      number = extended ? try header.uint32(bytes) & 0x7FFF_FFFF : UInt32(try header.uint8(bytes) & 0x7F)
    default: break
    }
    self.credit = credit
    self.sourceReference = sourceReference
    self.classAndOptions = classAndOptions
    self.cause = cause
    self.number = number
    self.isEnd = isEnd
    isExtended = extended
    parametersStart = header.position - first
  }

  /// Whether the rest of the header is parameters exactly if numbers are long: no field says so.
  private static func isExtended(
    _ bytes: Span<UInt8>, _ header: PartReader, normal: Int, extended: Int
  ) -> Bool {
    guard header.remaining >= extended else { return false }
    return fits(bytes, header, after: extended) && !fits(bytes, header, after: normal)
  }

  private static func fits(_ bytes: Span<UInt8>, _ header: PartReader, after skipped: Int) -> Bool {
    var place = header.position + skipped
    while place + 2 <= header.end, place + 2 <= bytes.count { place += 2 + Int(bytes[place + 1]) }
    return place == header.end
  }

  public var name: String? {
    switch code {
    case 0x1: "ED"
    case 0x2: "EA"
    case 0x4: "UD"
    case 0x5: "RJ"
    case 0x6: "AK"
    case 0x7: "ER"
    case 0x8: "DR"
    case 0xC: "DC"
    case 0xD: "CC"
    case 0xE: "CR"
    case 0xF: "DT"
    default: nil
    }
  }

  /// Whether data follow the header; such a PDU is the last of a packet (X.224 §6.4).
  public var hasData: Bool { [0xF, 0x1, 0xE, 0xD, 0x8, 0x4].contains(code) }

  public var causeName: String? {
    switch (code, cause) {
    case (0x8, 0): "not specified"
    case (0x8, 1): "congestion"
    case (0x8, 2): "session entity not attached"
    case (0x8, 3): "address unknown"
    case (0x8, 128): "normal"
    case (0x8, 129): "remote congestion"
    case (0x8, 130): "negotiation failed"
    case (0x8, 131): "duplicate source reference"
    case (0x8, 132): "mismatched references"
    case (0x8, 133): "protocol error"
    case (0x8, 135): "reference overflow"
    case (0x8, 136): "refused on this network connection"
    case (0x8, 138): "header or parameter length invalid"
    case (0x7, 0): "not specified"
    case (0x7, 1): "invalid parameter code"
    case (0x7, 2): "invalid TPDU type"
    case (0x7, 3): "invalid parameter value"
    default: nil
    }
  }

  public static func parameterName(_ code: UInt8) -> String? {
    switch code {
    case 0x85: "acknowledge time"
    case 0x86: "residual error rate"
    case 0x87: "priority"
    case 0x88: "transit delay"
    case 0x89: "throughput"
    case 0x8A: "subsequence number"
    case 0x8B: "reassignment time"
    case 0x8C: "flow control confirmation"
    case 0x8F: "selective acknowledgment"
    case 0xC0: "TPDU size"
    case 0xC1: "calling TSAP"
    case 0xC2: "called TSAP"
    case 0xC3: "checksum"
    case 0xC4: "version"
    case 0xC5: "protection"
    case 0xC6: "additional options"
    case 0xC7: "alternative classes"
    case 0xE0: "additional information"
    case 0xF0: "preferred maximum TPDU size"
    case 0xF2: "inactivity timer"
    default: nil
    }
  }
}
