import Capture
import Glibc
import Report

/// What can be captured from, as text or JSON: `rawscope interfaces`, and `-D`.
struct InterfaceListing {
  let wishes: PrintingWishes

  /// - Throws: `ExitStatus.failure` where it could not be had or written, after that was said.
  func perform() throws(ExitStatus) {
    let devices: [CaptureDevice]
    do throws(CaptureError) {
      devices = try CaptureDevice.list()
    } catch {
      Talk.say(error)
      throw .failure
    }
    let rows = devices.map(InterfaceRow.init)
    let target = ReportTarget(wishes, framesTakeStandardOutput: false)
    let text = target.textOptions(nil)
    try target.write { output in
      if wishes.isJSON {
        let writer = JSONWriter()
        for row in rows { writer.write(row, to: &output) }
      } else {
        InterfaceTable(rows, options: text).write(to: &output)
      }
    }
  }
}

extension InterfaceRow {
  init(_ device: CaptureDevice) {
    let index = Self.index(of: device.name)
    // Of what is not the kernel's interface libpcap says `down` where it does not know.
    let isKnown = index != nil || device.isUp
    self.init(
      name: device.name, index: index, isUp: isKnown ? device.isUp : nil, isRunning: isKnown ? device.isRunning : nil,
      isLoopback: device.isLoopback, addresses: device.addresses, way: device.method == .ring ? .ring : .libpcap,
      description: device.description)
  }

  /// The kernel's number for an interface; nil where it has none of that name.
  private static func index(of name: String) -> Int? {
    // Sound: the string is lent to if_nametoindex(3) for the call only.
    let index = unsafe if_nametoindex(name)
    return index > 0 ? Int(index) : nil
  }
}
