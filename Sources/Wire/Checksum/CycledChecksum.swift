/// Xerox's checksum of PUP and XNS: words are added in one's complement, and after each the sum is turned left by one
/// bit; 0xFFFF stands for none (CSL-79-10; XSIS 028112 §3).
public enum CycledChecksum {
  public static func sum(_ bytes: Span<UInt8>) -> UInt16 {
    var sum: UInt32 = 0
    var index = 0
    while index < bytes.count {
      let low = index + 1 < bytes.count ? UInt32(bytes[index + 1]) : 0
      sum += UInt32(bytes[index]) << 8 | low
      sum = (sum & 0xFFFF) + (sum >> 16)
      sum = (sum << 1 & 0xFFFF) | sum >> 15
      index += 2
    }
    return sum == 0xFFFF ? 0 : UInt16(truncatingIfNeeded: sum)
  }

  /// - Parameters:
  ///   - bytes: what it covers and has been captured.
  ///   - length: how much it covers by the packet's length.
  public static func verdict(_ sent: UInt16, over bytes: Span<UInt8>, length: Int) -> ChecksumVerdict {
    guard sent != 0xFFFF else { return .absent }
    guard bytes.count >= length else { return .cut }
    let expected = sum(bytes.extracting(first: length))
    return sent == expected ? .good : .bad(expected: UInt32(expected))
  }
}
