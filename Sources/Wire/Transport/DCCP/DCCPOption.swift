/// One option of a DCCP header, RFC 4340 §5.8. Ranges are bytes of the header, counted from its first.
public enum DCCPOption: Hashable, Sendable {
  /// Types below 32: one byte. 0 padding; 1 mandatory: who does not understand the next option resets; 2 slow receiver.
  case single(UInt8)
  /// Types 32 to 35: Change L, Confirm L, Change R, Confirm R: the values wanted or agreed, in order (RFC 4340 §6.1).
  case feature(type: UInt8, feature: UInt8, values: Range<Int>)
  /// Type 37: packets without data that were sent in a burst (RFC 4340 §7.7).
  case nonDataPackets(UInt64)
  /// Types 38 and 39: what was received, run by run, two bits of state and six of length; the nonce is the type's lowest
  /// bit (RFC 4340 §11.4).
  case acknowledgmentVector(nonce: UInt8, runs: Range<Int>)
  /// Type 40: data dropped, block by block (RFC 4340 §11.7).
  case dataDropped(Range<Int>)
  /// Type 41: the sender's clock in units of 10 microseconds (RFC 4340 §13.1).
  case timestamp(UInt32)
  /// Type 42: the peer's clock, and how long it was kept, in units of 10 microseconds; nil: not said (RFC 4340 §13.3).
  case timestampEcho(UInt32, elapsed: UInt32?)
  /// Type 43: since the packet that is acknowledged, in units of 10 microseconds (RFC 4340 §13.2).
  case elapsedTime(UInt32)
  /// Type 44: CRC32c of the data (RFC 4340 §9.3).
  case dataChecksum(UInt32)
  /// Types 192 and 194 of congestion control 3: loss events in all packets as 1 in so many, and bytes received in a
  /// second (RFC 4342 §8.5, §8.3).
  case lossEventRate(UInt32)
  case receiveRate(UInt32)
  /// Any other type; 36 is an init cookie (RFC 4340 §8.1.4), 128 to 255 belong to the congestion control in use.
  case other(type: UInt8, data: Range<Int>)

  /// The number on the wire.
  public var type: UInt8 {
    switch self {
    case .single(let type), .feature(let type, _, _), .other(let type, _): type
    case .nonDataPackets: 37
    case .acknowledgmentVector(let nonce, _): 38 &+ nonce
    case .dataDropped: 40
    case .timestamp: 41
    case .timestampEcho: 42
    case .elapsedTime: 43
    case .dataChecksum: 44
    case .lossEventRate: 192
    case .receiveRate: 194
    }
  }

  /// The short name of a type: tcpdump's where it has one; nil for reserved ones.
  public static func name(_ type: UInt8) -> String? {
    switch type {
    case 0: "nop"
    case 1: "mandatory"
    case 2: "slowreceiver"
    case 32: "change_l"
    case 33: "confirm_l"
    case 34: "change_r"
    case 35: "confirm_r"
    case 36: "initcookie"
    case 37: "ndp_count"
    case 38: "ack_vector0"
    case 39: "ack_vector1"
    case 40: "data_dropped"
    case 41: "timestamp"
    case 42: "timestamp_echo"
    case 43: "elapsed_time"
    case 44: "data_checksum"
    case 192: "loss_event_rate"
    case 193: "loss_intervals"
    case 194: "receive_rate"
    default: nil
    }
  }

  /// The short name of a feature (RFC 4340 §6.4); nil for reserved ones.
  public static func name(feature: UInt8) -> String? {
    switch feature {
    case 1: "ccid"
    case 2: "allow_short_seqno"
    case 3: "sequence_window"
    case 4: "ecn_incapable"
    case 5: "ack_ratio"
    case 6: "send_ack_vector"
    case 7: "send_ndp_count"
    case 8: "minimum_csum_coverage"
    case 9: "check_data_checksum"
    case 192: "send_loss_event_rate"
    default: nil
    }
  }
}

extension DCCPOption: HeaderOption {
  public static var uncounted: Int { 0 }
  public static func endsList(_ kind: UInt8) -> Bool { false }

  public init?(single kind: UInt8, at start: Int) {
    guard kind < 32 else { return nil }
    self = .single(kind)
  }

  public init?(kind type: UInt8, _ bytes: Span<UInt8>, data: Range<Int>) {
    let start = data.lowerBound
    switch (type, data.count) {
    case (32...35, 1...): self = .feature(type: type, feature: bytes[start], values: start &+ 1..<data.upperBound)
    case (37, 1...6):
      var count: UInt64 = 0
      for index in data { count = count &<< 8 | UInt64(bytes[index]) }
      self = .nonDataPackets(count)
    case (38, 1...), (39, 1...): self = .acknowledgmentVector(nonce: type & 1, runs: data)
    case (40, 1...): self = .dataDropped(data)
    case (41, 4): self = .timestamp(bytes.uint32(at: start))
    case (42, 4): self = .timestampEcho(bytes.uint32(at: start), elapsed: nil)
    case (42, 6): self = .timestampEcho(bytes.uint32(at: start), elapsed: UInt32(bytes.uint16(at: start &+ 4)))
    case (42, 8): self = .timestampEcho(bytes.uint32(at: start), elapsed: bytes.uint32(at: start &+ 4))
    case (43, 2): self = .elapsedTime(UInt32(bytes.uint16(at: start)))
    case (43, 4): self = .elapsedTime(bytes.uint32(at: start))
    case (44, 4): self = .dataChecksum(bytes.uint32(at: start))
    case (192, 4): self = .lossEventRate(bytes.uint32(at: start))
    case (194, 4): self = .receiveRate(bytes.uint32(at: start))
    case (32...35, _), (37...44, _): return nil
    default: self = .other(type: type, data: data)
    }
  }
}

/// Reads the options of a DCCP header one after the other.
public typealias DCCPOptionCursor = OptionCursor<DCCPOption>

extension OptionCursor where Option == DCCPOption {
  public init(_ header: DCCPHeader) {
    self.init(from: header.optionsStart, to: header.headerLength, layer: .dccp)
  }
}
