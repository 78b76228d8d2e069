import Testing

@testable import Wire

@Suite("TCP options")
struct TCPOptionTests {
  /// A header of `options` after 20 zero bytes.
  static func header(_ options: [UInt8]) -> [UInt8] { [UInt8](repeating: 0, count: 20) + options }

  /// What the cursor hands out until it ends or throws.
  static func read(
    _ options: [UInt8], headerLength: Int? = nil, available: Int? = nil, limit: DecodeError.Limit = .frame
  ) -> (options: [TCPOption], error: DecodeError?) {
    let whole = header(options)
    let data = Array(whole.prefix(available ?? whole.count))
    var cursor = TCPOptionCursor(headerLength: headerLength ?? whole.count)
    var read: [TCPOption] = []
    do throws(DecodeError) {
      while let option = try cursor.next(data.span, at: somewhere, limit: limit) { read.append(option) }
    } catch {
      return (read, error)
    }
    return (read, nil)
  }

  static let syn = bytes(
    """
    02 04 05 b4                    ; maximum segment size 1460
    04 02                          ; SACK permitted
    08 0a 00 00 00 64 00 00 00 07  ; timestamps 100, 7
    01                             ; no operation
    03 03 07                       ; window scale 7
    """)

  @Test("The options of a SYN")
  func connecting() throws {
    let header = bytes("c350 01bb 00000001 00000000 a002 faf0 0000 0000")
    var cursor = TCPOptionCursor(try TCPHeader(header.span))
    #expect(cursor.position == 20)
    #expect(cursor.end == 40)
    let whole = header + Self.syn + [2, 4]  // data behind the header are no options
    let expected: [TCPOption] = [
      .maximumSegmentSize(1_460), .selectiveAcknowledgmentPermitted, .timestamps(value: 100, echo: 7), .noOperation,
      .windowScale(7),
    ]
    for option in expected { #expect(try cursor.next(whole.span) == option) }
    #expect(try cursor.next(whole.span) == nil)
    #expect(try cursor.next(whole.span) == nil)
    #expect(cursor.position == 40)
    #expect(expected.map(\.kind) == [2, 4, 8, 1, 3])
  }

  @Test("One to four SACK blocks", arguments: 1...4)
  func selectiveAcknowledgment(count: Int) throws {
    let blocks = (1...count).map { number in
      TCPOption.SelectiveAcknowledgment.Block(left: 0x0102_0300 + UInt32(number), right: 0xF000_0000 + UInt32(number))
    }
    var option: [UInt8] = [5, UInt8(2 + 8 * count)]
    for block in blocks {
      for word in [block.left, block.right] {
        option += [UInt8(word >> 24), UInt8(word >> 16 & 0xFF), UInt8(word >> 8 & 0xFF), UInt8(word & 0xFF)]
      }
    }
    let read = Self.read([1, 1] + option)
    #expect(read.error == nil)
    #expect(read.options.count == 3)
    guard case .selectiveAcknowledgment(let acknowledgment)? = read.options.last else {
      Issue.record("no SACK option")
      return
    }
    #expect(acknowledgment.count == count)
    #expect((0..<count).map { acknowledgment[$0] } == blocks)
    #expect(acknowledgment[count] == nil)
    #expect(acknowledgment[-1] == nil)
    #expect(acknowledgment[4] == nil)
  }

  @Test("The end of the list ends it; padding is not read")
  func endOfList() {
    let read = Self.read([1, 0, 99, 99])
    #expect(read.options == [.noOperation, .endOfList])
    #expect(read.error == nil)
  }

  @Test("Unknown kinds have their data's place in the header")
  func other() {
    let read = Self.read([77, 10, 1, 2, 3, 4, 5, 6, 7, 8, 200, 2])
    #expect(read.options == [.other(kind: 77, data: 22..<30), .other(kind: 200, data: 32..<32)])
    #expect(read.options.map(\.kind) == [77, 200])
    #expect(read.error == nil)
  }

  @Test("No options", arguments: [20])
  func none(headerLength: Int) {
    let read = Self.read([2, 4], headerLength: headerLength)
    #expect(read.options.isEmpty)
    #expect(read.error == nil)
  }

  @Test("Every truncation by the capture", arguments: limits)
  func truncation(limit: DecodeError.Limit) {
    let ends = [24, 26, 36, 37, 40]  // of the five options
    for available in 20..<40 {
      let read = Self.read(Self.syn, headerLength: 40, available: available, limit: limit)
      let whole = ends.filter { $0 <= available }.count
      let start = whole == 0 ? 20 : ends[whole - 1]
      // The kind, then the length byte, then what it says.
      let needed = available == start ? start + 1 : available == start + 1 ? start + 2 : ends[whole]
      #expect(read.options.count == whole, "\(available) bytes")
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: limit)
      #expect(read.error == DecodeError(.tcp, at: somewhere, reason), "\(available) bytes")
    }
  }

  @Test("A kind at the header's end has no room for its length")
  func missingLength() {
    let read = Self.read([1, 1, 1, 2])
    #expect(read.options == [.noOperation, .noOperation, .noOperation])
    let reason = DecodeError.Reason.truncated(needed: 25, available: 24, limit: .lengthField)
    #expect(read.error == DecodeError(.tcp, at: somewhere, reason))
  }

  @Test("Lengths below two, or beyond the header, are invalid and end the list", arguments: [0, 1, 5, 6, 40, 255])
  func invalidLength(length: UInt8) throws {
    let data = Self.header([77, length, 0, 0])
    var cursor = TCPOptionCursor(headerLength: 24)
    #expect(throws: DecodeError(.tcp, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
      _ = try cursor.next(data.span, at: somewhere)
    }
    #expect(try cursor.next(data.span) == nil)
  }

  @Test("A wrong length of a known kind is invalid, and the next option is still read", arguments: [2, 3, 4, 5, 8])
  func fixedLength(kind: UInt8) throws {
    let right: [UInt8: [Int]] = [2: [4], 3: [3], 4: [2], 5: [10, 18, 26, 34], 8: [10]]
    for length in 2...40 where right[kind]?.contains(length) == false {
      let after: [UInt8] = length < 39 ? [3, 3, 9].prefix(40 - length).map { $0 } : []
      let options = [kind, UInt8(length)] + [UInt8](repeating: 0xEE, count: length - 2) + after
      let data = Self.header(options)
      var cursor = TCPOptionCursor(headerLength: data.count)
      #expect(throws: DecodeError(.tcp, at: somewhere, .invalid(.optionLength, value: UInt64(length)))) {
        _ = try cursor.next(data.span, at: somewhere)
      }
      if after.count == 3 { #expect(try cursor.next(data.span) == .windowScale(9), "after \(length) bytes") }
      #expect(cursor.position == data.count || after.count < 3)
    }
  }
}
