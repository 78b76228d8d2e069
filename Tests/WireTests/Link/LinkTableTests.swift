import Foundation
import Testing

@testable import Wire

@Suite("Link type and EtherType tables")
struct LinkTableTests {
  @Test("Both are sorted, and each number stands once")
  func sorted() {
    let links = LinkTypeTable.rows
    #expect(zip(links, links.dropFirst()).allSatisfy { $0.number < $1.number })
    let types = EtherTypeTable.rows
    #expect(zip(types, types.dropFirst()).allSatisfy { $0.number < $1.number })
    #expect(types.allSatisfy { $0.number >= 0x0600 })
  }

  @Test("Every number is found or nil, as the rows say")
  func search() {
    let links = Dictionary(uniqueKeysWithValues: LinkTypeTable.rows.map { ($0.number, $0) })
    let types = Dictionary(uniqueKeysWithValues: EtherTypeTable.rows.map { ($0.number, $0) })
    for number in UInt16.min...UInt16.max {
      if LinkType(rawValue: number).row != links[number] { Issue.record("link type \(number)") }
      if EtherType(rawValue: number).row != types[number] { Issue.record("EtherType \(number)") }
    }
    #expect(LinkType(rawValue: 208).name == nil)
    #expect(LinkType(rawValue: 65_535).name == nil)
    #expect(EtherType(rawValue: 0x05FF).name == nil)
    #expect(EtherType(rawValue: 0xFFFF).name == nil)
  }

  @Test("Names of those that have a decoder or a constant")
  func constants() {
    #expect(
      [LinkType.null, .ethernet, .raw, .loop, .linuxCooked, .ipv4, .ipv6, .linuxCooked2].map(\.name)
        == ["NULL", "EN10MB", "RAW", "LOOP", "LINUX_SLL", "IPV4", "IPV6", "LINUX_SLL2"])
    let types: [EtherType] = [.ipv4, .arp, .reverseARP, .vlan, .serviceVLAN, .oldServiceVLAN, .ipv6]
    #expect(types.map(\.name) == ["IPv4", "ARP", "RARP", "VLAN", "S-VLAN", "QinQ 9100", "IPv6"])
    #expect(
      types.map { $0.row?.constant } == [
        "ETH_P_IP", "ETH_P_ARP", "ETH_P_RARP", "ETH_P_8021Q", "ETH_P_8021AD", "ETH_P_QINQ1", "ETH_P_IPV6",
      ])
    #expect(LinkTypeTable.rows.allSatisfy { LinkType(rawValue: $0.number).layer == .opaque || !$0.summary.isEmpty })
  }

  /// The text of a C header, nil where it is not installed.
  static func definitions(_ path: String, prefix: String) -> [(name: String, value: Int)]? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    var definitions: [(String, Int)] = []
    for line in text.split(separator: "\n") where line.hasPrefix("#define") {
      let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard words.count >= 3, words[1].hasPrefix(prefix) else { continue }
      let digits = words[2].hasPrefix("0x") ? words[2].dropFirst(2) : words[2]
      guard let value = Int(digits, radix: words[2].hasPrefix("0x") ? 16 : 10) else { continue }
      definitions.append((String(words[1].dropFirst(prefix.count)), value))
    }
    return definitions
  }

  static let etherHeader = "/usr/include/linux/if_ether.h"
  static let linkHeader = "/usr/include/pcap/dlt.h"

  @Test(
    "Every ETH_P_ constant that is an EtherType is there by number and name",
    .enabled(if: FileManager.default.fileExists(atPath: etherHeader), "linux/if_ether.h is not installed"))
  func againstKernel() throws {
    let kernel = try #require(Self.definitions(Self.etherHeader, prefix: "ETH_P_"))
    let real = kernel.filter { $0.value >= 0x0600 && $0.name != "802_3_MIN" }
    #expect(real.count > 60)
    let ours = Dictionary(
      uniqueKeysWithValues: EtherTypeTable.rows.compactMap { row in row.constant.map { ($0, Int(row.number)) } })
    for (name, value) in real { #expect(ours["ETH_P_" + name] == value, "ETH_P_\(name)") }
    let known = Set(kernel.map { "ETH_P_" + $0.name })
    #expect(ours.keys.allSatisfy(known.contains))
  }

  @Test(
    "Every DLT_ value from 104 on, where it is the LINKTYPE_ value, is there by number and name",
    .enabled(if: FileManager.default.fileExists(atPath: linkHeader), "pcap/dlt.h is not installed"))
  func againstLibrary() throws {
    let library = try #require(Self.definitions(Self.linkHeader, prefix: "DLT_"))
    #expect(library.count > 190)
    // Bounds, not types; an old name of 186; values of one BSD only for what has another LINKTYPE_ value.
    let apart: Set<String> = ["MATCHING_MIN", "MATCHING_MAX", "CLASS_NETBSD_RAWAF", "USB", "PFSYNC"]
    for (name, value) in library where value <= 0xFFFF && !apart.contains(name) {
      let number = UInt16(value)
      if value >= 104 {
        #expect(LinkType(rawValue: number).name == name, "DLT_\(name)")
      } else {
        #expect(
          LinkTypeTable.rows.contains { $0.name == name } || ["HIPPI", "REDBACK_SMARTEDGE"].contains(name), "\(name)")
      }
    }
    #expect(LinkType(rawValue: 246).name == "PFSYNC")
  }

  /// The listing of the captures that other tests read, beside the project.
  static let manifest = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../../shared/captures/MANIFEST.tsv").standardizedFileURL

  @Test(
    "Every link type of the captures has a name",
    .enabled(if: FileManager.default.fileExists(atPath: manifest.path), "the captures are not here"))
  func captures() throws {
    let text = try String(contentsOf: Self.manifest, encoding: .utf8)
    var numbers: Set<UInt16> = []
    for line in text.split(separator: "\n").dropFirst() {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      for type in columns[6].split(separator: ",") {
        if let number = type.split(separator: ":").first.flatMap({ UInt16($0) }) { numbers.insert(number) }
      }
    }
    #expect(numbers.count > 30)
    for number in numbers { #expect(LinkType(rawValue: number).name != nil, "\(number)") }
  }
}
