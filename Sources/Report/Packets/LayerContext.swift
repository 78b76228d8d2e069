import Wire

/// What the line of a header may need of the frame around it.
struct LayerContext {
  /// Where the header stands.
  var place: LayerPlace
  /// The header behind it; nil for the last.
  var next: LayerPlace?
  /// The IP packet around it; nil before the first IP header.
  var network: NetworkContext?
  /// What was announced behind the last header, where no decoder took it; nil elsewhere.
  var announced: LinkPayload?
  /// The protocol of what no decoder takes behind IP; nil elsewhere.
  var opaque: IPProtocol?
  let frame: Frame
  let link: LinkType
  /// Whether link-layer headers are wanted (`-e`); JSON has them always.
  let showsLink: Bool
  let checksChecksums: Bool
  let isQuiet: Bool
  /// Whether an error in the header's lengths is to be expected, because it is quoted.
  var isQuoted: Bool { place.isQuoted }

  /// Bytes of the header and all behind it, captured or not, by the lengths around it.
  var length: Int { place.length }

  /// Judges a checksum over header and data.
  ///
  /// - Parameters:
  ///   - bytes: from the header's first byte.
  ///   - field: where the checksum stands.
  ///   - length: bytes that it covers; nil: all of the packet.
  ///   - usesPseudoHeader: whether the IP addresses around it are covered too.
  ///   - pseudoLength: the length in the pseudo-header; nil: what is covered.
  ///   - number: the protocol number in the pseudo-header.
  /// - Returns: nil where checksums are not verified (`-K`).
  func verdict(
    _ bytes: Span<UInt8>, field: Int, length covered: Int? = nil, usesPseudoHeader: Bool = true,
    pseudoLength: Int? = nil,
    number: IPProtocol
  ) -> ChecksumVerdict? {
    guard checksChecksums else { return nil }
    let covered = covered ?? length
    if network?.isFragment == true { return .fragment }
    if usesPseudoHeader, frame.flags.contains(.checksumNotReady) || network?.isSegmentedLater == true {
      return .notYetComputed
    }
    let pseudo = usesPseudoHeader ? network?.pseudoHeader(number) : nil
    return .internet(bytes, length: covered, field: field, pseudoHeader: pseudo, pseudoLength: pseudoLength)
  }
}

/// The IP packet around a header.
struct NetworkContext {
  let source: IPAddress
  let destination: IPAddress
  /// Where a source route or a routing header leads in the end, which is what checksums cover (RFC 8200 §8.1).
  var finalDestination: IPAddress?
  /// The home address option's, which takes the source's place in checksums (RFC 6275 §11.3.1).
  var homeAddress: IPAddress?
  /// Whether more of the datagram is in other packets.
  var isFragment = false
  /// Whether it is a part of a datagram that begins in another packet.
  var isLaterFragment = false
  /// Whether the length field was left for the card, which was to cut the packet into several.
  var isSegmentedLater = false

  func pseudoHeader(_ number: IPProtocol) -> PseudoHeader {
    PseudoHeader(
      source: homeAddress ?? source, destination: finalDestination ?? destination, protocolNumber: number)
  }
}

extension FieldWriter {
  /// A checksum and what is to be said of it: under `-v`, or where it is bad.
  ///
  /// - Parameters:
  ///   - digits: of the field: 4 or 8.
  ///   - verdict: nil where none was asked for.
  ///   - lead: what stands before it, where people see it.
  ///
  /// A bad one in a packet that an ICMP error quotes is seen under `-v` alone: translators of addresses leave it behind.
  mutating func checksum(
    _ value: some FixedWidthInteger & UnsignedInteger, _ verdict: ChecksumVerdict?, digits: Int = 4,
    after lead: StaticString = ", "
  ) {
    guard isText else { return checksumJSON(value, verdict) }
    var isBad = false
    if case .bad = verdict { isBad = true }
    guard isVerbose || isBad else { return }
    say(lead)
    if verdict == .absent { return say("no cksum") }
    say(isBad && !isVerbose ? "bad cksum 0x" : "cksum 0x")
    bytes.appendHexadecimal(UInt64(value), digits: digits)
    switch verdict {
    case nil, .absent: break
    case .good: say(" (correct)")
    case .bad(let expected):
      say(isVerbose ? " (incorrect -> 0x" : " (-> 0x")
      bytes.appendHexadecimal(UInt64(expected), digits: digits)
      say(")")
    case .forbidden: say(" (zero is not allowed)")
    case .fragment: say(" (of all fragments)")
    case .cut: say(" (not all captured)")
    case .notYetComputed: say(" (left to the card)")
    }
  }

  private mutating func checksumJSON(_ value: some FixedWidthInteger & UnsignedInteger, _ verdict: ChecksumVerdict?) {
    number("checksum", value)
    guard let verdict else { return }
    switch verdict {
    case .good: word("checksum_verdict", "good")
    case .bad(let expected):
      word("checksum_verdict", "bad")
      number("checksum_expected", expected)
    case .absent: word("checksum_verdict", "absent")
    case .forbidden: word("checksum_verdict", "forbidden")
    case .fragment: word("checksum_verdict", "fragment")
    case .cut: word("checksum_verdict", "cut")
    case .notYetComputed: word("checksum_verdict", "not_yet_computed")
    }
  }
}
