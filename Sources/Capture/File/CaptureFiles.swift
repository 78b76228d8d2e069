import Glibc
import Wire

/// Several capture files, read one after the other in the order given, as one source.
///
/// The interfaces of all files stand in one list, so that `Frame.interface` tells the files apart. A file that
/// cannot be opened or is damaged does not keep the others from being read: its good frames are lent, its error is
/// added to `errors`, and the next file is begun. Only the caller knows whether that is a failure, so that `lend`
/// itself throws nothing for a file.
public final class CaptureFiles: FrameSource {
  public let paths: [String]
  /// What stopped each file that was not read to its end, in the order of the files.
  public private(set) var errors: [CaptureError] = []
  /// Files that were opened, those included that turned out damaged.
  public private(set) var filesRead = 0
  /// Whether `shouldStop` ended the reading before the last file's end.
  public private(set) var isInterrupted = false

  private let filter: PacketFilter?
  private let shouldStop: () -> Bool
  private var next = 0
  private var current: CaptureFile?
  private var finished = CaptureStatistics()
  private var finishedInterfaces: [CaptureInterface] = []
  private var finishedRefusals: [FilterRefusal] = []

  /// - Parameters:
  ///   - filter: for all files; compiled for each one's link types.
  ///   - shouldStop: asked where a signal interrupts the wait for a pipe's first bytes; true ends the reading, and is
  ///     no error.
  public init(
    paths: [String], filter: PacketFilter? = nil, shouldStop: @escaping () -> Bool = { false }
  ) {
    self.paths = paths
    self.filter = filter
    self.shouldStop = shouldStop
  }

  /// The file being read; before the first and behind the last, the nearest one. Empty if there is none.
  public var name: String {
    current?.name ?? paths.dropFirst(max(0, next - 1)).first ?? ""
  }

  public var interfaces: [CaptureInterface] { finishedInterfaces + (current?.interfaces ?? []) }

  public var statistics: CaptureStatistics {
    guard let current else { return finished }
    return finished.adding(current.statistics)
  }

  public var numbers: FrameNumbers {
    current?.numbers.behind(finished.received) ?? .consecutive(from: finished.received + 1)
  }

  /// As of each file; a link type stands here once for each file that has it.
  public var filterRefusals: [FilterRefusal] { finishedRefusals + (current?.filterRefusals ?? []) }

  /// How much of the file being read is read, 0 to 1; nil for a pipe or between files.
  public var progress: Double? { current?.progress }

  /// Lends the next frames, of whichever file has them.
  public func lend(_ body: (_ bytes: Span<UInt8>, _ frames: Span<Frame>) -> Void) throws(CaptureError) -> Bool {
    while let file = current ?? openNext() {
      do {
        if try file.lend(body) { return true }
      } catch {
        errors.append(error)
      }
      finished = finished.adding(file.statistics)
      finishedInterfaces += file.interfaces
      finishedRefusals += file.filterRefusals
      current = nil
    }
    return false
  }

  /// The next file that can be opened; nil behind the last.
  private func openNext() -> CaptureFile? {
    while next < paths.count {
      let path = paths[next]
      next += 1
      do {
        current = try CaptureFile(
          path: path, filter: filter, interfaceBase: finishedInterfaces.count, shouldStop: shouldStop)
        filesRead += 1
        return current
      } catch .system(call: "read", _, EINTR) {
        next = paths.count
        isInterrupted = true
      } catch {
        errors.append(error)
      }
    }
    return nil
  }
}

extension CaptureStatistics {
  /// The sum of two sources' counts; what only one of them knows stands as it says.
  func adding(_ other: CaptureStatistics) -> CaptureStatistics {
    var sum = self
    sum.captured += other.captured
    sum.received += other.received
    sum.droppedByKernel = Self.sum(droppedByKernel, other.droppedByKernel)
    sum.droppedByInterface = Self.sum(droppedByInterface, other.droppedByInterface)
    sum.timeWentBack += other.timeWentBack
    sum.aboveSnapshotLength += other.aboveSnapshotLength
    sum.cut += other.cut
    sum.bytesRead += other.bytesRead
    return sum
  }

  /// Of counts that may be unknown; hostile ones stop at the highest number.
  static func sum(_ one: UInt64?, _ other: UInt64?) -> UInt64? {
    guard let one, let other else { return one ?? other }
    let (sum, overflows) = one.addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
