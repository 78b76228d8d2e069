import Testing

@testable import Wire

@Suite("Lists of type, length and value")
struct TypedOptionTests {
  struct Sample: Sendable {
    let form: TypedOptionCursor.Form
    let list: [UInt8]
    let expected: [TypedOption]
    /// Bytes before the data of an element that is not padding.
    let head: Int
  }

  static let samples = [
    Sample(
      form: .octets, list: bytes("00 07 02 aa bb 01 00"),
      expected: [
        TypedOption(type: 0, start: 0, data: 1..<1), TypedOption(type: 7, start: 1, data: 3..<5),
        TypedOption(type: 1, start: 5, data: 7..<7),
      ], head: 2),
    Sample(
      form: .eights, list: bytes("01 01 02 00 00 00 00 0a  18 02 40 00 00 00 00 00 00 00 00 00 00 00 00 00"),
      expected: [TypedOption(type: 1, start: 0, data: 2..<8), TypedOption(type: 24, start: 8, data: 10..<24)], head: 2),
    Sample(
      form: .padded, list: bytes("01 ff 00 02 07 08 00 00  f0 41 00 04 01 02 03 04"),
      expected: [TypedOption(type: 511, start: 0, data: 4..<6), TypedOption(type: 0xF041, start: 8, data: 12..<16)],
      head: 4),
    Sample(
      form: .object, list: bytes("00 08 01 01 00 3e 81 01  00 04 03 02"),
      expected: [TypedOption(type: 0x0101, start: 0, data: 4..<8), TypedOption(type: 0x0302, start: 8, data: 12..<12)],
      head: 4),
  ]

  @Test("Each element in turn", arguments: samples)
  func each(sample: Sample) throws {
    var cursor = TypedOptionCursor(sample.form, from: 0, to: sample.list.count, as: .hip)
    for expected in sample.expected { #expect(try cursor.next(sample.list.span) == expected) }
    #expect(try cursor.next(sample.list.span) == nil)
    #expect(cursor.position == sample.list.count)
  }

  @Test("Every truncation by the capture ends the list, and says so", arguments: samples, limits)
  func truncation(sample: Sample, limit: DecodeError.Limit) {
    for available in 0..<sample.list.count {
      let data = Array(sample.list.prefix(available))
      var cursor = TypedOptionCursor(sample.form, from: 0, to: sample.list.count, as: .hip)
      var count = 0
      var thrown: DecodeError?
      do throws(DecodeError) {
        while try cursor.next(data.span, at: somewhere, limit: limit) != nil { count += 1 }
      } catch { thrown = error }
      let complete = sample.expected.filter { $0.data.upperBound <= available }
      // The padding at the end of a padded element is not read: it may be missing.
      let isPadding = sample.form == .padded && complete.last.map { available < $0.start + 8 } == true
      let next = sample.expected[complete.count]
      let headEnd = next.type == 0 ? next.start + 2 : next.start + sample.head
      let needed = available < headEnd ? headEnd : next.data.upperBound
      #expect(count == complete.count, "\(available) bytes, \(isPadding)")
      #expect(
        thrown == DecodeError(.hip, at: somewhere, .truncated(needed: needed, available: available, limit: limit)),
        "\(available) bytes")
      #expect(cursor.position == cursor.end)
    }
  }

  @Test(
    "A length that is less than its own head, or leads out of the list, is invalid and ends it",
    arguments: [
      (.octets, "07 03 00 00", 3), (.octets, "07 ff 00 00", 255), (.eights, "01 00 00 00 00 00 00 00", 0),
      (.eights, "01 02 00 00 00 00 00 00", 2), (.padded, "00 41 00 05 00 00 00 00", 5),
      (.padded, "00 41 ff ff 00 00 00 00", 65_535), (.object, "00 03 01 01", 3), (.object, "00 00 01 01", 0),
      (.object, "00 09 01 01 00 00 00 00", 9),
    ] as [(TypedOptionCursor.Form, String, UInt64)])
  func invalidLength(form: TypedOptionCursor.Form, dump: String, value: UInt64) throws {
    let data = bytes(dump)
    // Behind the list stand bytes that are none of it.
    let all = data + [UInt8](repeating: 0, count: 300)
    var cursor = TypedOptionCursor(form, from: 0, to: data.count, as: .shim6)
    #expect(throws: DecodeError(.shim6, at: somewhere, .invalid(.optionLength, value: value))) {
      try cursor.next(all.span, at: somewhere)
    }
    #expect(try cursor.next(all.span) == nil)
  }

  @Test("A list that ends within a head is truncated by its length field", arguments: [1, 3])
  func endsInHead(length: Int) {
    let data = bytes("00 41 00 04 00 00 00 00")
    var cursor = TypedOptionCursor(.padded, from: 0, to: length, as: .hip)
    #expect(
      throws: DecodeError(.hip, at: somewhere, .truncated(needed: 4, available: length, limit: .lengthField))
    ) { try cursor.next(data.span, at: somewhere) }
  }
}
