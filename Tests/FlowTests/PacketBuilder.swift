import Flow
import Wire

/// Builds frames byte by byte, so that a test says what is on the wire and the engine has to find it.
struct Capture {
  var bytes: [UInt8] = []
  var frames: [Frame] = []
  var links = [LinkLayer(type: .ethernet)]

  mutating func add(
    _ frame: [UInt8], at time: Int64 = 0, wire: Int? = nil, flags: Frame.Flags = [], interface: UInt16 = 0
  ) {
    frames.append(
      Frame(
        time: time, start: UInt32(bytes.count), captured: UInt32(frame.count), wire: UInt32(wire ?? frame.count),
        interface: interface, flags: flags))
    bytes += frame
  }

  /// Runs them through an engine, `batch` frames at a time.
  func engine(_ options: FlowOptions = FlowOptions(), batch: Int = .max) -> FlowEngine {
    var engine = FlowEngine(options)
    var position = 0
    while position < frames.count {
      let end = min(frames.count, position + min(batch, frames.count))
      engine.observe(bytes: bytes.span, frames: frames.span.extracting(position..<end), links: links)
      position = end
    }
    engine.finish()
    return engine
  }

  func flows(_ options: FlowOptions = FlowOptions()) -> [FlowRecord] { Array(engine(options).records()) }
}

func big16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 255), UInt8(value & 255)] }
func big32(_ value: UInt32) -> [UInt8] { big16(Int(value >> 16)) + big16(Int(value & 0xFFFF)) }

func ethernet(_ type: Int, _ payload: [UInt8], padTo: Int = 0) -> [UInt8] {
  var frame: [UInt8] = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1] + big16(type) + payload
  while frame.count < padTo { frame.append(0) }
  return frame
}

func ipv4(
  _ source: UInt32, _ destination: UInt32, _ number: Int, _ payload: [UInt8], identification: Int = 0,
  fragmentOffset: Int = 0, more: Bool = false, totalLength: Int? = nil
) -> [UInt8] {
  [0x45, 0] + big16(totalLength ?? 20 + payload.count) + big16(identification)
    + big16((more ? 0x2000 : 0) | fragmentOffset / 8) + [64, UInt8(number), 0, 0] + big32(source)
    + big32(destination) + payload
}

func ipv6(_ source: UInt8, _ destination: UInt8, _ number: Int, _ payload: [UInt8]) -> [UInt8] {
  let prefix: [UInt8] = [0x20, 1, 0x0D, 0xB8] + Array(repeating: 0, count: 11)
  return [0x60, 0, 0, 0] + big16(payload.count) + [UInt8(number), 64] + prefix + [source] + prefix + [destination]
    + payload
}

func tcp(
  _ source: Int, _ destination: Int, _ flags: UInt8, sequence: UInt32 = 1, payload: Int = 0
) -> [UInt8] {
  big16(source) + big16(destination) + big32(sequence) + big32(0) + [0x50, flags] + big16(1000) + big16(0) + big16(0)
    + Array(repeating: 0x61, count: payload)
}

func udp(_ source: Int, _ destination: Int, payload: Int = 0) -> [UInt8] {
  big16(source) + big16(destination) + big16(8 + payload) + big16(0) + Array(repeating: 0x62, count: payload)
}

func icmp(_ type: UInt8, _ code: UInt8 = 0, payload: Int = 4) -> [UInt8] {
  [type, code, 0, 0] + Array(repeating: 0, count: payload)
}

let client: UInt32 = 0x0A00_0001
let server: UInt32 = 0xC000_0202

/// Letters of TCP's flags as they stand in the header's byte.
func flags(_ letters: String) -> UInt8 {
  letters.reduce(0) { sum, letter in
    sum | [Character("F"): 1, "S": 2, "R": 4, "P": 8, "A": 16][letter, default: 0]
  }
}

/// A TCP conversation: `>` from the client, `<` from the server, then flags, `+` with payload; "^S" style lists are
/// avoided so that a test reads like a capture.
func conversation(_ steps: String) -> Capture {
  var capture = Capture()
  for (position, step) in steps.split(separator: " ").enumerated() {
    let fromClient = step.first == ">"
    let bits = flags(String(step.dropFirst()))
    let payload = step.contains("+") ? 10 : 0
    let segment =
      fromClient
      ? tcp(4000, 80, bits, sequence: 100, payload: payload) : tcp(80, 4000, bits, sequence: 500, payload: payload)
    let packet = fromClient ? ipv4(client, server, 6, segment) : ipv4(server, client, 6, segment)
    capture.add(ethernet(0x0800, packet), at: Int64(position) * 1000)
  }
  return capture
}
