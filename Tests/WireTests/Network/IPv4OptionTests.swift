import Testing

@testable import Wire

@Suite("IPv4 options")
struct IPv4OptionTests {
  static func header(_ options: [UInt8]) -> [UInt8] { [UInt8](repeating: 0, count: 20) + options }

  static let options = bytes(
    """
    94 04 00 00              ; router alert
    01                       ; no operation
    83 07 04 c0 00 02 01     ; loose source route through 192.0.2.1
    44 08 05 00 00 00 00 2a  ; one time stamp
    88 04 00 09              ; stream identifier 9
    00                       ; end of list
    ff ff ff                 ; padding
    """)

  @Test("Each option in turn")
  func each() throws {
    let start = bytes("4c 00 00 30 00 00 00 00 40 02 00 00 c0000201 e0000016")
    var cursor = IPv4OptionCursor(try IPv4Header(start.span))
    let data = start + Self.options + [0xDA]
    let expected: [(IPv4Option.Kind, Int, Range<Int>)] = [
      (.routerAlert, 4, 22..<24), (.noOperation, 1, 25..<25), (.looseSourceRoute, 7, 27..<32), (.timestamp, 8, 34..<40),
      (.streamIdentifier, 4, 42..<44), (.endOfList, 1, 45..<45),
    ]
    #expect(cursor.position == 20)
    for (kind, length, range) in expected {
      let option = try #require(try cursor.next(data.span))
      #expect(option.kind == kind)
      #expect(option.length == length)
      #expect(option.data == range)
    }
    #expect(try cursor.next(data.span) == nil)
    #expect(cursor.position == 48)
  }

  @Test(
    "Copied flag, class and number of the first byte (RFC 791 §3.1)",
    arguments: [
      (.endOfList, false, 0, 0), (.noOperation, false, 0, 1), (.recordRoute, false, 0, 7), (.timestamp, false, 2, 4),
      (.security, true, 0, 2), (.looseSourceRoute, true, 0, 3), (.streamIdentifier, true, 0, 8),
      (.strictSourceRoute, true, 0, 9), (.routerAlert, true, 0, 20),
    ] as [(IPv4Option.Kind, Bool, UInt8, UInt8)])
  func kinds(kind: IPv4Option.Kind, isCopied: Bool, optionClass: UInt8, number: UInt8) {
    #expect(kind.isCopied == isCopied)
    #expect(kind.optionClass == optionClass)
    #expect(kind.number == number)
    #expect(kind.isSingleByte == (kind.rawValue < 2))
  }

  @Test("Every truncation by the capture", arguments: limits)
  func truncation(limit: DecodeError.Limit) {
    let ends = [24, 25, 32, 40, 44, 45]
    let whole = Self.header(Self.options)
    for available in 20..<45 {
      let data = Array(whole.prefix(available))
      var cursor = IPv4OptionCursor(headerLength: 48)
      var count = 0
      var thrown: DecodeError?
      do throws(DecodeError) {
        while try cursor.next(data.span, at: somewhere, limit: limit) != nil { count += 1 }
      } catch { thrown = error }
      let complete = ends.filter { $0 <= available }.count
      let start = complete == 0 ? 20 : ends[complete - 1]
      let needed = available == start ? start + 1 : available == start + 1 ? start + 2 : ends[complete]
      #expect(count == complete, "\(available) bytes")
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: limit)
      #expect(thrown == DecodeError(.ipv4, at: somewhere, reason), "\(available) bytes")
    }
  }

  @Test("A type at the header's end has no room for its length")
  func missingLength() {
    let data = Self.header([1, 1, 1, 0x94])
    var cursor = IPv4OptionCursor(headerLength: 24)
    for _ in 0..<3 { #expect(throws: Never.self) { try cursor.next(data.span) } }
    let reason = DecodeError.Reason.truncated(needed: 25, available: 24, limit: .lengthField)
    #expect(throws: DecodeError(.ipv4, at: somewhere, reason)) { try cursor.next(data.span, at: somewhere) }
  }

  @Test("Lengths below two, or beyond the header, are invalid and end the list", arguments: [0, 1, 5, 40, 255])
  func invalidLength(length: UInt8) throws {
    let data = Self.header([0x99, length, 0, 0])
    var cursor = IPv4OptionCursor(headerLength: 24)
    #expect(throws: DecodeError(.ipv4, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
      try cursor.next(data.span, at: somewhere)
    }
    #expect(try cursor.next(data.span) == nil)
  }

  @Test(
    "Lengths that a known type does not have are invalid, and the next option is still read",
    arguments: [
      (.routerAlert, [4]), (.streamIdentifier, [4]), (.recordRoute, Array(stride(from: 3, through: 39, by: 4))),
      (.looseSourceRoute, Array(stride(from: 3, through: 39, by: 4))),
      (.strictSourceRoute, Array(stride(from: 3, through: 39, by: 4))),
      (.timestamp, Array(stride(from: 4, through: 40, by: 4))), (.security, Array(3...40)),
    ] as [(IPv4Option.Kind, [Int])])
  func allowedLengths(kind: IPv4Option.Kind, allowed: [Int]) throws {
    for length in 2...40 {
      let data = Self.header(
        [kind.rawValue, UInt8(length)] + [UInt8](repeating: 0, count: length - 2) + (length < 40 ? [1] : []))
      var cursor = IPv4OptionCursor(headerLength: data.count)
      if allowed.contains(length) {
        #expect(try cursor.next(data.span)?.length == length)
      } else {
        #expect(throws: DecodeError(.ipv4, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
          try cursor.next(data.span, at: somewhere)
        }
      }
      #expect(try cursor.next(data.span)?.kind == (length < 40 ? .noOperation : nil))
    }
  }
}
