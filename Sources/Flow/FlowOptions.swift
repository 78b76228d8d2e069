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
  /// Whether a SYN that begins a new connection begins a new flow too.
  public var splitsOnReuse = true
  public var separation: Separation = []
  /// Key of the hash inside each partition; random for each run unless given.
  public var hashSeed: UInt64 = 0
  public init() {}
}
