import Capture
import Wire

/// What `-v` says about the interfaces of the files.
enum FileWords {
  /// `interface 0: eth0, EN10MB, snapshot length 262144, 3 dropped by the kernel`
  static func described(_ interface: CaptureInterface, number: Int) -> String {
    var parts = interface.name.map { [Spoken.plain($0)] } ?? []
    parts.append(interface.link.type.name ?? "link type \(interface.link.type.rawValue)")
    if interface.snapshotLength > 0 { parts.append("snapshot length \(interface.snapshotLength)") }
    if interface.link.frameCheckSequence > 0 {
      parts.append("frame check sequence of \(interface.link.frameCheckSequence) bytes")
    }
    if let count = interface.received { parts.append("\(count) received") }
    if let count = interface.droppedByKernel { parts.append("\(count) dropped by the kernel") }
    if let count = interface.droppedByInterface { parts.append("\(count) dropped by the interface") }
    return "interface \(number): " + parts.joined(separator: ", ")
  }
}
