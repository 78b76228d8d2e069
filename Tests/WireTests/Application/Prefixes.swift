import Testing

@testable import Wire

/// Every proper prefix of `whole` is incomplete, and all of it complete.
///
/// - Returns: what the whole is.
func expectPrefixes<Message>(
  of whole: [UInt8], parse: (Span<UInt8>) -> Parsed<Message>, sourceLocation: SourceLocation = #_sourceLocation
) throws -> Message {
  for count in 0..<whole.count {
    let parsed = parse(Array(whole.prefix(count)).span)
    #expect(!parsed.isForeign && !parsed.isComplete, "\(count) of \(whole.count) bytes", sourceLocation: sourceLocation)
  }
  let parsed = parse(whole.span)
  #expect(parsed.isComplete, sourceLocation: sourceLocation)
  return try #require(parsed.message, sourceLocation: sourceLocation)
}

/// Bytes of ASCII text.
func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The text of a range of bytes; nil without one.
func text(_ range: Range<Int>?, of bytes: [UInt8]) -> String? {
  range.map { String(decoding: bytes[$0], as: UTF8.self) }
}

/// `whole` with `replacement` from `place` on.
func replacing(_ whole: [UInt8], at place: Int, _ replacement: [UInt8]) -> [UInt8] {
  var changed = whole
  changed.replaceSubrange(place..<place + replacement.count, with: replacement)
  return changed
}

/// Whether `test` is true of the bytes; `#expect` cannot take a span itself.
func holds(_ data: [UInt8], _ test: (Span<UInt8>) -> Bool) -> Bool { test(data.span) }
