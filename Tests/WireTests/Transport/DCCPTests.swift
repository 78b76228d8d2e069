import Testing

@testable import Wire

@Suite("DCCP header and options")
struct DCCPTests {
  static let request = bytes(
    """
    c3 50 13 89           ; ports 50000 and 5001
    07                    ; data offset: 7 words
    2a                    ; CCVal 2, CsCov 10
    ab cd                 ; checksum
    e1                    ; reserved bits set, type 0 Request, X
    ff                    ; reserved
    01 02 03 04 05 06     ; sequence number
    44 49 53 43           ; service code DISC
    20 04 05 02           ; Change L, Ack Ratio 2
    00 00 00 00           ; padding
    """)

  static let reset = bytes(
    """
    c3 50 13 89 07 00 0000
    0f 00 00 00 00 00 00 09  ; type 7 Reset, X; sequence number 9
    ff ff 0a 0b 0c 0d 0e 0f  ; reserved, acknowledgment number
    05 21 22 23              ; code 5 option error, data 1 to 3
    """)

  /// Type 4, X = 0.
  static let short = bytes(
    """
    c3 50 13 89 04 00 0000
    08 a1 a2 a3              ; type 4 DataAck, sequence number of 24 bits
    ff b1 b2 b3              ; reserved, acknowledgment number
    """)

  @Test("Every field of a Request")
  func requestFields() throws {
    let header = try DCCPHeader(Self.request.span)
    #expect(header.sourcePort == 50_000)
    #expect(header.destinationPort == 5_001)
    #expect(header.headerLength == 28)
    #expect(header.congestionControlValue == 2)
    #expect(header.checksumCoverage == 10)
    #expect(header.checksum == 0xABCD)
    #expect(header.type == .request)
    #expect(header.isExtended)
    #expect(header.sequenceNumber == 0x0102_0304_0506)
    #expect(header.acknowledgmentNumber == nil)
    #expect(header.serviceCode == 0x4449_5343)
    #expect(header.reset == nil)
    #expect(header.optionsStart == 20)
  }

  @Test("Reset, and short sequence numbers")
  func otherFields() throws {
    let reset = try DCCPHeader(Self.reset.span)
    #expect(reset.type == .reset)
    #expect(reset.sequenceNumber == 9)
    #expect(reset.acknowledgmentNumber == 0x0A0B_0C0D_0E0F)
    #expect(reset.reset == DCCPHeader.Reset(code: 5, data: 0x21_2223))
    #expect(reset.serviceCode == nil)
    #expect(reset.optionsStart == 28)
    let short = try DCCPHeader(Self.short.span)
    #expect(!short.isExtended)
    #expect(short.sequenceNumber == 0xA1_A2A3)
    #expect(short.acknowledgmentNumber == 0xB1_B2B3)
    #expect(short.optionsStart == 16)
  }

