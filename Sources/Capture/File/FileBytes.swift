// Loads of capture-file headers, which are in either byte order, from spans. `isSwapped` is a constant
// after inlining wherever speed matters.
extension Span<UInt8> {
  /// The 16-bit number at `offset`: little-endian, or big-endian if `isSwapped`.
  @inline(__always)
  func fileUInt16(at offset: Int, isSwapped: Bool) -> UInt16 {
    let value = UInt16(self[offset]) | UInt16(self[offset &+ 1]) &<< 8
    return isSwapped ? value.byteSwapped : value
  }

  /// The 32-bit number at `offset`: little-endian, or big-endian if `isSwapped`.
  @inline(__always)
  func fileUInt32(at offset: Int, isSwapped: Bool) -> UInt32 {
    let low = UInt32(self[offset]) | UInt32(self[offset &+ 1]) &<< 8
    let value = low | UInt32(self[offset &+ 2]) &<< 16 | UInt32(self[offset &+ 3]) &<< 24
    return isSwapped ? value.byteSwapped : value
  }

  /// The 64-bit number at `offset`: little-endian, or big-endian if `isSwapped`.
  @inline(__always)
  func fileUInt64(at offset: Int, isSwapped: Bool) -> UInt64 {
    let first = UInt64(fileUInt32(at: offset, isSwapped: isSwapped))
    let second = UInt64(fileUInt32(at: offset &+ 4, isSwapped: isSwapped))
    return isSwapped ? first &<< 32 | second : second &<< 32 | first
  }
}
