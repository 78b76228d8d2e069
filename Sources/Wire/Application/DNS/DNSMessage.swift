/// Reads the questions and records of a DNS message one after the other, RFC 1035 §4.1.
///
///     var entries = try DNSCursor(bytes)
///     while let question = try entries.nextQuestion(bytes) { … }
///     while let (section, record) = try entries.nextRecord(bytes) { … }
public struct DNSCursor: Hashable, Sendable {
  public let header: DNSHeader
  private var reader: ByteReader
  private var questions: UInt16
  private var answers: UInt16
  private var authorities: UInt16
  private var additionals: UInt16

  /// Byte of the message at which the next entry begins.
  public var position: Int { reader.position }

  /// - Parameter bytes: a message from its first byte, without the length that it has over TCP.
  /// - Throws: truncated below 12 bytes.
  public init(_ bytes: Span<UInt8>) throws(ApplicationFault) {
    header = try DNSHeader(bytes)
    reader = ByteReader(bytes, from: DNSHeader.size)
    questions = header.questionCount
    answers = header.answerCount
    authorities = header.authorityCount
    additionals = header.additionalCount
  }

  /// - Returns: the next entry of the question section, or nil behind the last.
  /// - Throws: what ends the message; there is nothing more to be read then.
  public mutating func nextQuestion(_ bytes: Span<UInt8>) throws(ApplicationFault) -> DNSQuestion? {
    guard questions > 0 else { return nil }
    questions &-= 1
    return try DNSQuestion(bytes, &reader)
  }

  /// Skips questions that have not been read.
  ///
  /// - Returns: the next record with its section, or nil behind the last.
  /// - Throws: what ends the message; there is nothing more to be read then.
  public mutating func nextRecord(
    _ bytes: Span<UInt8>
  ) throws(ApplicationFault) -> (section: DNSSection, record: DNSRecord)? {
    while try nextQuestion(bytes) != nil {}
    let section: DNSSection
    if answers > 0 {
      answers &-= 1
      section = .answer
    } else if authorities > 0 {
      authorities &-= 1
      section = .authority
    } else if additionals > 0 {
      additionals &-= 1
      section = .additional
    } else {
      return nil
    }
    return (section, try DNSRecord(bytes, &reader))
  }
}

/// A DNS message read as a whole (RFC 1035); mDNS (RFC 6762) and LLMNR (RFC 4795) have the same form.
public struct DNSMessage: Hashable, Sendable {
  public let header: DNSHeader
  /// The first question; nil without one.
  public private(set) var question: DNSQuestion?
  /// EDNS; nil without an OPT record.
  public private(set) var extended: DNSExtension?
  /// Questions and records that are there.
  public private(set) var entries = 0
  /// Bytes of the message that were read.
  public private(set) var length: Int

  /// All bits of the response code, those of EDNS above the header's.
  public var responseCode: UInt16 {
    UInt16(extended?.extendedResponseCode ?? 0) &<< 4 | UInt16(header.responseCode)
  }

  private init(_ cursor: DNSCursor) {
    header = cursor.header
    length = cursor.position
  }

  /// Reads every name and record, so that a message passes only if all of its counts and lengths agree.
  ///
  /// - Parameter bytes: from the message's first byte, without the length that it has over TCP.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<DNSMessage> {
    var cursor: DNSCursor
    do throws(ApplicationFault) { cursor = try DNSCursor(bytes) } catch { return .incomplete(nil) }
    var message = DNSMessage(cursor)
    do throws(ApplicationFault) {
      while let question = try cursor.nextQuestion(bytes) {
        if message.question == nil { message.question = question }
        message.entries &+= 1
        message.length = cursor.position
      }
      while let (section, record) = try cursor.nextRecord(bytes) {
        _ = try DNSRecordData(record, in: bytes)
        if section == .additional, message.extended == nil { message.extended = DNSExtension(record) }
        message.entries &+= 1
        message.length = cursor.position
      }
      return .complete(message)
    } catch {
      if case .truncated = error { return .incomplete(message) }
      return .foreign
    }
  }

  /// Reads a message behind the two bytes of its length, as TCP has it (RFC 1035 §4.2.2).
  ///
  /// - Returns: positions count from the message's first byte, the third of `bytes`.
  public static func parseStream(_ bytes: Span<UInt8>) -> Parsed<DNSMessage> {
    guard bytes.count >= 2 else { return .incomplete(nil) }
    let length = Int(bytes.uint16(at: 0))
    guard length >= DNSHeader.size else { return .foreign }
    let rest = bytes.extracting(droppingFirst: 2)
    let parsed = parse(rest.extracting(first: length))
    // The length ends the message: what its counts claim beyond that is not to come.
    if case .incomplete = parsed, rest.count >= length { return .foreign }
    if case .complete(let message) = parsed, message.length != length { return .foreign }
    return parsed
  }

  /// Whether bytes are a DNS message beyond reasonable doubt, whatever their port: whole, to the last byte, with
  /// values that are in use.
  public static func recognise(_ bytes: Span<UInt8>) -> Bool {
    // Decides nearly everything without reading on: the counts and the bits must be such as are met.
    guard bytes.count > DNSHeader.size, bytes[4] == 0, bytes[5] == 1, bytes[2] & 0x78 == 0 || bytes[2] & 0x78 == 0x20
    else { return false }
    guard bytes[3] & 0x40 == 0, bytes[6] == 0, bytes[8] == 0, bytes[10] == 0 else { return false }
    let isResponse = bytes[2] & 0x80 != 0
    // A query has neither a response code, nor the server's bits, nor answers.
    if !isResponse, bytes[2] & 0x04 != 0 || bytes[3] & 0x8F != 0 || bytes[7] != 0 { return false }
    guard case .complete(let message) = parse(bytes), message.length == bytes.count, let question = message.question
    else { return false }
    guard DNSWords.className(question.classNumber & 0x7FFF) != nil, question.type.name != nil else { return false }
    return true
  }
}
