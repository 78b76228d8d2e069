import Capture
import Flow
import Wire

/// The first lines of a screen: what the capture is, where every packet went, and every doubt about it.
///
/// The host screen begins with it; beside a table, whose lines are for awk, it belongs on stderr.
public struct Head {
  private let summary: RunSummary
  private let options: TextOptions
  private var width: Int { max(options.width, TextOptions.leastWidth) }

  /// Columns of the words that begin the lines after the first.
  private static let labelWidth = 9
  private static let missing = "missing"

  public init(_ summary: RunSummary, _ options: TextOptions) {
    self.summary = summary
    self.options = options
  }

  /// Writes the lines; the caller flushes.
  public func write(to output: inout Output) {
    let style = options.style
    let first = folded(titleParts, joint: "  ", indent: 2, width: width)
    for (index, line) in first.enumerated() {
      if index == 0 { output.bytes.append(style.heading) }
      output.bytes.append(line)
      if index == 0 { output.bytes.append(style.end) }
      output.endLine()
    }
    for fact in facts {
      let lines = folded(fact.parts, joint: " ", indent: Self.labelWidth, start: Self.labelWidth, width: width)
      for (index, line) in lines.enumerated() {
        if fact.isDoubt { output.bytes.append(style.doubt) }
        if index == 0 {
          output.bytes.append(fact.label)
          output.bytes.pad(Self.labelWidth - columnCount(fact.label))
        }
        output.bytes.append(line)
        if fact.isDoubt { output.bytes.append(style.end) }
        output.endLine()
      }
    }
  }

  /// What touches the numbers, a line each: packets lost, damaged or out of order. Errors have their own lines.
  public var doubts: [String] {
    facts.filter { $0.isDoubt && $0.label != Self.missing }.map { fact in
      ([fact.label] + fact.parts).joined(separator: " ")
    }
  }

  private var titleParts: [String] {
    let tally = summary.tally
    var parts = [title, grouped(tally.read, "packet")]
    parts.append(text { $0.appendBytes(tally.wireBytes, exact: options.isExact) } + " on the wire")
    if let first = tally.first, let last = tally.last, first <= last {
      let span = UInt64(bitPattern: last &- first)
      parts.append(text { $0.appendDuration(span, exact: options.isExact, ascii: options.isASCII) })
    }
    parts.append(summary.isComplete ? "complete" : "INCOMPLETE")
    return parts
  }

  private var title: String {
    let names = summary.sources.map { Diagnostic.file($0, ascii: options.isASCII) }
    let kind = summary.isLive ? " (live)" : ""
    let all = names.joined(separator: ", ")
    // Leaves room for the packets beside a name, and never more than the line has.
    let room = width - 2 - kind.count
    if columnsAtMost(all) <= room / 2 || names.count == 1 {
      return shortened(all, to: room, ascii: options.isASCII) + kind
    }
    return "\(names.count) \(summary.isLive ? "interfaces" : "files")" + kind
  }

  /// One labelled line; its parts are words that may be folded between.
  private struct Fact {
    let label: String
    let parts: [String]
    var isDoubt = false
  }

