/// A place in collected bytes and the end up to which they may be read.
///
/// It holds no span (no struct can), so each read is given the same one.
struct ByteReader: Hashable, Sendable {
  /// Of the next byte to be read.
  private(set) var position: Int
  /// Byte after the last that belongs to what is read.
  let end: Int
  /// Whether a length field set `end`: reading across it is then a contradiction, not a lack of bytes.
  let isBounded: Bool

  /// Everything from `position` on.
  init(_ bytes: Span<UInt8>, from position: Int = 0) {
    self.position = position
    end = bytes.count
    isBounded = false
  }

  /// What a length field encloses; `range` lies within the bytes.
  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
    isBounded = true
  }

  /// Bytes up to the end.
  var remaining: Int { end &- position }

  /// - Returns: where `count` bytes begin; the position is behind them.
  /// - Throws: truncated where the bytes end before; invalid where a length field did.
  mutating func take(_ count: Int) throws(ApplicationFault) -> Int {
    guard count >= 0, count <= remaining else {
      if isBounded { throw .invalid(at: position, value: UInt64(clamping: count)) }
      throw .truncated(needed: position &+ max(count, 0))
    }
    let start = position
    position &+= count
    return start
  }

  mutating func range(_ count: Int) throws(ApplicationFault) -> Range<Int> {
    let start = try take(count)
    return start..<start &+ count
  }

  /// A reader for what a length of `count` bytes encloses, which may go on beyond the end of what was collected; the
  /// position is behind it, or at the end.
  ///
  /// - Throws: invalid where an enclosing length field ends before.
  mutating func enclosed(_ count: Int) throws(ApplicationFault) -> ByteReader {
    guard count > remaining else {
      return ByteReader(try range(count))
    }
    guard !isBounded else { throw .invalid(at: position, value: UInt64(clamping: count)) }
    let inner = self
    position = end
    return inner
  }

  /// - Throws: truncated where not everything was there that a length encloses.
  func finish() throws(ApplicationFault) {
    guard isBounded else { throw .truncated(needed: end &+ 1) }
  }

  mutating func uint8(_ bytes: Span<UInt8>) throws(ApplicationFault) -> UInt8 {
    bytes[try take(1)]
  }

  mutating func uint16(_ bytes: Span<UInt8>) throws(ApplicationFault) -> UInt16 {
    bytes.uint16(at: try take(2))
  }

  mutating func uint24(_ bytes: Span<UInt8>) throws(ApplicationFault) -> Int {
    let start = try take(3)
    return Int(bytes[start]) &<< 16 | Int(bytes.uint16(at: start &+ 1))
  }

  mutating func uint32(_ bytes: Span<UInt8>) throws(ApplicationFault) -> UInt32 {
    bytes.uint32(at: try take(4))
  }

  /// A vector behind a length of one byte.
  mutating func vector8(_ bytes: Span<UInt8>) throws(ApplicationFault) -> Range<Int> {
    try range(Int(uint8(bytes)))
  }

  /// A vector behind a length of two bytes.
  mutating func vector16(_ bytes: Span<UInt8>) throws(ApplicationFault) -> Range<Int> {
    try range(Int(uint16(bytes)))
  }
}

extension Span<UInt8> {
  /// The bytes of `range`, at most `limit`, as a value of their own.
  func copy(_ range: Range<Int>, limit: Int) -> [UInt8] {
    var copy: [UInt8] = []
    let end = Swift.min(range.upperBound, count, range.lowerBound &+ limit)
    guard range.lowerBound < end else { return copy }
    copy.reserveCapacity(end &- range.lowerBound)
    for place in range.lowerBound..<end { copy.append(self[place]) }
    return copy
  }

  /// Whether the bytes from `start` are those of `text`, letters in either case if `ignoringCase`.
  func holds(_ text: String, at start: Int = 0, ignoringCase: Bool = false) -> Bool {
    var place = start
    for letter in text.utf8 {
      guard place >= 0, place < count else { return false }
      let byte = self[place]
      guard byte == letter || ignoringCase && byte.lowercased == letter.lowercased else { return false }
      place &+= 1
    }
    return true
  }
}

extension UInt8 {
  /// An ASCII letter in lower case; any other byte as it is.
  var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  /// An ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// An ASCII letter.
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  /// ASCII text within a line: printable, space or tab.
  var isLineText: Bool { self >= 0x20 && self < 0x7F || self == 0x09 }
}
