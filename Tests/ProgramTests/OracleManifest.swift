import Foundation

/// One capture of ../shared/captures, as its manifest describes it.
struct OracleCapture: Sendable {
  /// Path below the folder of captures.
  let name: String
  let packets: Int
  /// `1:EN10MB`, one a link type.
  let links: [String]
  /// `pcap-us-le`, `pcapng-be`, `snoop`, `pcap-us-le+gz` …
  let format: String

  /// Why this capture cannot be compared yet, by kind of file, never by name.
  enum Rule: String, CaseIterable, Sendable {
    case format = "file format or compression"
  }

  var isReadable: Bool { (format.hasPrefix("pcap-") || format.hasPrefix("pcapng-")) && !format.contains("+") }
  /// Link types by number. 12, which BSDs wrote for bare IP, is the registry's 101 (LINKTYPE_RAW) under another number.
  var linkNumbers: Set<Int> {
    Set(links.compactMap { Int($0.split(separator: ":").first ?? "") }.map { $0 == 12 ? 101 : $0 })
  }

  /// All of them; empty where the folder is absent.
  static let all: [OracleCapture] = {
    guard let manifest = try? String(contentsOfFile: Project.captures + "/MANIFEST.tsv", encoding: .utf8) else {
      return []
    }
    return manifest.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count > 7 else { return nil }
      return OracleCapture(
        name: cells[0], packets: Int(cells[5]) ?? 0, links: cells[6].split(separator: ",").map(String.init),
        format: cells[7])
    }
  }()
}

/// What makes an exact flow of the oracle: protocol and both ends, the lesser first.
struct OracleKey: Hashable, Sendable {
  struct End: Hashable, Comparable, Sendable {
    let address: [UInt8]
    let port: Int
    static func < (a: End, b: End) -> Bool {
      a.address == b.address ? a.port < b.port : a.address.lexicographicallyPrecedes(b.address)
    }
  }
  let protocolNumber: Int
  let low: End
  let high: End

  /// - Returns: the key, and whether the ends had to be swapped.
  static func make(_ number: Int, _ a: End, _ b: End) -> (key: OracleKey, swapped: Bool) {
    b < a
      ? (OracleKey(protocolNumber: number, low: b, high: a), true)
      : (OracleKey(protocolNumber: number, low: a, high: b), false)
  }

  /// The bytes of an address in text, with or without a zone.
  static func bytes(_ text: String) -> [UInt8]? {
    let address = text.prefix { $0 != "%" }
    var bytes = [UInt8](repeating: 0, count: address.contains(":") ? 16 : 4)
    return inet_pton(address.contains(":") ? AF_INET6 : AF_INET, String(address), &bytes) == 1 ? bytes : nil
  }
}

/// Packets and wire bytes each way, first and last time.
struct OracleFlow: Hashable, Sendable {
  var packets = [0, 0]
  var bytes = [0, 0]
  var first: Int?
  var last: Int?

  /// Where both ends are the same, no direction can be told from the other.
  mutating func fold() {
    packets = [packets[0] + packets[1], 0]
    bytes = [bytes[0] + bytes[1], 0]
  }
}

/// What the oracle says of one capture.
struct OracleAnswer: Sendable {
  var flows: [OracleKey: OracleFlow] = [:]
  /// Nanoseconds of `1595660608.237857000`, without rounding through a floating-point number.
  static func nanoseconds(_ text: Substring) -> Int? {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text).split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }) else { return nil }
    let fraction = parts.count > 1 ? parts[1] : ""
    // Nine digits; more are a count of nanoseconds above one second, which tshark prints without carrying.
    let digits = fraction + String(repeating: "0", count: max(0, 9 - fraction.count))
    let (product, overflow) = whole.multipliedReportingOverflow(by: 1_000_000_000)
    // Beyond the year 2262, which 64 bits of nanoseconds cannot hold: no flow of ours can equal it.
    guard !overflow else { return isNegative ? .min : .max }
    let total = product.addingReportingOverflow(Int(digits) ?? 0).partialValue
    return isNegative ? -total : total
  }

  /// One line of a `.flows.tsv`.
  mutating func add(flow line: Substring) {
    let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard cells.count >= 11, let number = Int(cells[0]), let a = OracleKey.bytes(String(cells[1])),
      let b = OracleKey.bytes(String(cells[3])), let aPort = Int(cells[2]), let bPort = Int(cells[4])
    else { return }
    let counts = cells[5...8].map { Int($0) ?? -1 }
    let (key, swapped) = OracleKey.make(
      number, OracleKey.End(address: a, port: aPort), OracleKey.End(address: b, port: bPort))
    var flow = OracleFlow(first: Self.nanoseconds(cells[9]), last: Self.nanoseconds(cells[10]))
    flow.packets = swapped ? [counts[2], counts[0]] : [counts[0], counts[2]]
    flow.bytes = swapped ? [counts[3], counts[1]] : [counts[1], counts[3]]
    if key.low == key.high { flow.fold() }
    flows[key] = flow
  }

  /// Unpacks the flows of the whole oracle.
  static func all(_ names: [String]) throws -> [String: OracleAnswer] {
    var answers: [String: OracleAnswer] = [:]
    let script = "cd \"$0\"; for name; do echo \"== $name\"; gzip -dc \"$name.flows.tsv.gz\"; done"
    let text = try ChildProcess.run("sh", ["-c", script, Project.oracle] + names, within: 120).text
    var name = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("== ") {
        name = String(line.dropFirst(3))
        answers[name] = OracleAnswer()
      } else {
        answers[name]?.add(flow: line)
      }
    }
    return answers
  }
}
