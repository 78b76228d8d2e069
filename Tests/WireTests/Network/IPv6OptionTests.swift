import Testing

@testable import Wire

@Suite("IPv6 options")
struct IPv6OptionTests {
  static let header = bytes(
    """
    3a 06                                               ; ICMPv6 follows, 7 x 8 bytes
    05 02 00 00                                         ; router alert for multicast listener discovery
    c2 04 00 01 00 10                                   ; jumbo payload of 65552 bytes
    00                                                  ; one byte of padding
    01 01 00                                            ; three bytes of padding
    04 01 05                                            ; tunnel encapsulation limit 5
    1e 03 aa bb cc                                      ; unassigned, skipped where unknown
    c9 10 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 07  ; home address 2001:db8::7
    01 0c 00 00 00 00 00 00 00 00 00 00 00 00           ; fourteen bytes of padding
    """)

  static let expected: [(IPv6Option, end: Int)] = [
    (.routerAlert(0), 6), (.jumboPayload(65_552), 12), (.pad1, 13), (.padN(1), 16), (.tunnelEncapsulationLimit(5), 19),
    (.other(type: 0x1E, data: 21..<24), 24), (.homeAddress(IPv6Address(high: 0x2001_0DB8_0000_0000, low: 7)), 42),
    (.padN(12), 56),
  ]

  static let layers: [Layer] = [.hopByHopOptions, .destinationOptions]

  @Test("Each option in turn", arguments: layers)
  func each(layer: Layer) throws {
    #expect(Self.header.count == 56)
    let data = Self.header + [5, 2]  // what follows the header are no options
    var cursor = IPv6OptionCursor(try IPv6ExtensionHeader(data.span, as: layer), as: layer)
    #expect(cursor.position == 2)
    for (option, end) in Self.expected {
      #expect(try cursor.next(data.span) == option)
      #expect(cursor.position == end)
    }
    #expect(try cursor.next(data.span) == nil)
    #expect(Self.expected.map(\.0.type) == [5, 0xC2, 0, 1, 4, 0x1E, 0xC9, 1])
  }

  @Test("Every truncation by the capture", arguments: layers, limits)
  func truncation(layer: Layer, limit: DecodeError.Limit) {
    let ends = Self.expected.map(\.end)
    for available in 2..<56 {
      let data = Array(Self.header.prefix(available))
      var cursor = IPv6OptionCursor(headerLength: 56, as: layer)
      var count = 0
      var thrown: DecodeError?
      do throws(DecodeError) {
        while try cursor.next(data.span, at: somewhere, limit: limit) != nil { count += 1 }
      } catch { thrown = error }
      let complete = ends.filter { $0 <= available }.count
      let start = complete == 0 ? 2 : ends[complete - 1]
      let needed = available == start ? start + 1 : available == start + 1 ? start + 2 : ends[complete]
      #expect(count == complete, "\(available) bytes")
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: limit)
      #expect(thrown == DecodeError(layer, at: somewhere, reason), "\(available) bytes")
    }
  }

  @Test("A type at the header's end has no room for its length")
  func missingLength() {
    let data = bytes("3a 00 01 03 00 00 00 05")
    var cursor = IPv6OptionCursor(headerLength: 8, as: .hopByHopOptions)
    #expect(throws: Never.self) { try cursor.next(data.span) }
    let reason = DecodeError.Reason.truncated(needed: 9, available: 8, limit: .lengthField)
    #expect(throws: DecodeError(.hopByHopOptions, at: somewhere, reason)) {
      try cursor.next(data.span, at: somewhere)
    }
  }

  @Test("A length beyond the header is invalid and ends the list", arguments: [5, 6, 255])
  func invalidLength(length: UInt8) throws {
    let data: [UInt8] = [0x3A, 0, 0x1E, length] + [UInt8](repeating: 0, count: 300)
    var cursor = IPv6OptionCursor(headerLength: 8, as: .destinationOptions)
    #expect(throws: DecodeError(.destinationOptions, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
      try cursor.next(data.span, at: somewhere)
    }
    #expect(try cursor.next(data.span) == nil)
  }

  @Test(
    "Every wrong length of a known type is invalid, and the next option is still read", arguments: [4, 5, 0xC2, 0xC9])
  func fixedLength(type: UInt8) throws {
    let right: [UInt8: Int] = [4: 1, 5: 2, 0xC2: 4, 0xC9: 16]
    for length in 0...255 where length != right[type] {
      let data: [UInt8] = [0x3A, 0, type, UInt8(length)] + [UInt8](repeating: 0xEE, count: length) + [5, 2, 0, 1]
      var cursor = IPv6OptionCursor(headerLength: data.count, as: .hopByHopOptions)
      #expect(throws: DecodeError(.hopByHopOptions, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
        try cursor.next(data.span, at: somewhere)
      }
      #expect(try cursor.next(data.span) == .routerAlert(1))
      #expect(try cursor.next(data.span) == nil)
    }
  }

  @Test("PadN without data, and an unknown type without data")
  func empty() throws {
    let data = bytes("3a 00 01 00 3e 00 01 00")
    var cursor = IPv6OptionCursor(headerLength: 8, as: .hopByHopOptions)
    #expect(try cursor.next(data.span) == .padN(0))
    #expect(try cursor.next(data.span) == .other(type: 0x3E, data: 6..<6))
    #expect(try cursor.next(data.span) == .padN(0))
    #expect(try cursor.next(data.span) == nil)
  }

  @Test(
    "The highest three bits of the type (RFC 8200 §4.2)",
    arguments: [
      (0x1E, .skip, false), (0x3E, .skip, true), (0x5E, .discard, false), (0x9E, .discardAndReport, false),
      (0xFE, .discardAndReportUnicast, true),
    ] as [(UInt8, IPv6Option.UnrecognizedAction, Bool)])
  func typeBits(type: UInt8, action: IPv6Option.UnrecognizedAction, mayChange: Bool) {
    let option = IPv6Option.other(type: type, data: 0..<0)
    #expect(option.unrecognizedAction == action)
    #expect(option.mayChange == mayChange)
  }
}
