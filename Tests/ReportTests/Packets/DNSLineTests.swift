import Testing
import Wire

@testable import Report

/// Lines of DNS messages that are small on the wire and would be large in print.
@Suite struct DNSLineTests {
  /// One question with a name of 255 bytes, all of which are escaped in print.
  static let longName = (0..<4).flatMap { [UInt8($0 < 3 ? 63 : 61)] + [UInt8](repeating: 1, count: $0 < 3 ? 63 : 61) }

  static func message(flags: UInt16, questions: UInt16, answers: UInt16, entries: [UInt8]) -> [UInt8] {
    let words: [UInt16] = [1, flags, questions, answers, 0, 0]
    return words.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } + longName + [0, 0, 1, 0, 1] + entries
  }

  /// Each entry points to the long name: 300 questions of 6 bytes, and 300 CNAME records of 14.
  static let messages = [
    message(
      flags: 0x0100, questions: 301, answers: 0,
      entries: (0..<300).flatMap { _ in packetBytes("c00c 0001 0001") }),
    message(
      flags: 0x8400, questions: 1, answers: 300,
      entries: (0..<300).flatMap { _ in packetBytes("c00c 0005 0001 00000000 0002 c00c") }),
  ]

  @Test(arguments: messages, [false, true])
  func compressedNamesDoNotFloodTheLine(_ message: [UInt8], _ isVerbose: Bool) throws {
    let line = applicationLine(message, .udp, to: 53, isVerbose: isVerbose)
    #expect(line.utf8.count < 64 * message.count)
    #expect(line.hasSuffix(" entries]"))
    let record = try #require(applicationRecord(message, .udp, to: 53))
    let shown = [record["questions"], record["records"]].reduce(0) { $0 + (($1 as? [Any])?.count ?? 0) }
    #expect(shown + (record["entries_omitted"] as? Int ?? 0) == 301)
    #expect(shown > 20 && shown < 301)
  }

  @Test func honestMessagesAreShownWhole() throws {
    // A hundred addresses of one name.
    let message = packetBytes(
      "0001 8400 0001 0064 0000 0000 07 6578616d706c65 03 636f6d 00 0001 0001"
        + (0..<100).map { _ in "c00c 0001 0001 00000000 0004 5db8d822" }.joined())
    #expect(!applicationLine(message, .udp, to: 53, isVerbose: true).contains("entries]"))
    let record = try #require(applicationRecord(message, .udp, to: 53))
    #expect((record["records"] as? [Any])?.count == 100 && record["entries_omitted"] == nil)
  }
}
