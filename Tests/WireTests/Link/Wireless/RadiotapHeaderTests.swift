import Testing

@testable import Wire

@Suite("Radiotap header")
struct RadiotapHeaderTests {
  private func fields(_ header: [UInt8]) throws -> ([RadiotapField], UInt8?, DecodeError?) {
    var cursor = RadiotapFieldCursor(try RadiotapHeader(header.span))
    var fields: [RadiotapField] = []
    do throws(DecodeError) {
      while let field = try cursor.next(header.span, at: somewhere) { fields.append(field) }
    } catch {
      #expect(try cursor.next(header.span) == nil)
      return (fields, cursor.unknownBit, error)
    }
    return (fields, cursor.unknownBit, nil)
  }

  @Test("Fields at their places, past a vendor's")
  func nameSpaces() throws {
    let whole = bytes(
      """
      00 00 31 00              ; length 49
      0f 00 00 a0              ; TSFT, flags, rate, channel; the next word begins anew
      20 00 00 c0              ; signal; a vendor's field; the next word is the vendor's
      ff 0f 00 a0              ; its own bits; the next word begins anew
      42 00 00 00              ; flags, noise
      00 00 00 00              ; filled to a multiple of 8
      08 07 06 05 04 03 02 01  ; TSFT at 24
      10 02 6c 09 a0 00        ; flags, rate 1.0, 2412 MHz
      d8 00                    ; signal -40, filled to a multiple of 2
      00 11 22 00 01 00 ee     ; a vendor's, at 40: one byte
      20 a0                    ; flags, noise
      """)
    let (fields, unknown, failure) = try fields(whole)
    #expect(failure == nil)
    #expect(unknown == nil)
    #expect(
      fields == [
        RadiotapField(kind: .synchronizationTime, data: 24..<32), RadiotapField(kind: .flags, data: 32..<33),
        RadiotapField(kind: .rate, data: 33..<34), RadiotapField(kind: .channel, data: 34..<38),
        RadiotapField(kind: .signal, data: 38..<39), RadiotapField(kind: .flags, data: 47..<48),
        RadiotapField(kind: .noise, data: 48..<49),
      ])
    let time = fields[0].long(whole.span)
    #expect(time == 0x0102_0304_0506_0708)
    let frequency = fields[3].number(whole.span)
    #expect(frequency == 2412)
    let signal = fields[4].signed(whole.span)
    #expect(signal == -40)
    #expect(try RadiotapHeader(whole.span).flags(whole.span) == .checkSequenceAtEnd)
  }

  @Test("A bit without a known size stops the reading", arguments: [(28, nil), (5, 32)] as [(Int, UInt8?)])
  func unknownField(_ bit: Int, _ second: UInt8?) throws {
    // Bit 28 of the first word, or any bit of a second word that does not begin anew.
    var header = bytes("00 00 10 00  02 00 00 00  00 00 00 00  10 00 00 00")
    if second == nil {
      header[7] = 0x10
      header[8] = 0x10
    } else {
      header[7] = 0x80
      header[8] = 1 << UInt8(bit)
    }
    let (fields, unknown, failure) = try fields(header)
    #expect(fields.map(\.kind) == [.flags])
    #expect(unknown == (second ?? 28))
    #expect(failure == nil)
  }

  @Test("Fields that lead out of the header, and present words without an end")
  func beyond() throws {
    let error = DecodeError(.radiotap, at: somewhere, .invalid(.headerLength, value: 12))
    #expect(try fields(bytes("00 00 0c 00  01 00 00 00  00 00 00 00")).2 == error)
    #expect(try fields(bytes("00 00 0c 00  00 00 00 80  00 00 00 80  00 00 00 00")).2 == error)
    // A vendor's length.
    let vendor = bytes("00 00 0e 00  00 00 00 40  00 11 22 00 01 00")
    #expect(try fields(vendor).2 == DecodeError(.radiotap, at: somewhere, .invalid(.headerLength, value: 14)))
  }

  @Test("Every truncation")
  func truncation() {
    let header = bytes("00 00 0c 00  02 00 00 00  10 00 00 00")
    expectTruncation(of: header, layer: .radiotap, needed: 8, then: 12, decode: RadiotapHeader.init)
  }

  @Test("Invalid version and length", arguments: [(0, 1, DecodeError.Field.version, 1), (2, 7, .headerLength, 7)])
  func invalid(_ place: Int, _ value: UInt8, _ field: DecodeError.Field, _ shown: UInt64) {
    var header = bytes("00 00 08 00  00 00 00 00")
    header[place] = value
    #expect(
      error(of: header, decode: RadiotapHeader.init)
        == DecodeError(.radiotap, at: somewhere, .invalid(field, value: shown)))
  }

  @Test(
    "The check sequence is cut from the frame, and padding makes another layer",
    arguments: [
      (0x00, Layer.wireless, nil), (0x10, .wireless, 20), (0x20, .wirelessPadded, nil), (0x30, .wirelessPadded, 20),
      (0x50, .wireless, 20),
    ] as [(UInt8, Layer, Int?)])
  func carried(_ flags: UInt8, _ layer: Layer, _ length: Int?) throws {
    var header = bytes("00 00 09 00  02 00 00 00  00")
    header[8] = flags
    let carried = try RadiotapHeader.carried(header.span, at: 100, limit: .frame, end: 133)
    #expect(carried == Carried(layer, headerLength: 9, payloadLength: length))
    // Shorter than a check sequence.
    let short = try RadiotapHeader.carried(header.span, at: 100, limit: .frame, end: 111)
    #expect(short?.payloadLength == (length == nil ? nil : 0))
  }
}
