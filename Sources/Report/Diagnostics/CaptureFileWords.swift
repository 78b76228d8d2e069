import Capture
import Wire

extension Diagnostic {
  /// Why a file is no capture that is read here.
  static func words(_ reason: CaptureError.NotACapture) -> String {
    switch reason {
    case .empty: "empty, not a capture"
    case .directory: "a directory, not a capture"
    case .unknownMagic(let bytes):
      "not a capture: it begins with \(beginning(bytes))"
    case .headerCut(let needed, let available):
      "not a capture: the file header takes \(grouped(UInt64(max(needed, 0)))) bytes, and the file has "
        + grouped(UInt64(max(available, 0)))
    case .modifiedPcap:
      "modified pcap (Kuznetzov's, magic 0xa1b2cd34), which is not read: its record headers differ"
    case .snoop: "a Sun snoop capture (RFC 1761), which is not read"
    case .compressed(let program): "compressed by \(escaped(program)), which is not read here"
    case .version(let major, let minor): "a capture of version \(major).\(minor), which is not read"
    }
  }

  static func advice(_ file: String, _ reason: CaptureError.NotACapture) -> [String] {
    let name = shellWord(file)
    switch reason {
    case .compressed(let program):
      // All five programs know -dc.
      return ["try: \(shellWord(program)) -dc \(name) | rawscope -r -"]
    case .modifiedPcap, .snoop:
      return ["try: editcap \(name) converted.pcapng (of Wireshark)"]
    default:
      return []
    }
  }

  /// `x.pcap: record 2 at byte 87 claims 4,294,967,280 bytes; the file has 110 more and its limit is 262,144:
  /// stopped there; 1 packet was read, 126 bytes were not`, in one line.
  static func words(_ damage: CaptureError.DamagedFile) -> String {
    let kind = damage.isBlock ? "block" : "record"
    let place = "\(file(damage.file)): \(kind) \(grouped(damage.record)) at byte \(grouped(damage.offset))"
    var end = "stopped there; \(packets(damage.framesRead)) read"
    if let unread = damage.bytesUnread { end += ", \(bytes(unread)) \(unread == 1 ? "was" : "were") not" }
    return "\(place) \(claim(damage)): \(end)"
  }

  private static func claim(_ damage: CaptureError.DamagedFile) -> String {
    let source = damage.file == "-" ? "input" : "file"
    let rest = damage.remaining.map { "the \(source) has \(grouped($0)) more" }
    switch damage.claim {
    case .captured(let claimed, let limit):
      let limits = "limit is \(grouped(limit))"
      return "claims \(bytes(claimed)); " + (rest.map { "\($0) and its \(limits)" } ?? "the \(limits)")
    case .cut(let claimed):
      return "claims \(bytes(claimed)); " + (rest ?? "the \(source) ends before")
    case .blockLength(let claimed, let trailing):
      if let trailing, trailing != claimed {
        return "claims \(bytes(claimed)) at its beginning and \(grouped(trailing)) at its end"
      }
      return "claims \(bytes(claimed)), which a block of its kind cannot have" + (rest.map { "; \($0)" } ?? "")
    case .unknownInterface(let index):
      return "claims interface \(grouped(UInt64(index))), which no block before it describes"
    case .byteOrder(let magic):
      return "claims the byte-order magic \(Names.hexadecimal(UInt64(magic), digits: 8)), which is neither order's"
    case .option(let code, let length):
      return "claims an option (code \(code)) of \(bytes(UInt64(length))), more than the block holds"
    case .version(let major, let minor):
      return "claims the pcapng version \(major).\(minor), which is not read"
    }
  }

  static func bytes(_ count: UInt64) -> String { grouped(count, "byte") }

  private static func packets(_ count: UInt64) -> String {
    count == 1 ? "1 packet was" : "\(grouped(count)) packets were"
  }

  /// The first bytes as text where they are printable ASCII, else in hexadecimal.
  private static func beginning(_ bytes: [UInt8]) -> String {
    if !bytes.isEmpty, bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return "\"\(escaped(String(decoding: bytes, as: UTF8.self)))\""
    }
    return bytes.map { String(Names.hexadecimal(UInt64($0), digits: 2).dropFirst(2)) }.joined(separator: " ")
  }
}
