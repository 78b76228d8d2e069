import Capture
import Wire

/// The program that a filter becomes: `-d`, `-dd`, `-ddd`.
struct FilterListing {
  let run: CaptureRun
  let dump: FilterDump

  func perform() throws {
    let filter = run.filter ?? PacketFilter("")
    let text: String
    do throws(CaptureError) {
      text = try programs(filter).map { $0.listing(dump.listing) }.joined()
    } catch {
      if error.isFilter { throw WrongFilter.error(error, words: run.wishes.filter.words) }
      Talk.say(error)
      throw ExitStatus.failure
    }
    try OutputStream.print(text)
  }

  /// One for the interface, or one for each link type of the files' beginnings, each once.
  private func programs(_ filter: PacketFilter) throws(CaptureError) -> [FilterProgram] {
    let length = Int32(run.wishes.snapshotLength ?? SnapshotLength.maximum)
    switch run.request.origin {
    case .interface(let device):
      let options = run.wishes.source.liveOptions(device: device, filter: filter, isImmediate: false)
      return [try LiveCapture.filterProgram(options)]
    case .files(let paths):
      var interfaces: [CaptureInterface] = []
      for path in paths {
        for interface in try CaptureFile(path: path).interfaces
        where !interfaces.contains(where: { $0.link.type == interface.link.type }) {
          interfaces.append(interface)
        }
      }
      var programs: [FilterProgram] = []
      for interface in interfaces {
        let own = interface.snapshotLength > 0 ? Int32(clamping: interface.snapshotLength) : length
        programs.append(try filter.program(for: interface.link.type, snapshotLength: own))
      }
      return programs
    case .none:
      // As most interfaces are, where none is named.
      return [try filter.program(for: run.wishes.source.linkType?.type ?? .ethernet, snapshotLength: length)]
    }
  }
}

extension FilterDump {
  var listing: FilterProgram.Listing {
    switch self {
    case .assembly: .assembler
    case .fragment: .cArray
    case .numbers: .decimal
    }
  }
}
