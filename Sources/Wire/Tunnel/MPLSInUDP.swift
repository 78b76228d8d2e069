/// MPLS in UDP, RFC 7510 §3: label stack entries follow UDP at once.
enum MPLSInUDP {
  /// Whether a stack of at most 16 labels ends above IP, or a pseudowire's control word and Ethernet.
  static func fits(_ bytes: Span<UInt8>, from start: Int = 0, room: Int) -> Bool {
    var place = start
    for _ in 0..<16 {
      guard bytes.count >= place &+ 4 else { return false }
      let isBottom = bytes[place &+ 2] & 1 != 0
      // A time to live of 0 is never sent (RFC 3032 §2.4.1).
      guard bytes[place &+ 3] != 0 else { return false }
      place &+= 4
      guard isBottom else { continue }
      return CarriedPacket.network(bytes, from: place, to: room) != nil
        || bytes.count > place && bytes[place] == 0
          && CarriedPacket.isEthernet(bytes, from: place &+ 4, to: room, isStrict: true)
    }
    return false
  }
}
