import Testing

@testable import Wire

/// Packets that tunnels carry in the tests, and what every tunnel's header must do with too few bytes.
enum Inner {
  /// 28 bytes: UDP from 10.0.0.1 port 1 to 10.0.0.2 port 9, empty.
  static let ipv4 = bytes(
    """
    4500 001c 0000 0000 4011 66cf  ; 28 bytes, TTL 64, UDP
    0a000001 0a000002
    0001 0009 0008 0000
    """)
  /// 48 bytes: the same over IPv6.
  static let ipv6 = bytes(
    """
    60000000 0008 11 40            ; payload of 8 bytes, UDP, hop limit 64
    20010db8 00000000 00000000 00000001
    20010db8 00000000 00000000 00000002
    0001 0009 0008 0000
    """)
  static let ethernet = bytes("020000000002 020000000001 0800") + ipv4
  static let ppp = bytes("ff03 0021") + ipv4
  static let hdlc = bytes("0f00 0800") + ipv4
}

/// Every prefix below the header's length is truncated, says how many bytes were there, and asks for more; every other
/// decodes.
func expectEveryCut<Header>(
  of whole: [UInt8], headerLength: Int, layer: Layer,
  decode: (Span<UInt8>, Int, DecodeError.Limit) throws(DecodeError) -> Header,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for limit in limits {
    for available in 0...whole.count {
      let prefix = Array(whole.prefix(available))
      var thrown: DecodeError?
      do throws(DecodeError) { _ = try decode(prefix.span, somewhere, limit) } catch { thrown = error }
      guard available < headerLength else {
        #expect(thrown == nil, "\(available) of \(whole.count) bytes", sourceLocation: sourceLocation)
        continue
      }
      guard let thrown, case .truncated(let needed, available, limit) = thrown.reason else {
        Issue.record(
          "\(available) of \(headerLength) bytes: \(String(describing: thrown))", sourceLocation: sourceLocation)
        continue
      }
      #expect(thrown.layer == layer && thrown.offset == somewhere, sourceLocation: sourceLocation)
      #expect(needed > available && needed <= headerLength, "needs \(needed)", sourceLocation: sourceLocation)
    }
  }
}

/// A UDP header before a payload, with the right length.
func datagram(_ source: UInt16, _ destination: UInt16, _ payload: [UInt8], length: Int? = nil) -> [UInt8] {
  let length = UInt16(length ?? payload.count + 8)
  return [source, destination, length, 0].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } + payload
}