  @Test("Every truncation")
  func truncation() {
    for (whole, fixed) in [(Self.request, 20), (Self.reset, 28), (Self.short, 16)] {
      let headerLength = Int(whole[4]) * 4
      for available in 0...whole.count {
        let needed = available < 12 ? 12 : available < fixed ? fixed : headerLength
        let thrown = error(of: Array(whole.prefix(available)), decode: DCCPHeader.init)
        let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .frame)
        #expect(thrown == (available < needed ? DecodeError(.dccp, at: somewhere, reason) : nil), "\(available) bytes")
      }
    }
  }

  @Test("Where each type's options begin, with 48 bits and with 24; types from 11 on are invalid", arguments: 0..<16)
  func types(type: UInt8) throws {
    // Service code, acknowledgment and reset code, by RFC 4340 §5 and RFC 5596.
    let extended = [20, 28, 16, 24, 24, 24, 24, 28, 24, 24, 20]
    let short = [16, 20, 12, 16, 16, 16, 16, 20, 16, 16, 16]
    for isExtended in [true, false] {
      var data = [UInt8](repeating: 0, count: 28)
      data[4] = 7
      data[8] = type << 1 | (isExtended ? 1 : 0)
      guard type < 11 else {
        let invalid = DecodeError(.dccp, at: somewhere, .invalid(.type, value: UInt64(type)))
        #expect(error(of: data, decode: DCCPHeader.init) == invalid)
        continue
      }
      let start = (isExtended ? extended : short)[Int(type)]
      let header = try DCCPHeader(data.span)
      #expect(header.optionsStart == start)
      #expect(header.type.name != nil)
      for words in 0..<UInt8(start / 4) {
        data[4] = words
        let invalid = DecodeError(.dccp, at: somewhere, .invalid(.headerLength, value: UInt64(words)))
        #expect(error(of: data, decode: DCCPHeader.init) == invalid)
      }
    }
  }

  /// What the cursor hands out, and each option's kind and length that it refuses.
  static func read(_ options: [UInt8]) -> (options: [DCCPOption], errors: [DecodeError.Reason]) {
    var cursor = DCCPOptionCursor(from: 0, to: options.count, layer: .dccp)
    var (read, errors): ([DCCPOption], [DecodeError.Reason]) = ([], [])
    while cursor.position < cursor.end {
      do throws(DecodeError) {
        guard let option = try cursor.next(options.span, at: somewhere) else { break }
        read.append(option)
      } catch {
        errors.append(error.reason)
      }
    }
    return (read, errors)
  }

  @Test("Every option")
  func options() {
    let dump = bytes(
      """
      00 01 02 1f                    ; padding, mandatory, slow receiver, a reserved one
      20 04 05 02                    ; Change L
      21 05 01 02 03                 ; Confirm L, two values
      22 03 06                       ; Change R, none
      23 04 07 01                    ; Confirm R
      24 04 aa bb                    ; init cookie
      25 05 01 02 03                 ; NDP count
      26 03 05                       ; ack vector, nonce 0
      27 04 05 c1                    ; ack vector, nonce 1
      28 03 82                       ; data dropped
      29 06 00 00 00 07              ; timestamp
      2a 06 00 00 00 07              ; timestamp echo
      2a 08 00 00 00 07 01 00        ; with elapsed time
      2a 0a 00 00 00 07 00 01 00 00
      2b 04 00 09                    ; elapsed time
      2b 06 00 01 00 00
      2c 06 12 34 56 78              ; data checksum
      c0 06 00 00 00 64              ; loss event rate
      c1 03 01                       ; loss intervals
      c2 06 00 01 00 00              ; receive rate
      80 02                          ; of the congestion control
      """)
    let expected: [DCCPOption] = [
      .single(0), .single(1), .single(2), .single(31), .feature(type: 32, feature: 5, values: 7..<8),
      .feature(type: 33, feature: 1, values: 11..<13), .feature(type: 34, feature: 6, values: 16..<16),
      .feature(type: 35, feature: 7, values: 19..<20), .other(type: 36, data: 22..<24), .nonDataPackets(0x1_0203),
      .acknowledgmentVector(nonce: 0, runs: 31..<32), .acknowledgmentVector(nonce: 1, runs: 34..<36),
      .dataDropped(38..<39), .timestamp(7), .timestampEcho(7, elapsed: nil), .timestampEcho(7, elapsed: 256),
      .timestampEcho(7, elapsed: 65_536), .elapsedTime(9), .elapsedTime(65_536), .dataChecksum(0x1234_5678),
      .lossEventRate(100), .other(type: 193, data: 93..<94), .receiveRate(65_536), .other(type: 128, data: 102..<102),
    ]
    let read = Self.read(dump)
    #expect(read.options == expected)
    #expect(read.errors.isEmpty)
    let types: [UInt8] = [
      0, 1, 2, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 42, 42, 43, 43, 44, 192, 193, 194, 128,
    ]
    #expect(read.options.map(\.type) == types)
  }

  @Test("Lengths that an option's type does not allow", arguments: 32...44)
  func lengths(type: UInt8) {
    let allowed: (Int) -> Bool = { length in
      switch type {
      case 32...35, 38, 39, 40: length >= 3
      case 36: true
      case 37: (3...8).contains(length)
      case 41, 44: length == 6
      case 42: [6, 8, 10].contains(length)
      default: [4, 6].contains(length)
      }
    }
    for length in 2...12 {
      let read = Self.read([type, UInt8(length)] + [UInt8](repeating: 0, count: length - 2) + [1])
      #expect(read.options.last == .single(1), "the next option is read")
      #expect(read.options.count == (allowed(length) ? 2 : 1))
      #expect(read.errors == (allowed(length) ? [] : [.invalid(.optionLength, value: UInt64(length))]))
    }
  }
}
