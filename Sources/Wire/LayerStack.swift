/// The sink that keeps where each header of a frame stands, outermost first; a header is decoded again when it is
/// asked for. Made once and emptied before each frame, so that no frame allocates.
public struct LayerStack: LayerSink {
  /// Headers of one frame that are kept. Real frames have about a dozen, the deepest of public test suites about a
  /// hundred; what one has beyond this is counted, not kept.
  public static let capacity = 128
  public static var entersQuotations: Bool { true }

  private var kept: [LayerPlace]
  /// Headers kept.
  public private(set) var count = 0
  /// Headers beyond `capacity`.
  public private(set) var omitted = 0
  /// What the last header announces that no decoder takes further.
  public private(set) var announced: LinkPayload?
  /// Where what `announced` names begins.
  public private(set) var announcedOffset: Int?
  /// The IP protocol, or next header, without a decoder or not walked, where that ended the walk.
  public private(set) var opaque: IPProtocol?

  public init() {
    kept = Array(
      repeating: LayerPlace(.opaque, at: 0, available: 0, end: 0, limit: .frame, isQuoted: false),
      count: Self.capacity)
  }

  /// The header at `index`, 0 for the outermost.
  public subscript(_ index: Int) -> LayerPlace { kept[index] }

  /// Forgets the frame.
  public mutating func removeAll() {
    count = 0
    omitted = 0
    announced = nil
    announcedOffset = nil
    opaque = nil
  }

  @inlinable
  public mutating func enter(_ place: LayerPlace) {
    append(place)
  }

  @usableFromInline
  mutating func append(_ place: LayerPlace) {
    guard count < Self.capacity else {
      omitted &+= 1
      return
    }
    kept[count] = place
    count &+= 1
  }

  public mutating func unknown(_ what: LinkPayload, at offset: Int) {
    announced = what
    announcedOffset = offset
  }

  public mutating func opaque(_ number: IPProtocol, at offset: Int, payload: Range<Int>) { opaque = number }
}
