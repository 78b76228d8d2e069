/// Captures built byte by byte, small enough to know everything about.
enum CommandLineCapture {
  /// A classic pcap in little-endian order, times in microseconds, Ethernet, snapshot length 262,144.
  static let header: [UInt8] =
    [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0] + [UInt8](repeating: 0, count: 8) + little(262_144) + little(1)

  /// Frames of 60 bytes, a second apart, each a UDP datagram from another port: so many flows.
  static func datagrams(_ count: Int) -> [UInt8] {
    var bytes = header
    for number in 0..<count {
      bytes += little(UInt32(1_700_000_000 + number)) + little(0) + little(60) + little(60) + frame(number)
    }
    return bytes
  }

  /// Ethernet, IPv4 10.0.x.y to 192.0.2.1, UDP port 10000 to 53, 18 bytes of payload.
  private static func frame(_ number: Int) -> [UInt8] {
    let host: [UInt8] = [10, 0, UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
    return [0x02, 0, 0, 0, 0, 2, 0x02, 0, 0, 0, 0, 1, 0x08, 0x00]
      + [0x45, 0, 0, 46, 0, 0, 0, 0, 64, 17, 0, 0] + host + [192, 0, 2, 1]
      + [0x27, 0x10, 0, 53, 0, 26, 0, 0] + [UInt8](repeating: 0x61, count: 18)
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(value >> (8 * $0) & 0xFF) }
  }
}
