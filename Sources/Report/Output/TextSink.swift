import Wire

/// What text is appended to, byte by byte: an array, or a line's buffer.
protocol TextSink: ~Copyable {
  var count: Int { get }
  mutating func append(_ byte: UInt8)
  mutating func append(contentsOf bytes: [UInt8])
  mutating func append(_ text: StaticString)
  mutating func append(contentsOf bytes: Span<UInt8>)
  /// Lets `body` write at most `count` bytes.
  mutating func append(addingCapacity count: Int, _ body: (inout OutputSpan<UInt8>) -> Void)
}

extension TextSink where Self: ~Copyable {
  /// Appends the UTF-8 bytes of text that is ours (text from captures goes through `appendEscaped`).
  @_disfavoredOverload
  @inline(__always)
  mutating func append(_ text: String) {
    append(contentsOf: text.utf8Span.span)
  }

  /// Appends an address of either version as `IPAddress` writes it.
  mutating func append(_ address: IPAddress) {
    append(addingCapacity: 39) { address.write(to: &$0) }
  }

  mutating func append(_ address: IPv6Address) {
    append(addingCapacity: 39) { address.write(to: &$0) }
  }

  @inline(__always)
  mutating func appendDotted(_ address: UInt32) {
    append(addingCapacity: 15) { IPAddress.writeDotted(address, to: &$0) }
  }

  /// Appends `count` spaces; none where it is negative.
  mutating func pad(_ count: Int) {
    for _ in 0..<max(count, 0) { append(0x20) }
  }
}

extension [UInt8]: TextSink {
  /// Appends the UTF-8 bytes of a literal: without counting a reference, which a `String` costs each time.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    // Sound: a static string's bytes are constant and live as long as the program; the pointer does not leave the call.
    text.withUTF8Buffer { bytes in unsafe append(contentsOf: bytes) }
  }

  @inline(__always)
  mutating func append(contentsOf bytes: Span<UInt8>) {
    append(addingCapacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }

  @inline(__always)
  mutating func append(addingCapacity count: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
    append(addingCapacity: count, initializingWith: body)
  }
}

/// Columns that text of ours takes on a terminal: all of its characters are single ones.
func columnCount(_ text: String) -> Int {
  text.utf8.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
}
