import Wire

/// A link type of a capture file whose frames cannot be judged, because libpcap refuses the filter for it.
public struct FilterRefusal: Hashable, Sendable {
  public let link: LinkType
  /// `.filter`, with libpcap's words.
  public let error: CaptureError
  /// Frames of that link type, which were read and not lent.
  public fileprivate(set) var frames: UInt64
}

/// A filter applied to the frames of one file, whose interfaces may differ in link type.
///
/// An expression that makes no sense for one link type (`ether host` without Ethernet) says nothing against the
/// others: frames of that link type are counted in `refusals` and left out. A file all of whose link types refuse
/// the filter is an error: of a classic pcap at once, of a pcapng when its end is reached, and at once if no link
/// type would have it.
struct FileFilter {
  private enum Verdict {
    case program(FilterProgram)
    /// Index in `refusals`.
    case refused(Int)
  }
  private(set) var refusals: [FilterRefusal] = []
  /// Of each frame that was kept last: its index before.
  private(set) var places: [UInt32] = []
  private let filter: PacketFilter
  private var verdicts: [LinkType: Verdict] = [:]
  /// By interface of the file.
  private var byInterface: [Verdict] = []
  private var isAcceptedSomewhere = false

  /// Link types of which at least one accepts any expression that is right for something: Ethernet, IP, cooked, and
  /// by number those that have words of their own in the language: PPP, ATM, IEEE 802.11 with radiotap, MTP2.
  private static let probes: [LinkType] =
    [.ethernet, .raw, .linuxCooked] + [9, 123, 127, 140].map(LinkType.init(rawValue:))

  /// - Parameters:
  ///   - first: the file's first interface, if it has one.
  ///   - isOnlyOne: whether no other can follow.
  init(_ filter: PacketFilter, first: CaptureInterface?, isOnlyOne: Bool) throws(CaptureError) {
    self.filter = filter
    do {
      _ = try filter.program(for: first?.link.type ?? .ethernet)
    } catch {
      let others = Self.probes.contains { link in (try? filter.program(for: link)) != nil }
      if isOnlyOne || !others { throw error }
    }
  }

  /// The error to end with, if frames came and every link type among them refused the filter.
  var failure: CaptureError? { isAcceptedSomewhere ? nil : refusals.first?.error }

  /// Moves the frames that pass to the front, and returns how many they are.
  mutating func keepMatching(
    _ count: Int, of frames: inout [Frame], bytes: Span<UInt8>, interfaces: [CaptureInterface], interfaceBase: Int
  ) -> Int {
    places.removeAll(keepingCapacity: true)
    for interface in interfaces[byInterface.count...] { byInterface.append(verdict(for: interface.link.type)) }
    var kept = 0
    var start = 0
    while start < count {
      let interface = frames[start].interface
      var end = start + 1
      while end < count, frames[end].interface == interface { end += 1 }
      switch byInterface[Int(interface) - interfaceBase] {
      case .program(let program):
        program.keepMatching(start..<end, of: &frames, kept: &kept, places: &places, bytes: bytes)
      case .refused(let index): refusals[index].frames += UInt64(end - start)
      }
      start = end
    }
    return kept
  }

  private mutating func verdict(for link: LinkType) -> Verdict {
    if let known = verdicts[link] { return known }
    let verdict: Verdict
    do {
      verdict = .program(try filter.program(for: link))
      isAcceptedSomewhere = true
    } catch {
      verdict = .refused(refusals.count)
      refusals.append(FilterRefusal(link: link, error: error, frames: 0))
    }
    verdicts[link] = verdict
    return verdict
  }
}
