import Foundation
import Testing
import Wire

@testable import Capture

/// Real captures that are not part of the project: `../shared/captures` beside it, with what is known of each.
enum SharedCaptures {
  struct Entry: Sendable {
    let file: String
    let packets: Int?
    let linkTypes: Set<UInt16>
    let format: String
    let note: String
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/captures").standardizedFileURL

  static let entries: [Entry] = {
    guard let text = try? String(contentsOf: folder.appendingPathComponent("MANIFEST.tsv"), encoding: .utf8) else {
      return []
    }
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Entry(
        file: String(cells[0]), packets: Int(cells[5]),
        linkTypes: Set(cells[6].split(separator: ",").compactMap { UInt16($0.prefix { $0 != ":" }) }),
        format: String(cells[7]), note: cells.count > 10 ? String(cells[10]) : "")
    }
  }()

  struct TsharkFrame {
    /// Nanoseconds since 1970; nil where the file gives none.
    let time: Int64?
    let captured: Int
    let wire: Int
  }

  /// The first columns of `../shared/oracle`'s packets by file: number, time, captured and original length.
  static func tsharkFrames() throws -> [String: [TsharkFrame]] {
    let oracle = folder.deletingLastPathComponent().appendingPathComponent("oracle").path
    let script = """
      cd "$0"
      for name; do
        if [ -f "$name.pkt.tsv.gz" ]; then echo "== $name"; gzip -dc "$name.pkt.tsv.gz" | cut -f 1-4; fi
      done
      """
    let text = String(
      decoding: try ChildOutput.of(["sh", "-c", script, oracle] + entries.map(\.file), within: 120), as: UTF8.self)
    var frames: [String: [TsharkFrame]] = [:]
    var file = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("== ") {
        file = String(line.dropFirst(3))
        frames[file] = []
        continue
      }
      let cells = line.split(separator: "\t", maxSplits: 4, omittingEmptySubsequences: false)
      // The first line of each names the columns.
      guard cells.count > 3, let captured = Int(cells[2]), let wire = Int(cells[3]) else { continue }
      frames[file, default: []].append(TsharkFrame(time: nanoseconds(cells[1]), captured: captured, wire: wire))
    }
    return frames
  }

  /// A decimal number of seconds with nine digits behind the point.
  private static func nanoseconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".")
    guard parts.count == 2, let seconds = Int64(parts[0]), let fraction = Int64(parts[1]) else { return nil }
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, overflowsToo) = product.addingReportingOverflow(fraction)
    // The nearest that 64 bits of nanoseconds hold.
    return overflows || overflowsToo ? (seconds < 0 ? .min : .max) : sum
  }
}

@Suite(.enabled(if: !SharedCaptures.entries.isEmpty, "../shared/captures is not there"))
struct SharedCapturesTests {
  /// Number of packets and link types are what the manifest says.
  ///
  /// By rule, a file may end with an error of damage only if the manifest marks it so (a record length that cannot
  /// be, a record cut); compressed files and snoop must be refused by name. The raw-IP types that systems number
  /// differently (12 and 14) are given as 101.
  @Test func packetsAndLinkTypesAreThoseOfTheManifest() throws {
    var read = 0
    var refused = 0
    for entry in SharedCaptures.entries {
      let path = SharedCaptures.folder.appendingPathComponent(entry.file).path
      let outcome = Reading.of(path)
      if entry.format.contains("+") || entry.format == "snoop" {
        guard case .notACapture(_, let reason) = outcome.error else {
          Issue.record("\(entry.file): \(String(describing: outcome.error))")
          continue
        }
        switch reason {
        case .compressed, .snoop: refused += 1
        default: Issue.record("\(entry.file): \(reason)")
        }
        continue
      }
      #expect(outcome.frames.count == entry.packets, "\(entry.file) \(entry.note)")
      let isMarked = entry.note.contains("bad-caplen") || entry.note.contains("truncated-record")
      #expect((outcome.error != nil) == isMarked, "\(entry.file) \(entry.note): \(String(describing: outcome.error))")
      let types = Set(outcome.interfaces.map(\.link.type.rawValue))
      let expected = Set(entry.linkTypes.map { $0 == 12 || $0 == 14 ? 101 : $0 })
      #expect(types == expected, "\(entry.file)")
      read += 1
    }
    #expect(read > 1000)
    #expect(refused == SharedCaptures.entries.count - read)
  }

  /// Times and both lengths of every frame are those that tshark 4.0.17 shows, where it shows as many frames as the
  /// manifest counts (it takes pcapng Custom Blocks for frames, and does not know some link types).
  ///
  /// By rule: it computes a sub-second of a second and more in 32 bits, so that files marked with one are compared
  /// in lengths only; and it does not count the four bytes before each frame of SunATM (link type 123) to the frame.
  @Test func timesAndLengthsAreThoseOfTshark() throws {
    var compared = 0
    var left = 0
    let truths = try SharedCaptures.tsharkFrames()
    for entry in SharedCaptures.entries {
      guard !entry.format.contains("+"), let truth = truths[entry.file],
        truth.count == entry.packets, !entry.linkTypes.contains(123)
      else {
        left += 1
        continue
      }
      let reading = Reading.of(SharedCaptures.folder.appendingPathComponent(entry.file).path)
      #expect(reading.frames.map(\.bytes.count) == truth.map(\.captured), "\(entry.file)")
      #expect(reading.frames.map { Int($0.wire) } == truth.map(\.wire), "\(entry.file)")
      if !entry.note.contains("subsecond-out-of-range") {
        let times = reading.frames.map { $0.flags.contains(.timeless) ? nil : $0.time }
        #expect(times == truth.map(\.time), "\(entry.file)")
      }
      compared += 1
    }
    #expect(compared > 1000, "\(left) left out")
  }
}
