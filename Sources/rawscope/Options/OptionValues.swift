import ArgumentParser
import Wire

/// Why a value on the command line cannot be; the parser puts it behind the option's name.
struct ValueError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A number of things, from 1: `-c`. tcpdump refuses 0 as well.
struct Count {
  let value: UInt64

  static func parse(_ text: String) throws -> Count {
    guard let value = UInt64(text), value > 0 else { throw ValueError("not a count (1 or more)") }
    return Count(value: value)
  }
}

/// Bytes of each frame that are kept: `-s`.
struct SnapshotLength {
  /// What libpcap and tcpdump call the maximum (MAXIMUM_SNAPLEN of pcap-int.h); 0 on the command line means it.
  static let maximum: UInt32 = 262_144
  let bytes: UInt32

  static func parse(_ text: String) throws -> SnapshotLength {
    guard let value = UInt32(text), value <= maximum else {
      throw ValueError("not a snapshot length (0 to \(maximum) bytes)")
    }
    return SnapshotLength(bytes: value == 0 ? maximum : value)
  }
}

/// Room for frames that wait to be read: `-B`.
struct BufferSize {
  /// 1 KiB below 2 GiB, the most that libpcap's `int` of bytes holds.
  static let maximumKibibytes: UInt32 = 2_097_151
  let kibibytes: UInt32

  static func parse(_ text: String) throws -> BufferSize {
    guard let value = UInt32(text), value > 0, value <= maximumKibibytes else {
      throw ValueError("not a buffer size (1 to \(maximumKibibytes) KiB)")
    }
    return BufferSize(kibibytes: value)
  }
}

/// A link type by the name that libpcap gives it: `-y`.
struct LinkTypeName {
  let type: LinkType

  static func parse(_ text: String) throws -> LinkTypeName {
    let name = text.uppercased()
    guard let row = LinkTypeTable.rows.first(where: { $0.name == name }) else {
      throw ValueError("no link type's name, such as EN10MB; -L lists those of an interface")
    }
    return LinkTypeName(type: LinkType(rawValue: row.number))
  }
}

/// Rows of a report: `--top`.
struct RowLimit {
  /// 0: all of them.
  let rows: Int

  static func parse(_ text: String) throws -> RowLimit {
    guard let value = Int(text), value >= 0 else { throw ValueError("not a number of rows (0: all)") }
    return RowLimit(rows: value)
  }
}

/// A 64-bit number in decimal, or in hexadecimal after 0x: `--hash-seed`.
struct HashSeed {
  let value: UInt64

  static func parse(_ text: String) throws -> HashSeed {
    let value = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
    guard let value else { throw ValueError("not a number of 64 bits") }
    return HashSeed(value: value)
  }
}

/// What keeps flows of equal addresses apart, in a list with commas: `--separate`.
struct SeparationList {
  enum Part: String, CaseIterable {
    case vlan
    case interface
  }
  let parts: [Part]

  static func parse(_ text: String) throws -> SeparationList {
    var parts: [Part] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let part = Part(rawValue: String(word)) else {
        throw ValueError("'\(Spoken.plain(String(word)))' is neither of vlan, interface")
      }
      parts.append(part)
    }
    return SeparationList(parts: parts)
  }
}

/// Packets by their numbers in the capture: `--packet`.
struct PacketNumbers: Hashable {
  /// In order, none empty, and none reaching into the next.
  let ranges: [ClosedRange<UInt64>]
  var last: UInt64 { ranges.last?.upperBound ?? 0 }

  static func parse(_ text: String) throws -> PacketNumbers {
    var ranges: [ClosedRange<UInt64>] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = word.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { UInt64($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, first > 0 else {
        throw ValueError("not packet numbers (from 1), such as 9 or 3-7,9")
      }
      guard first <= last else { throw ValueError("\(first)-\(last) ends before it begins") }
      ranges.append(first...last)
    }
    return PacketNumbers(joining: ranges)
  }

  /// Puts ranges into order, and joins those that overlap or touch.
  init(joining ranges: [ClosedRange<UInt64>]) {
    var joined: [ClosedRange<UInt64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound || range.lowerBound - last.upperBound == 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    self.ranges = joined
  }

  func contains(_ number: UInt64) -> Bool { ranges.contains { $0.contains(number) } }

  /// The first of them that is above `count`, with the rest of its range; nil where all are there.
  func missing(from count: UInt64) -> ClosedRange<UInt64>? {
    ranges.first { $0.upperBound > count }.map { max($0.lowerBound, count + 1)...$0.upperBound }
  }
}
