import Flow
import Foundation
import Testing

@testable import Report

@Suite struct FlowsReportTests {
  private func types(_ subject: FlowsReport.Subject?, sort: SortKey? = nil, top: Int? = nil) throws -> [String] {
    let report = FlowsReport(FlowRecords(Sample.lunch), summary: Sample.summary(of: Sample.lunch), by: subject)
    return try Sample.bytes { report.writeJSON(sort: sort, top: top, to: &$0) }.split(separator: 0x0A).map {
      let record = try #require(JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
      return try #require(record["type"] as? String)
    }
  }

  @Test func everyRunEndsWithItsSummary() throws {
    #expect(try types(nil) == ["flow", "flow", "flow", "flow", "summary"])
    #expect(try types(.flow, top: 1) == ["flow", "summary"])
    #expect(try types(.host) == ["host", "host", "host", "summary"])
    #expect(try types(.endpoint, top: 2) == ["endpoint", "endpoint", "summary"])
    #expect(try types(.service) == ["service", "service", "service", "service", "summary"])
    #expect(try types(.pair) == ["pair", "pair", "summary"])
    #expect(try types(.pair, top: 0) == ["pair", "pair", "summary"])
  }

  @Test func flowsKeepTheOrderOfTimeUnlessSorted() {
    func first(_ sort: SortKey?) -> String {
      let report = FlowsReport(FlowRecords(Sample.lunch), summary: Sample.summary(of: Sample.lunch), by: nil)
      return String(Sample.text { report.writeJSON(sort: sort, top: 1, to: &$0) }.prefix(60))
    }
    #expect(first(nil).contains("\"udp\""))
    #expect(first(.bytes).contains("\"tcp\""))
  }

  @Test(arguments: FlowsReport.Subject.allCases)
  func textIsTheScreenOrATable(subject: FlowsReport.Subject) {
    let report = FlowsReport(FlowRecords(Sample.lunch), summary: Sample.summary(of: Sample.lunch), by: subject)
    let text = Sample.text { report.writeText(TextOptions(), to: &$0) }
    let beginnings: [FlowsReport.Subject: String] = [
      .host: "lunch.pcapng  1,068 packets", .endpoint: "address ", .service: "service ", .pair: "address ",
      .flow: "first ",
    ]
    #expect(text.hasPrefix(beginnings[subject] ?? "?"))
    #expect(report.isTable == (subject != .host))
  }

  @Test(arguments: FlowsReport.Subject.allCases)
  func aReaderWhoHasGoneGetsNothingMore(subject: FlowsReport.Subject) {
    let report = FlowsReport(FlowRecords(Sample.lunch), summary: Sample.summary(of: Sample.lunch), by: subject)
    for isJSON in [true, false] {
      var chunks = 0
      var output = Output(chunk: 0) { _ in
        chunks += 1
        return false
      }
      if isJSON {
        report.writeJSON(sort: nil, top: nil, to: &output)
      } else {
        report.writeText(TextOptions(), to: &output)
      }
      #expect(chunks == 1)
    }
  }
}
