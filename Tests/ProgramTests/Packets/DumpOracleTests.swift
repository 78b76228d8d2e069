import Foundation
import Testing

/// The bytes of captures of others, as tcpdump and `packets` print them.
@Suite struct DumpOracleTests {
  static let tcpdump = ["/usr/bin/tcpdump", "/usr/sbin/tcpdump", "/usr/local/bin/tcpdump"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Link types whose header both programs see alike, however much of what follows they know.
  static let links: Set = ["EN10MB", "NULL", "LOOP", "RAW", "LINUX_SLL", "LINUX_SLL2", "IPV4", "IPV6"]

  /// Small files of each such type and format, a few each.
  static let captures: [OracleCapture] = {
    var files: [String: Int] = [:]
    return OracleCapture.all.filter { capture in
      guard capture.isReadable, capture.links.count == 1, capture.packets < 200,
        let link = capture.links.first, links.contains(String(link.split(separator: ":").last ?? ""))
      else { return false }
      let kind = link + capture.format
      // Half of them may be so small that they hold one crasher each.
      guard files[kind, default: 0] < (capture.packets < 5 ? 2 : 5) else { return false }
      files[kind, default: 0] += 1
      return true
    }
  }()

  /// The lines of each packet, which begins where its number stands.
  private func packets(_ text: String) -> [[Substring]] {
    var packets: [[Substring]] = []
    for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("\(packets.count + 1)  ".leftPadded(to: 7)) {
        packets.append([line])
      } else if !packets.isEmpty {
        packets[packets.count - 1].append(line)
      }
    }
    return packets
  }

  /// Rows of a dump; what other lines tcpdump needed for the packet is no matter here.
  private func rows(_ packet: [Substring]) -> [Substring] {
    packet.dropFirst().filter { $0.hasPrefix("\t0x") && $0.contains(":  ") }
  }

  @Test(
    .enabled(if: tcpdump != nil, "no tcpdump"), .enabled(if: !captures.isEmpty, "no captures beside the project"),
    arguments: ["-x", "-XX"])
  func `rows are tcpdump's, byte for byte`(form: String) throws {
    var compared = 0
    for capture in Self.captures {
      let path = Project.captures + "/" + capture.name
      // -q, so that as little as possible is between the number and the rows.
      let theirs = try ChildProcess.run(try #require(Self.tcpdump), ["-nn", "-t", "-q", "-#", form, "-r", path])
      let ours = try ChildProcess.run(Project.program, ["packets", "-nn", "-t", "-q", "-#", form, "-r", path])
      let both = zip(
        packets(String(decoding: theirs.output, as: UTF8.self)), packets(String(decoding: ours.output, as: UTF8.self)))
      for (packet, own) in both {
        // Where a printer of tcpdump's meets the end, the whole frame is dumped, link-layer header and all; libpcap
        // hands out no byte beyond the snapshot length that a file claims, though the file has it.
        if packet[0].contains("[|") || packet[0].contains("[Invalid header") { continue }
        if isAboveSnapshotLength(capture) { continue }
        #expect(rows(packet) == rows(own), "\(capture.name): \(packet[0])")
        compared += 1
      }
    }
    #expect(compared > 300)
  }

  private func isAboveSnapshotLength(_ capture: OracleCapture) -> Bool {
    Self.aboveSnapshotLength.contains(capture.name)
  }

  /// Captures that `packets --json` says have frames longer than their files' snapshot length.
  private static let aboveSnapshotLength: Set<String> = {
    Set(
      captures.map(\.name).filter { name in
        let end = try? ChildProcess.run(
          Project.program, ["packets", "--json", "--count", "-r", Project.captures + "/" + name])
        return end?.text.contains(#""above_snapshot_length":0,"#) == false
      })
  }()

  @Test(
    .enabled(if: tcpdump != nil, "no tcpdump"), .enabled(if: !captures.isEmpty, "no captures beside the project"),
    arguments: ["-A"])
  func `text is tcpdump's, byte for byte`(form: String) throws {
    var compared = 0
    // Datagrams and segments, of which tcpdump prints one line under -q.
    for capture in Self.captures where !Self.aboveSnapshotLength.contains(capture.name) {
      let path = Project.captures + "/" + capture.name
      let options = ["-nn", "-t", "-q", "-#", form, "-r", path]
      let theirs = try ChildProcess.run(try #require(Self.tcpdump), options)
      let ours = try ChildProcess.run(Project.program, ["packets"] + options)
      let both = zip(
        packets(String(decoding: theirs.output, as: UTF8.self)), packets(String(decoding: ours.output, as: UTF8.self)))
      for (packet, own) in both {
        guard !packet[0].contains("[|"), packet[0].contains(": tcp ") || packet[0].contains(": UDP, length ") else {
          continue
        }
        #expect(packet.dropFirst() == own.dropFirst(), "\(capture.name): \(packet[0])")
        compared += 1
      }
    }
    #expect(compared > 100)
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(width - count, 0)) + self
  }
}
