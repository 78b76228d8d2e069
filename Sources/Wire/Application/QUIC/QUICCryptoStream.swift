/// The handshake's bytes from the CRYPTO frames of opened Initial packets, RFC 9000 §19.6, in their order.
///
/// A client may scatter its hello over frames in any order, and over several packets.
public struct QUICCryptoStream: Hashable, Sendable {
  /// Most bytes of the stream that are kept; a hello is far below.
  static let longest = 1 << 16

  private struct Piece: Hashable, Sendable {
    var offset: Int
    var bytes: [UInt8]
  }
  private var pieces: [Piece] = []

  public init() {}

  /// Takes the CRYPTO frames of a packet.
  ///
  /// - Parameter payload: what decryption gave.
  /// - Returns: false where a frame is there that an Initial must not have (RFC 9000 §17.2.2), or one that is cut;
  ///   those before it were taken.
  public mutating func add(_ payload: Span<UInt8>) -> Bool {
    var reader = ByteReader(payload)
    do throws(ApplicationFault) {
      while reader.remaining > 0 {
        let at = reader.position
        let type = try reader.variableLength(payload)
        switch type {
        case 0x00, 0x01:  // PADDING, PING
          continue
        case 0x02, 0x03:  // ACK
          try Self.skipAcknowledgment(payload, &reader, hasCounts: type == 3)
        case 0x06:
          let offset = Int(clamping: try reader.variableLength(payload))
          let length = Int(clamping: try reader.variableLength(payload))
          let range = try reader.range(length)
          if offset < Self.longest, !range.isEmpty {
            pieces.append(Piece(offset: offset, bytes: payload.copy(range, limit: Self.longest &- offset)))
          }
        case 0x1C:  // CONNECTION_CLOSE of the transport
          _ = try reader.variableLength(payload)
          _ = try reader.variableLength(payload)
          _ = try reader.range(Int(clamping: reader.variableLength(payload)))
        default:
          throw .invalid(at: at, value: type)
        }
      }
      return true
    } catch {
      return false
    }
  }

  /// RFC 9000 §19.3.
  private static func skipAcknowledgment(
    _ payload: Span<UInt8>, _ reader: inout ByteReader, hasCounts: Bool
  ) throws(ApplicationFault) {
    _ = try reader.variableLength(payload)
    _ = try reader.variableLength(payload)
    let ranges = try reader.variableLength(payload)
    _ = try reader.variableLength(payload)
    // Each range takes two bytes at least: a count beyond what is there ends at the first that is missing.
    var left = ranges
    while left > 0 {
      _ = try reader.variableLength(payload)
      _ = try reader.variableLength(payload)
      left &-= 1
    }
    if hasCounts {
      for _ in 0..<3 { _ = try reader.variableLength(payload) }
    }
  }

  /// Whether any CRYPTO frame has been taken.
  public var isEmpty: Bool { pieces.isEmpty }

  /// What is there from the stream's first byte up to the first gap.
  public var beginning: [UInt8] {
    var stream: [UInt8] = []
    for piece in pieces.sorted(by: { $0.offset < $1.offset }) {
      guard piece.offset <= stream.count else { break }
      let known = stream.count - piece.offset
      if known < piece.bytes.count { stream += piece.bytes[known...] }
    }
    return stream
  }
}
