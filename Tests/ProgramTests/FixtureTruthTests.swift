import Foundation
import Testing

/// The project's own captures.
enum Fixtures {
  /// Every capture, by its path below fixtures/, in order.
  static let all: [String] = {
    let paths = FileManager.default.enumerator(atPath: Project.fixtures)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".pcap") || $0.hasSuffix(".pcapng") }.sorted()
  }()
  static let healthy = all.filter { !$0.hasPrefix("damaged/") }
  static let damaged = all.filter { $0.hasPrefix("damaged/") }

  /// The file beside a capture that ends in `suffix` instead.
  static func beside(_ name: String, _ suffix: String) -> String {
    Project.fixtures + "/" + name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex) + suffix
  }
}

/// What the recipe put into a capture, or a second program counted: read from `NAME.truth`. A cell that is `*` is left open.
struct Truth {
  var read = 0
  var outside = 0
  var rows: [[String]] = []

  init(_ path: String) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("# read ") {
        read = Int(line.dropFirst(7)) ?? -1
      } else if line.hasPrefix("# outside ") {
        outside = Int(line.dropFirst(10)) ?? -1
      } else if !line.hasPrefix("protocol\t") {
        rows.append(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
      }
    }
  }

  /// A printed flow in the file's columns.
  static func columns(_ flow: PrintedFlow) -> [String] {
    func volume(_ side: PrintedFlow.Side) -> [String] {
      [side.packets, side.wireBytes, side.ipBytes, side.payloadBytes].map(String.init)
    }
    return ["\(flow.protocolNumber)", flow.originator.address, flow.originator.number, flow.responder.address]
      + [flow.responder.number] + volume(flow.originator) + volume(flow.responder)
      + [flow.state, flow.first.map(String.init) ?? "-", flow.last.map(String.init) ?? "-"]
  }
}

/// Flows of our own captures against numbers that the program had no part in.
@Suite struct FixtureTruthTests {
  @Test(arguments: Fixtures.healthy)
  func `flows are what the recipe put in`(name: String) throws {
    let truth = try Truth(Fixtures.beside(name, ".truth"))
    let end = try ChildProcess.run(Project.program, ["-r", name, "--json"], folder: Project.fixtures)
    #expect(end.code == 0, "\(end.errors)")
    let report = try PrintedReport(end.output)
    var expected = truth.rows
    var unexpected: [String] = []
    for flow in report.flows {
      let columns = Truth.columns(flow)
      let match = expected.firstIndex { row in
        zip(row, columns).allSatisfy { $0 == $1 || $0 == "*" } && row.count == columns.count
      }
      if let match { expected.remove(at: match) } else { unexpected.append(columns.joined(separator: " ")) }
    }
    #expect(unexpected == [], "printed, but not put in")
    #expect(expected.map { $0.joined(separator: " ") } == [], "put in, but not printed")
    let packets = report.flows.reduce(0) { $0 + $1.originator.packets + $1.responder.packets }
    #expect(packets + truth.outside == truth.read)
    #expect(report.number("frames_read") == truth.read)
    #expect(report.number("frames_in_flows") == packets)
    #expect(report.number("frames_outside") == truth.outside)
  }

  @Test func `README.md names every fixture, and all are small`() throws {
    #expect(Fixtures.healthy.count >= 35)
    #expect(Fixtures.damaged.count >= 12)
    let manual = try String(contentsOfFile: Project.fixtures + "/README.md", encoding: .utf8)
    for name in Fixtures.all { #expect(manual.contains("`\(name)`"), "\(name) is not in fixtures/README.md") }
    var total = 0
    for name in Fixtures.all {
      let size = try FileManager.default.attributesOfItem(atPath: Project.fixtures + "/" + name)[.size] as? Int ?? 0
      #expect(size < 100_000, "\(name)")
      total += size
    }
    #expect(total < 1_500_000)
  }
}
