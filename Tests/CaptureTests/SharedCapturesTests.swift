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
}
