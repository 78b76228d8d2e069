import Capture
import Report
import Wire

/// One run of a command over frames: frames in, to its consumer and to the file of `-w`, and what is said beside.
struct CaptureRun {
  let wishes: CaptureWishes
  let request: CaptureRequest
  let filter: PacketFilter?

  /// Does what the command line asks for.
  ///
  /// - Parameters:
  ///   - listing: how a list of interfaces is to be printed.
  ///   - consumer: makes what takes the frames; not called where only something is listed.
  /// - Throws: `UsageError` for a wrong command line; `ExitStatus` where the work failed or is incomplete, after that
  ///   was said.
  static func perform<Consumer: FrameConsumer>(
    _ wishes: CaptureWishes, listing: PrintingWishes, _ consumer: () -> Consumer
  ) throws {
    let request = try CaptureRequest(wishes)
    switch request.task {
    case .listInterfaces: try InterfaceListing(wishes: listing).perform()
    case .listLinkTypes(let interface): try LinkTypeListing(device: interface).perform()
    case .dumpFilter(let dump): try FilterListing(run: CaptureRun(wishes, request), dump: dump).perform()
    case .run: try CaptureRun(wishes, request).perform(consumer())
    }
  }

  private init(_ wishes: CaptureWishes, _ request: CaptureRequest) throws {
    self.wishes = wishes
    self.request = request
    filter = try FilterText.read(wishes.filter)
  }

  private func perform(_ consumer: some FrameConsumer) throws {
    switch request.origin {
    case .files(let paths): try FileRun(self, paths).perform(consumer)
    case .interface(let device): try LiveRun(self, device: device).perform(consumer)
    // A request of this kind only compiles a filter.
    case .none: return
    }
  }

  /// The file of `-w`, not made yet; nil without.
  ///
  /// - Parameter inputs: files that are being read.
  func frameOutput(inputs: [String]) -> FrameOutput? {
    wishes.output.map { path in
      FrameOutput(
        path: path, inputs: inputs, isNanoseconds: !wishes.times.micro, snapshotLength: wishes.snapshotLength,
        isUnbuffered: wishes.isPacketBuffered, owner: Relinquishment.owner(user: wishes.source.user))
    }
  }

  /// - Parameter cut: bytes that are kept of each frame, where the source does not see to that itself.
  func intake<Consumer: FrameConsumer>(
    _ consumer: Consumer, cut: UInt32?, output: FrameOutput?
  ) -> Intake<Consumer> {
    Intake(consumer, packets: wishes.packets, count: wishes.source.count?.value, cut: cut, output: output)
  }

  /// Lets the consumer print what was found.
  ///
  /// - Throws: `ExitStatus.failure` where it could not be written, after that was said.
  func report(
    _ intake: inout Intake<some FrameConsumer>, sources: [String], isLive: Bool, hasCapture: Bool = true,
    statistics: CaptureStatistics, interfaces: [CaptureInterface], shortfalls: [RunSummary.Shortfall]
  ) throws(ExitStatus) {
    var statistics = statistics
    // Frames behind the last one of `-c` were lent and not taken.
    statistics.captured = intake.taken
    try intake.report(
      RunEnding(
        sources: sources, isLive: isLive, hasCapture: hasCapture, statistics: statistics, interfaces: interfaces,
        shortfalls: shortfalls, endedAtCount: intake.ending == .count ? wishes.source.count?.value : nil,
        filter: filter?.expression))
  }
}
