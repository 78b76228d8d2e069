import Capture
import Foundation
import Wire

/// A capture file read to its end, with copies of everything that was lent.
struct Reading {
  struct Copy: Equatable {
    var time: Int64
    var bytes: [UInt8]
    var wire: UInt32
    var interface: UInt16
    var flags: Frame.Flags
  }
  var frames: [Copy] = []
  var error: CaptureError?
  var interfaces: [CaptureInterface] = []
  var statistics = CaptureStatistics()
  var batches = 0

  /// Reads until the end or an error; a source that throws must have ended.
  static func of(_ path: String, filter: PacketFilter? = nil) -> Reading {
    do {
      return of(try CaptureFile(path: path, filter: filter))
    } catch {
      return Reading(error: error)
    }
  }

  static func of(_ file: TemporaryFile, filter: PacketFilter? = nil) -> Reading {
    // The file goes with its object, which must outlive the reading.
    withExtendedLifetime(file) { of(file.path, filter: filter) }
  }

  static func of(bytes: [UInt8], filter: PacketFilter? = nil) throws -> Reading {
    of(try TemporaryFile(bytes), filter: filter)
  }

  static func of(_ source: any FrameSource) -> Reading {
    var reading = Reading()
    do {
      while try source.lend({ bytes, frames in
        reading.batches += 1
        for index in frames.indices {
          let frame = frames[index]
          let start = Int(frame.start)
          reading.frames.append(
            Copy(
              time: frame.time, bytes: (start..<start + Int(frame.captured)).map { bytes[$0] }, wire: frame.wire,
              interface: frame.interface, flags: frame.flags))
        }
      }) {}
    } catch {
      reading.error = error
    }
    reading.interfaces = source.interfaces
    reading.statistics = source.statistics
    return reading
  }
}
