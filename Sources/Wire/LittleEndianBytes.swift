// Loads of numbers whose lowest byte comes first, as IEEE 802.11 and its capture headers have them. Callers have checked
// the length.
extension Span<UInt8> {
  /// The 16-bit number at `offset`, lowest byte first.
  func littleUInt16(at offset: Int) -> UInt16 {
    UInt16(self[offset]) | UInt16(self[offset &+ 1]) &<< 8
  }

  /// The 32-bit number at `offset`, lowest byte first.
  func littleUInt32(at offset: Int) -> UInt32 {
    UInt32(littleUInt16(at: offset)) | UInt32(littleUInt16(at: offset &+ 2)) &<< 16
  }

  /// The 64-bit number at `offset`, lowest byte first.
  func littleUInt64(at offset: Int) -> UInt64 {
    UInt64(littleUInt32(at: offset)) | UInt64(littleUInt32(at: offset &+ 4)) &<< 32
  }
}
