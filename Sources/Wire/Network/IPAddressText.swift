// Text of addresses, built byte by byte: a report prints millions of them.

extension IPv6Address: CustomStringConvertible {
  /// Most bytes that an address takes: eight groups of four digits and seven colons.
  static let textSize = 39

  /// RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as
  /// `::`, an IPv4-mapped address with its last 32 bits in dotted form (§5; RFC 4291 §2.5.5.2).
  public var description: String {
    asciiText { append(to: &$0) }
  }

  /// Appends the text of `description` as ASCII, at most 39 bytes.
  public func append(to buffer: inout [UInt8]) {
    buffer.append(addingCapacity: Self.textSize) { write(to: &$0) }
  }

  /// Writes the text of `description` as ASCII, at most 39 bytes.
  public func write(to text: inout OutputSpan<UInt8>) {
    if high == 0, low &>> 32 == 0xFFFF {
      text.append(0x3A)
      text.append(0x3A)
      for _ in 0..<4 { text.append(0x66) }
      text.append(0x3A)
      IPAddress.writeDotted(UInt32(truncatingIfNeeded: low), to: &text)
      return
    }
    let zeros = longestZeroRun
    var index = 0
    while index < 8 {
      if index == zeros.lowerBound, !zeros.isEmpty {
        text.append(0x3A)
        text.append(0x3A)
        index = zeros.upperBound
        continue
      }
      if index > 0, index != zeros.upperBound || zeros.isEmpty { text.append(0x3A) }
      Self.writeHexadecimal(group(index), to: &text)
      index += 1
    }
  }

  /// The 16 bits at `index`, 0 (first on the wire) to 7.
  private func group(_ index: Int) -> UInt16 {
    let half = index < 4 ? high : low
    return UInt16(truncatingIfNeeded: half &>> UInt64(48 &- (index & 3) &* 16))
  }

  /// The groups that `::` stands for; empty where there is no run of two.
  private var longestZeroRun: Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in 0..<8 {
      if group(index) != 0 {
        start = index + 1
      } else if index + 1 - start > max(longest.count, 1) {
        longest = start..<index + 1
      }
    }
    return longest
  }

  private static func writeHexadecimal(_ group: UInt16, to text: inout OutputSpan<UInt8>) {
    var shift: UInt16 = group >= 0x1000 ? 12 : group >= 0x100 ? 8 : group >= 0x10 ? 4 : 0
    while true {
      let digit = UInt8(truncatingIfNeeded: group &>> shift & 15)
      text.append(digit < 10 ? 0x30 &+ digit : 0x57 &+ digit)
      guard shift > 0 else { return }
      shift &-= 4
    }
  }
}

extension IPAddress: CustomStringConvertible {
  /// IPv4 in dotted decimal, IPv6 as RFC 5952 has it.
  public var description: String {
    asciiText { append(to: &$0) }
  }

  /// Appends the text of `description` as ASCII, at most 39 bytes.
  public func append(to buffer: inout [UInt8]) {
    switch version {
    case .v4: Self.appendDotted(UInt32(truncatingIfNeeded: low), to: &buffer)
    case .v6: IPv6Address(high: high, low: low).append(to: &buffer)
    }
  }

  /// Writes the text of `description` as ASCII, at most 39 bytes.
  public func write(to text: inout OutputSpan<UInt8>) {
    switch version {
    case .v4: Self.writeDotted(UInt32(truncatingIfNeeded: low), to: &text)
    case .v6: IPv6Address(high: high, low: low).write(to: &text)
    }
  }

  /// Appends an IPv4 address in dotted decimal as ASCII, at most 15 bytes.
  public static func appendDotted(_ address: UInt32, to buffer: inout [UInt8]) {
    buffer.append(addingCapacity: 15) { writeDotted(address, to: &$0) }
  }

  /// Writes an IPv4 address in dotted decimal as ASCII, at most 15 bytes.
  public static func writeDotted(_ address: UInt32, to text: inout OutputSpan<UInt8>) {
    var shift: UInt32 = 24
    while true {
      let part = UInt8(truncatingIfNeeded: address &>> shift)
      if part >= 100 { text.append(0x30 &+ part / 100) }
      if part >= 10 { text.append(0x30 &+ part / 10 % 10) }
      text.append(0x30 &+ part % 10)
      guard shift > 0 else { return }
      text.append(0x2E)
      shift &-= 8
    }
  }
}

private func asciiText(_ append: (inout [UInt8]) -> Void) -> String {
  var buffer: [UInt8] = []
  buffer.reserveCapacity(IPv6Address.textSize)
  append(&buffer)
  return String(decoding: buffer, as: UTF8.self)
}
