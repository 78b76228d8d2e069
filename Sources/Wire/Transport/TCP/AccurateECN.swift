extension TCPOption {
  /// The counters of accurate ECN, RFC 9768 §3.2.3: 24 bits each, three, two, one or none of them, least useful last.
  public struct AccurateECN: Hashable, Sendable {
    /// Which codepoint's bytes come first.
    public enum Order: UInt8, Hashable, Sendable {
      /// Kind 172: ECT(0), CE, ECT(1).
      case first = 0
      /// Kind 174: ECT(1), CE, ECT(0).
      case second = 1
    }

    public let order: Order
    /// Bytes of payload that came marked ECT(0), modulo 2²⁴; nil where the option ends before.
    public let capableZero: UInt32?
    /// Bytes of payload that came marked CE, congestion experienced.
    public let congestionExperienced: UInt32?
    /// Bytes of payload that came marked ECT(1).
    public let capableOne: UInt32?

    /// - Returns: nil unless `data` holds zero to three whole counters.
    init?(_ bytes: Span<UInt8>, _ data: Range<Int>, order: Order) {
      guard data.count <= 9, data.count % 3 == 0 else { return nil }
      func counter(_ index: Int) -> UInt32? {
        let place = data.lowerBound &+ index &* 3
        guard place &+ 3 <= data.upperBound else { return nil }
        return UInt32(bytes[place]) &<< 16 | UInt32(bytes.uint16(at: place &+ 1))
      }
      self.order = order
      capableZero = counter(order == .first ? 0 : 2)
      congestionExperienced = counter(1)
      capableOne = counter(order == .first ? 2 : 0)
    }
  }
}
