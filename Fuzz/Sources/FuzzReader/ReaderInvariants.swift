import Capture
import Wire

/// Reads a capture file to its end and checks what must hold of any file, however damaged.
///
/// Shared by the fuzzer and by the test that replays what it has found.
///
/// - Returns: what did not hold, in words; empty for a healthy reader.
func brokenReaderInvariants(path: String) -> [String] {
  var broken: [String] = []
  do {
    let file = try CaptureFile(path: path)
    var lent: UInt64 = 0
    var longest = 0
    var interfaces = 0
    var more = true
    while more {
      more = try file.lend { bytes, frames in
        if frames.isEmpty { broken.append("an empty batch was lent") }
        lent += UInt64(frames.count)
        for index in frames.indices {
          let frame = frames[index]
          if Int(frame.start) + Int(frame.captured) > bytes.count { broken.append("a frame ends outside its batch") }
          longest = max(longest, Int(frame.captured))
          interfaces = max(interfaces, Int(frame.interface) + 1)
        }
      }
    }
    if lent != file.statistics.captured { broken.append("\(lent) frames lent, \(file.statistics.captured) counted") }
    if interfaces > file.interfaces.count { broken.append("a frame of an interface that is not in the list") }
    if UInt64(longest) > file.statistics.bytesRead { broken.append("a frame longer than what was read") }
  } catch {
    // A refusal is as good an end as any other: it is a plain value, and the process is alive.
  }
  return broken
}
