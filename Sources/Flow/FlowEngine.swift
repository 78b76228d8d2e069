import Wire

/// What makes a flow, as the user chose it.
public struct FlowOptions: Hashable, Sendable {
  /// Which IP header of a tunnelled packet names the flow.
  public enum Tunnels: UInt8, Hashable, Sendable {
    /// The innermost one that could be decoded.
    case inner
    /// The first one.
    case outer
  }
  /// Where fragments beyond the first are counted.
  public enum Fragments: UInt8, Hashable, Sendable {
    /// With the flow that their first fragment names.
    case join
    /// In a flow of the address pair without ports.
    case apart
  }
  /// What keeps equal addresses apart.
  public struct Separation: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The VLAN identifiers, two at most.
    public static let vlan = Separation(rawValue: 1)
    /// The interface that captured it.
    public static let interface = Separation(rawValue: 2)
  }
  public var tunnels = Tunnels.inner
  public var fragments = Fragments.join
  /// Whether a new SYN after a connection has ended begins a new flow.
  public var splitsOnReuse = true
  public var separation: Separation = []
  /// Key of the hash inside each partition; random for each run unless given.
  public var hashSeed: UInt64 = 0
  public init() {}
}

/// Frames in, flow records out: decoding to events, 64 partitions, and the tally of where every frame went.
public struct FlowEngine {
  public private(set) var tally = FrameTally()

  public init(_ options: FlowOptions) {}

  /// Takes one batch. `links` is indexed by `Frame.interface`.
  public mutating func observe(bytes: Span<UInt8>, frames: Span<Frame>, links: [LinkLayer]) {}

  /// Ends the run: what waited for a first fragment becomes a flow of its own.
  public mutating func finish() {}

  /// All flows in output order: first time (flows without a time last), then ordinal of the first frame.
  public func records() -> [FlowRecord] { [] }
}
