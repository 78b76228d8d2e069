import Capture
import Report
import Wire

/// The link types of an interface, the one that it has by itself first: `-L`.
struct LinkTypeListing {
  let device: String

  /// - Throws: `ExitStatus.failure` where they could not be had or written, after that was said.
  func perform() throws(ExitStatus) {
    let types: [LinkType]
    do throws(CaptureError) {
      types = try LiveCapture.linkTypes(of: device)
    } catch {
      Talk.say(error)
      throw .failure
    }
    let lines = types.map { type in
      LiveWords.name(of: type) + (type.row.map { "  \($0.summary)" } ?? "") + "\n"
    }
    try OutputStream.print(lines.joined())
  }
}
