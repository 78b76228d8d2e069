import Testing

@testable import Wire

/// Bytes of a hexdump: two digits a byte, blanks anywhere between, a comment from `;` or `//` to the end of its line.
///
/// Anything else stops the test: a mistyped dump must not become a shorter one.
func bytes(_ dump: String) -> [UInt8] {
  var bytes: [UInt8] = []
  var high: UInt8?
  for line in dump.split(separator: "\n") {
    var text = line
    if let comment = text.firstIndex(of: ";") { text = text[..<comment] }
    if let slash = text.firstIndex(of: "/") { text = text[..<slash] }
    for character in text {
      if character == " " || character == "\t" {
        precondition(high == nil, "half a byte in: \(line)")
        continue
      }
      guard let digit = character.hexDigitValue.map(UInt8.init) else {
        preconditionFailure("not a hexadecimal digit: \(character) in: \(line)")
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    precondition(high == nil, "half a byte in: \(line)")
  }
  return bytes
}

/// Decodes with an offset and limit that no default has, so that a test sees whether both reach the error.
let somewhere = 1_234
let limits: [DecodeError.Limit] = [.frame, .snapshot, .lengthField]

/// Every prefix of `whole` that is too short is truncated, and says how many bytes were needed and there; the
/// rest decode.
///
/// - Parameters:
///   - fixed: bytes that the decoder asks for at first.
///   - variable: bytes that it asks for as soon as these are there and have told the header's length.
///   - decode: the initialiser under test, with its offset and limit.
func expectTruncation<Header>(
  of whole: [UInt8], layer: Layer, needed fixed: Int, then variable: Int? = nil,
  decode: (Span<UInt8>, Int, DecodeError.Limit) throws(DecodeError) -> Header,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for limit in limits {
    for available in 0...whole.count {
      let prefix = Array(whole.prefix(available))
      let expected = available < fixed ? fixed : variable ?? fixed
      var thrown: DecodeError?
      do throws(DecodeError) { _ = try decode(prefix.span, somewhere, limit) } catch { thrown = error }
      let reason = DecodeError.Reason.truncated(needed: expected, available: available, limit: limit)
      let right = available < expected ? DecodeError(layer, at: somewhere, reason) : nil
      #expect(thrown == right, "\(available) of \(whole.count) bytes", sourceLocation: sourceLocation)
    }
  }
}

/// The error that `decode` throws, or nil.
func error<Header>(
  of data: [UInt8], decode: (Span<UInt8>, Int, DecodeError.Limit) throws(DecodeError) -> Header
) -> DecodeError? {
  do throws(DecodeError) {
    _ = try decode(data.span, somewhere, .frame)
    return nil
  } catch {
    return error
  }
}
