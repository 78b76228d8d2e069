/// Bytes of two digits each, blanks and line ends between them; anything else stops the test.
func bytes(_ dump: String) -> [UInt8] {
  let digits = dump.filter { !$0.isWhitespace }.map { character in
    guard let digit = character.hexDigitValue else { preconditionFailure("not a hexadecimal digit: \(character)") }
    return UInt8(digit)
  }
  precondition(digits.count % 2 == 0, "half a byte in: \(dump)")
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
