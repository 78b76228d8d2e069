/// Options at the end of a pcapng block (draft-ietf-opsawg-pcapng §3.5): code, length, value padded to four bytes.
enum PcapNGOption {
  enum Step {
    case option(code: UInt16, value: Range<Int>)
    case end
    case damaged(code: UInt16, length: UInt16)
  }

  /// The option at `position`, which is moved behind it; `.end` at opt_endofopt or where the block ends.
  ///
  /// - Parameter options: the bytes between a block's fixed part and its trailing length.
  static func next(_ options: Span<UInt8>, at position: inout Int, isSwapped: Bool) -> Step {
    guard options.count - position >= 4 else { return .end }
    let code = options.fileUInt16(at: position, isSwapped: isSwapped)
    let length = options.fileUInt16(at: position + 2, isSwapped: isSwapped)
    guard code != 0 else { return .end }
    let start = position + 4
    guard options.count - start >= Int(length) else { return .damaged(code: code, length: length) }
    position = start + (Int(length) + 3) / 4 * 4
    return .option(code: code, value: start..<start + Int(length))
  }
}
