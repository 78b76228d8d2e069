import Capture
import Flow
import Wire

/// What a run was and how it went: what the head of the text and the `summary` record of the JSON tell.
public struct RunSummary: Sendable {
  /// Why a report does not hold all that it was asked to.
  public enum Shortfall: Hashable, Sendable {
    /// A source could not be opened or read further.
    case error(CaptureError)
    /// The user stopped the reading of a file.
    case interrupted
    /// Packets were asked for by numbers that the capture, which has `count`, does not reach.
    case noSuchPackets(ClosedRange<UInt64>, count: UInt64)
  }

  /// File names, `-`, or devices, in the order read.
  public var sources: [String]
  /// Frames came from the wire, not from files.
  public var isLive: Bool
  /// Where every frame went.
  public var tally: FrameTally
  /// Of all sources together; nil counts where nobody said.
  public var statistics: CaptureStatistics
  /// In the order that `FlowRecord.interface` counts.
  public var interfaces: [CaptureInterface]
  /// Flows found, also where fewer are printed; nil where none were looked for.
  public var flows: Int?
  /// What stopped the run before its end; empty if nothing did.
  public var shortfalls: [Shortfall]
  /// Frames after which the user wanted it to end (`-c`), where that came to pass.
  public var endedAtCount: UInt64?
  /// The filter in libpcap's language; nil without one.
  public var filter: String?
  /// What made a flow, where flows were looked for.
  public var options: FlowOptions

  public init(
    sources: [String], isLive: Bool, tally: FrameTally, statistics: CaptureStatistics = CaptureStatistics(),
    interfaces: [CaptureInterface] = [], flows: Int? = nil, shortfalls: [Shortfall] = [], endedAtCount: UInt64? = nil,
    filter: String? = nil, options: FlowOptions = FlowOptions()
  ) {
    self.sources = sources
    self.isLive = isLive
    self.tally = tally
    self.statistics = statistics
    self.interfaces = interfaces
    self.flows = flows
    self.shortfalls = shortfalls
    self.endedAtCount = endedAtCount
    self.filter = filter
    self.options = options
  }

  /// Frames that the kernel or the interface lost, as far as the capture tells.
  public var dropped: UInt64 { (statistics.droppedByKernel ?? 0) &+ (statistics.droppedByInterface ?? 0) }

  /// Nothing stopped the run early and no drop is known: what was asked for is here.
  public var isComplete: Bool { shortfalls.isEmpty && dropped == 0 }
}
