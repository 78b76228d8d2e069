import Foundation
import Synchronization
import Testing

/// Every packet of ../shared/captures, header field by header field, against tshark's table in ../shared/oracle.
@Suite(
  .enabled(if: !OracleCapture.all.isEmpty, "../shared/captures is not beside this project"), .serialized)
struct PacketOracleTests {
  /// Columns that are tshark's own counting, or its opinion.
  static let skipped: Set = ["frame.number", "frame.protocols", "tcp.stream", "udp.stream", "_ws.malformed"]
  /// tshark counts a pcapng's custom blocks as packets: its rows are others than ours.
  static let countedOtherwise = 5

  struct Sums {
    var files = 0
    var packets = 0
    var cells = 0
    var different = 0
    var byRule: [PacketRule: Int] = [:]
    var unexplained: [String] = []
    var countedOtherwise: [String] = []
    var crashes: [String] = []
  }

  @Test func `cells are tshark's, or the difference is explained`() throws {
    let sums = try Self.compareAll()
    var words = "packets: \(sums.files) files, \(sums.packets) packets, \(sums.cells) cells compared, "
    words += "\(sums.different) different:"
    for rule in PacketRule.allCases { words += " \(rule.rawValue) \(sums.byRule[rule] ?? 0)," }
    print(words + " unexplained \(sums.unexplained.count)")
    for difference in sums.unexplained.sorted().prefix(40) { Issue.record("\(difference)") }
    for rule in PacketRule.allCases {
      #expect(sums.byRule[rule] ?? 0 <= rule.most, "\(rule)")
      #expect(sums.byRule[rule] ?? 0 > 0, "\(rule) explains nothing any more: strike it")
    }
    #expect(sums.crashes == [])
    #expect(sums.countedOtherwise.count == Self.countedOtherwise, "\(sums.countedOtherwise)")
    #expect(sums.files >= 1_320 && sums.packets >= 38_000 && sums.cells >= 2_000_000)
  }

  private static func compareAll() throws -> Sums {
    let captures = OracleCapture.all.filter(\.isReadable)
    let next = Mutex(0)
    let total = Mutex(Sums())
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: max(2, ProcessInfo.processInfo.activeProcessorCount)) { _ in
      var sums = Sums()
      while true {
        let index = next.withLock { value in
          value += 1
          return value - 1
        }
        guard index < captures.count else { break }
        do { try compare(captures[index], &sums) } catch { failure.withLock { $0 = error } }
      }
      total.withLock { [sums] in $0.add(sums) }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return total.withLock { $0 }
  }

  private static func compare(_ capture: OracleCapture, _ sums: inout Sums) throws {
    let end = try ChildProcess.run(
      Project.program, ["packets", "--json", "-r", Project.captures + "/" + capture.name], within: 120)
    guard end.code == 0 || end.code == 1 else {
      sums.crashes.append("\(capture.name): exit \(end.code ?? -1), signal \(end.signal ?? 0)")
      return
    }
    let table = try ChildProcess.run("gzip", ["-dc", Project.oracle + "/" + capture.name + ".pkt.tsv.gz"], within: 60)
    let rows = table.text.split(separator: "\n", omittingEmptySubsequences: true)
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    guard let head = rows.first else { return }
    let packets = try end.text.split(separator: "\n").compactMap { line -> [String: Any]? in
      let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return record?["type"] as? String == "packet" ? record : nil
    }
    guard packets.count == rows.count - 1 else {
      sums.countedOtherwise.append(capture.name)
      return
    }
    sums.files += 1
    for (record, row) in zip(packets, rows.dropFirst()) { compare(record, row, head, capture, &sums) }
  }

  private static func compare(
    _ record: [String: Any], _ row: [String], _ head: [String], _ capture: OracleCapture, _ sums: inout Sums
  ) {
    sums.packets += 1
    let packet = PacketCells(record)
    let chain = row.count > 4 ? row[4].split(separator: ":") : []
    for (column, theirs) in zip(head, row) where !skipped.contains(column) {
      sums.cells += 1
      let ours = packet.cell(column)
      if ours == theirs { continue }
      sums.different += 1
      let difference = PacketDifference(
        capture: capture, number: record["number"] as? Int ?? 0, column: column, ours: ours, theirs: theirs,
        packet: packet, chain: Set(chain), isMalformedToTShark: row.last?.isEmpty == false)
      if let rule = PacketRule.allCases.first(where: { $0.explains(difference) }) {
        sums.byRule[rule, default: 0] += 1
      } else {
        sums.unexplained.append(difference.text)
      }
    }
  }
}

extension PacketOracleTests.Sums {
  fileprivate mutating func add(_ other: Self) {
    files += other.files
    packets += other.packets
    cells += other.cells
    different += other.different
    byRule.merge(other.byRule, uniquingKeysWith: +)
    unexplained += other.unexplained
    countedOtherwise += other.countedOtherwise
    crashes += other.crashes
  }
}