  private var facts: [Fact] {
    var facts: [Fact] = []
    if let line = timeLine { facts.append(Fact(label: "time", parts: line)) }
    if let filter = summary.filter, !filter.isEmpty {
      facts.append(Fact(label: "filter", parts: words(escaped(filter, ascii: options.isASCII))))
    }
    if let count = summary.endedAtCount {
      facts.append(Fact(label: "ended", parts: words("at the \(grouped(count, "packet")) asked for")))
    }
    if let flows = summary.flows { facts.append(Fact(label: "packets", parts: whereabouts(flows))) }
    let tally = summary.tally
    if !tally.damaged.isEmpty {
      facts.append(
        Fact(label: "damaged", parts: list(Phrase.counts(tally.damaged, phrase: Phrase.trouble)), isDoubt: true))
    }
    if tally.cut > 0 {
      facts.append(Fact(label: "cut", parts: words("\(grouped(tally.cut)) kept shorter than on the wire")))
    }
    if tally.orphanFragments > 0 {
      facts.append(
        Fact(
          label: "orphans", parts: words("\(grouped(tally.orphanFragments, "fragment")) without their first"),
          isDoubt: true))
    }
    if summary.statistics.timeWentBack > 0 {
      facts.append(
        Fact(
          label: "clock", parts: words("went back at \(grouped(summary.statistics.timeWentBack, "packet"))"),
          isDoubt: true))
    }
    if summary.statistics.aboveSnapshotLength > 0 {
      let count = grouped(summary.statistics.aboveSnapshotLength, "packet")
      facts.append(Fact(label: "oddity", parts: words("\(count) above the snapshot length (nothing is lost)")))
    }
    if let drops { facts.append(drops) }
    for reason in summary.shortfallWords where !reason.isDrop {
      facts.append(
        Fact(
          label: Self.missing, parts: words(options.isASCII ? asciiOnly(reason.message) : reason.message), isDoubt: true
        ))
    }
    return facts
  }

  /// `1,200 in 38 flows + 4 outside: 3 ARP, 1 LLDP`
  private func whereabouts(_ flows: Int) -> [String] {
    let tally = summary.tally
    var parts = words("\(grouped(tally.inFlows)) in \(grouped(UInt64(max(flows, 0)), "flow"))")
    let outside = Phrase.counts(tally.outside, phrase: Phrase.outside)
    if outside.isEmpty {
      parts[parts.count - 1] += ", none outside"
    } else {
      parts += words("+ \(grouped(tally.outsideTotal)) outside:") + list(outside)
    }
    return parts
  }

  private var drops: Fact? {
    let kernel = summary.statistics.droppedByKernel
    let interface = summary.statistics.droppedByInterface
    guard summary.isLive || summary.dropped > 0 else { return nil }
    func words(_ count: UInt64?, _ who: String) -> String {
      count.map { "\(grouped($0)) by the \(who)" } ?? "not known by the \(who)"
    }
    return Fact(
      label: "dropped", parts: self.words("\(words(kernel, "kernel")), \(words(interface, "interface"))"),
      isDoubt: summary.dropped > 0)
  }

  /// `2023-11-14 22:13:20 to 22:13:34 UTC+01:00`
  private var timeLine: [String]? {
    guard options.time.form != .none, let first = summary.tally.first, let last = summary.tally.last else { return nil }
    let offset = options.time.offset(first / 1_000_000_000)
    let from = CivilTime(first, offset: offset)
    let to = CivilTime(last, offset: offset)
    var line = text {
      $0.appendDate(from)
      $0.append(0x20)
      $0.appendClock(from, digits: 0)
      $0.append(" to ")
      if (to.year, to.month, to.day) != (from.year, from.month, from.day) {
        $0.appendDate(to)
        $0.append(0x20)
      }
      $0.appendClock(to, digits: 0)
      $0.append(" UTC")
    }
    if offset != 0 {
      let minutes = abs(offset) / 60
      line += text {
        $0.append(offset < 0 ? 0x2D : 0x2B)
        $0.appendDecimal(UInt64(minutes / 60), digits: 2)
        $0.append(0x3A)
        $0.appendDecimal(UInt64(minutes % 60), digits: 2)
      }
    }
    return words(line)
  }

  /// Words of a line, each short enough to stand on one.
  private func words(_ line: String) -> [String] {
    line.split(separator: " ").map {
      shortened(String($0), to: width - Self.labelWidth, ascii: options.isASCII)
    }
  }

  /// Words of a list with commas, so that counts stay beside what they count where the line allows.
  private func list(_ items: [String]) -> [String] {
    items.enumerated().map { $0.offset < items.count - 1 ? $0.element + "," : $0.element }
      .flatMap { columnsAtMost($0) <= width - Self.labelWidth ? [$0] : words($0) }
  }
}
