/// One element of a Link Layer Discovery frame (IEEE Std 802.1AB-2016 §8.4); the frame is nothing but them.
///
///      0             7                 16
///     +-------------+-----------------+ - - - - - - -+
///     |    type     | value's length  |    value     |
///     +-------------+-----------------+ - - - - - - -+
public struct LLDPElement: Hashable, Sendable {
  /// 0 end, 1 chassis, 2 port, 3 time to live, 4 port description, 5 system name, 6 system description, 7 capabilities,
  /// 8 management address, 127 an organization's own.
  public let type: UInt8
  /// Its value, counted from the frame's first element.
  public let value: Range<Int>

  /// Table 8-1.
  public var name: String? {
    switch type {
    case 0: "End"
    case 1: "Chassis ID"
    case 2: "Port ID"
    case 3: "Time to Live"
    case 4: "Port Description"
    case 5: "System Name"
    case 6: "System Description"
    case 7: "System Capabilities"
    case 8: "Management Address"
    case 127: "Organization specific"
    default: nil
    }
  }

  /// Fewest bytes of the value (§8.5); 0 where any length is allowed.
  var leastLength: Int {
    switch type {
    case 1, 2, 3: 2
    case 7, 127: 4
    case 8: 9
    default: 0
    }
  }
}

/// Reads the elements of an LLDP frame one after the other.
public struct LLDPElementCursor: Hashable, Sendable {
  private var position = 0
  private var isAtEnd = false

  public init() {}

  /// - Parameter bytes: from the frame's first element.
  /// - Returns: the next element, the end included; nil behind it.
  /// - Throws: truncated where the frame ends within one; nothing follows then. Invalid option length below what the type
  ///   needs; the cursor goes on.
  public mutating func next(
    _ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame
  ) throws(DecodeError) -> LLDPElement? {
    let start = position
    guard !isAtEnd, start < bytes.count else { return nil }
    isAtEnd = true
    var needed = start &+ 2
    if bytes.count >= needed {
      let head = bytes.uint16(at: start)
      needed &+= Int(head & 0x1FF)
      if bytes.count >= needed {
        let element = LLDPElement(type: UInt8(head &>> 9), value: start &+ 2..<needed)
        position = needed
        isAtEnd = element.type == 0
        guard element.value.count >= element.leastLength else {
          throw invalid(.lldp, at: offset, .optionLength, UInt64(element.value.count))
        }
        return element
      }
    }
    throw truncated(.lldp, at: offset, needed: needed, available: bytes.count, limit: limit)
  }
}
