import Testing

@testable import Wire

@Suite("QUIC")
struct QUICTests {
  static let initial = bytes(
    """
    c3                           ; Initial
    00 00 00 01                  ; version 1
    08 83 94 c8 f0 3e 51 57 08   ; destination
    02 aa bb                     ; source
    03 01 02 03                  ; token
    40 05                        ; length 5
    00 00 00 02 ff
    """)

  @Test("Every field of an Initial")
  func fields() throws {
    let header = try QUICLongHeader(Self.initial.span)
    #expect(header.kind == .initial)
    #expect(header.version == .version1)
    #expect(header.destinationIdentifier == 6..<14)
    #expect(header.sourceIdentifier == 15..<17)
    #expect(header.token == 18..<21)
    #expect(header.length == 5)
    #expect(header.start == 0)
    #expect(header.payloadStart == 23)
    #expect(header.end == 28)
    #expect(header.isWhole)
  }

  @Test("Every truncation")
  func truncation() throws {
    for count in 0..<Self.initial.count {
      let prefix = Array(Self.initial.prefix(count))
      if count < 23 {
        let fault = #expect(throws: ApplicationFault.self) { try QUICLongHeader(prefix.span) }
        guard case .truncated(let needed) = fault else {
          Issue.record("\(count) bytes: \(String(describing: fault))")
          continue
        }
        #expect(needed > count)
      } else {
        let header = try QUICLongHeader(prefix.span)
        #expect(!header.isWhole)
        #expect(header.end == count)
      }
    }
  }

  @Test("A second packet in the datagram")
  func coalesced() throws {
    let datagram = Self.initial + bytes("e0 00000001 00 00 02 aabb")
    let first = try QUICLongHeader(datagram.span)
    let second = try QUICLongHeader(datagram.span, at: first.end)
    #expect(second.kind == .handshake)
    #expect(second.payloadStart == 28 + 8)
    #expect(second.end == datagram.count)
  }

  @Test(
    "Kinds by version",
    arguments: [
      (0xC0, 1, .initial), (0xD0, 1, .zeroRTT), (0xE0, 1, .handshake), (0xF0, 1, .retry),
      (0xD0, 0x6B33_43CF, .initial), (0xE0, 0x6B33_43CF, .zeroRTT), (0xF0, 0x6B33_43CF, .handshake),
      (0xC0, 0x6B33_43CF, .retry), (0xC0, 0xFF00_001D, .initial), (0xC0, 0, .versionNegotiation),
      (0xC0, 0x1234_5678, .unknown),
    ] as [(UInt8, UInt32, QUICLongHeader.Kind)])
  func kinds(first: UInt8, version: UInt32, kind: QUICLongHeader.Kind) throws {
    let number = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: version >> UInt32($0)) }
    let packet = [first] + number + [0, 0, 0, 1, 0] + [UInt8](repeating: 7, count: 20)
    #expect(try QUICLongHeader(packet.span).kind == kind)
  }

  @Test("A short header, a cleared fixed bit and long identifiers cannot be")
  func invalid() {
    #expect(throws: ApplicationFault.invalid(at: 0, value: 0x43)) {
      try QUICLongHeader(replacing(Self.initial, at: 0, [0x43]).span)
    }
    #expect(throws: ApplicationFault.invalid(at: 0, value: 0x83)) {
      try QUICLongHeader(replacing(Self.initial, at: 0, [0x83]).span)
    }
    let long = replacing(Self.initial, at: 5, [21]) + [UInt8](repeating: 0, count: 40)
    #expect(throws: ApplicationFault.invalid(at: 5, value: 21)) { try QUICLongHeader(long.span) }
  }

  @Test("Version Negotiation lists versions")
  func negotiation() throws {
    let packet = bytes("80 00000000 01 aa 01 bb 00000001 6b3343cf 0a0a0a0a")
    let header = try QUICLongHeader(packet.span)
    #expect(header.kind == .versionNegotiation)
    #expect(header.offeredVersions(packet.span).map(\.name) == ["1", "2", nil])
    #expect(header.offeredVersions(packet.span)[2].isReserved)
    #expect(holds(packet, QUICLongHeader.recognise))
    #expect(!holds(Array(packet.dropLast()), QUICLongHeader.recognise))
    #expect(!holds(bytes("80 00000000 00 00 12345678"), QUICLongHeader.recognise))
  }

  @Test("A Retry has a token and a tag")
  func retry() throws {
    let packet = bytes("f0 00000001 00 00 aabbcc") + [UInt8](repeating: 1, count: 16)
    let header = try QUICLongHeader(packet.span)
    #expect(header.token == 7..<10)
    #expect(header.isWhole)
    #expect(try !QUICLongHeader(Array(packet.prefix(22)).span).isWhole)
  }

  @Test("Recognised by its version")
  func recognition() {
    #expect(holds(Self.initial, QUICLongHeader.recognise))
    #expect(!holds(replacing(Self.initial, at: 1, [9]), QUICLongHeader.recognise))
    #expect(!holds(Array(Self.initial.prefix(6)), QUICLongHeader.recognise))
  }

  @Test("Integers of one, two, four and eight bytes (RFC 9000 appendix A.1)")
  func integers() throws {
    for (dump, value) in [
      ("c2197c5eff14e88c", 151_288_809_941_952_652), ("9d7f3e7d", 494_878_333), ("7bbd", 15_293), ("25", 37),
      ("4025", 37),
    ] as [(String, UInt64)] {
      let data = bytes(dump)
      var reader = ByteReader(data.span)
      #expect(try reader.variableLength(data.span) == value)
      #expect(reader.remaining == 0)
    }
  }

  /// `#expect` cannot take a span.
  func add(_ payload: [UInt8], to stream: inout QUICCryptoStream) -> Bool { stream.add(payload.span) }

  @Test("CRYPTO frames in any order, with gaps filled and overlaps, between other frames")
  func stream() {
    var stream = QUICCryptoStream()
    #expect(stream.isEmpty)
    // PADDING, PING, CRYPTO at 3, ACK with one range, ACK with counts, CRYPTO at 0, CONNECTION_CLOSE
    #expect(
      add(
        bytes("00 01 06 03 02 6465 02 05 00 01 00 01 02 03 05 00 00 00 01 02 03 06 00 02 6162 1c 00 00 00"),
        to: &stream))
    #expect(stream.beginning == ascii("ab"))
    #expect(add(bytes("06 01 04 62 63 64 65"), to: &stream))
    #expect(stream.beginning == ascii("abcde"))
  }

  @Test("A frame that an Initial must not have, and one that is cut, end the packet")
  func badFrames() {
    for dump in ["06 00 01 61 08 00", "06 00 01 61 06 01 05 62", "06 00 01 61 02 00 00 3f 00"] {
      var stream = QUICCryptoStream()
      #expect(!add(bytes(dump), to: &stream), "\(dump)")
      #expect(stream.beginning == ascii("a"), "\(dump)")
    }
  }

  @Test("Offsets beyond what is kept are let go")
  func farOffset() {
    var stream = QUICCryptoStream()
    #expect(add(bytes("06 ffffffffffffffff 01 61"), to: &stream))
    #expect(stream.isEmpty)
  }
}
