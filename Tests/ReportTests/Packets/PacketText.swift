import Wire

@testable import Report

/// Bytes of a hexdump: pairs of digits; everything else, comments behind `#` included, is left out.
func packetBytes(_ hexdump: String) -> [UInt8] {
  hexdump.split(separator: "\n").flatMap { line -> [UInt8] in
    let digits = line.prefix { $0 != "#" }.filter(\.isHexDigit)
    var bytes: [UInt8] = []
    var index = digits.startIndex
    while let after = digits.index(index, offsetBy: 2, limitedBy: digits.endIndex), index < digits.endIndex {
      bytes.append(UInt8(digits[index..<after], radix: 16) ?? 0)
      index = after
    }
    return bytes
  }
}

/// A packet's line, without its time.
///
/// - Parameters:
///   - wire: bytes that the frame had; nil: as many as are given.
func packetLine(
  _ bytes: [UInt8], link: LinkType = .ethernet, wire: Int? = nil, verbosity: Int = 0, showsLink: Bool = false,
  adjust: (inout PacketOptions) -> Void = { _ in }
) -> String {
  var options = PacketOptions()
  options.time.form = .none
  options.verbosity = verbosity
  options.showsLink = showsLink
  adjust(&options)
  return packetText(bytes, link: link, wire: wire, options)
}

/// A packet's JSON record.
func packetJSON(_ bytes: [UInt8], link: LinkType = .ethernet, wire: Int? = nil) -> String {
  var options = PacketOptions()
  options.isJSON = true
  return packetText(bytes, link: link, wire: wire, options)
}

private func packetText(_ bytes: [UInt8], link: LinkType, wire: Int?, _ options: PacketOptions) -> String {
  let sink = Lines()
  var output = Output {
    sink.bytes += $0
    return true
  }
  let report = PacketReport(options)
  let frame = Frame(time: 0, start: 0, captured: UInt32(bytes.count), wire: UInt32(wire ?? bytes.count))
  report.write(frame, of: bytes.span, number: 1, link: LinkLayer(type: link), interface: nil, to: &output)
  output.flush()
  return String(decoding: sink.bytes.dropLast(), as: UTF8.self)
}

private final class Lines {
  var bytes: [UInt8] = []
}
