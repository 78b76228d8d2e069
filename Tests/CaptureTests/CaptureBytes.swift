import Foundation

/// Builds the bytes of capture files, in either byte order.
struct CaptureBytes {
  var bytes: [UInt8] = []
  let isBigEndian: Bool

  init(isBigEndian: Bool = false) {
    self.isBigEndian = isBigEndian
  }

  mutating func put<T: FixedWidthInteger>(_ value: T) {
    withUnsafeBytes(of: isBigEndian ? value.bigEndian : value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ data: [UInt8], paddedTo multiple: Int = 1) {
    bytes += data
    while bytes.count % multiple != 0 { bytes.append(0) }
  }

  /// A classic pcap's file header.
  mutating func pcapHeader(
    magic: UInt32 = 0xA1B2_C3D4, major: UInt16 = 2, minor: UInt16 = 4, snapshotLength: UInt32 = 65535,
    link: UInt32 = 1
  ) {
    put(magic)
    put(major)
    put(minor)
    put(UInt32(0))
    put(UInt32(0))
    put(snapshotLength)
    put(link)
  }

  /// A classic pcap's record; its lengths are the data's unless given.
  mutating func record(
    _ data: [UInt8], seconds: UInt32 = 0, fraction: UInt32 = 0, captured: UInt32? = nil, wire: UInt32? = nil
  ) {
    put(seconds)
    put(fraction)
    put(captured ?? UInt32(data.count))
    put(wire ?? UInt32(data.count))
    put(data)
  }

  /// A pcapng block of a body padded to four bytes; its lengths are right unless given.
  mutating func block(_ type: UInt32, length: UInt32? = nil, trailing: UInt32? = nil, _ body: CaptureBytes) {
    let padded = (body.bytes.count + 3) / 4 * 4
    put(type)
    put(length ?? UInt32(padded + 12))
    put(body.bytes + [UInt8](repeating: 0, count: padded - body.bytes.count))
    put(trailing ?? length ?? UInt32(padded + 12))
  }

  mutating func block(
    _ type: UInt32, length: UInt32? = nil, trailing: UInt32? = nil, _ body: (inout CaptureBytes) -> Void
  ) {
    var inner = CaptureBytes(isBigEndian: isBigEndian)
    body(&inner)
    block(type, length: length, trailing: trailing, inner)
  }

  mutating func section(magic: UInt32 = 0x1A2B_3C4D, major: UInt16 = 1, minor: UInt16 = 0) {
    block(0x0A0D_0D0A) {
      $0.put(magic)
      $0.put(major)
      $0.put(minor)
      $0.put(UInt64.max)
    }
  }

  mutating func interface(
    link: UInt16 = 1, snapshotLength: UInt32 = 0, options: (inout CaptureBytes) -> Void = { _ in }
  ) {
    block(1) {
      $0.put(link)
      $0.put(UInt16(0))
      $0.put(snapshotLength)
      options(&$0)
    }
  }

  mutating func option(_ code: UInt16, _ value: [UInt8]) {
    put(code)
    put(UInt16(value.count))
    put(value)
    put([UInt8](repeating: 0, count: (4 - value.count % 4) % 4))
  }

  mutating func option<T: FixedWidthInteger>(_ code: UInt16, number: T) {
    var inner = CaptureBytes(isBigEndian: isBigEndian)
    inner.put(number)
    option(code, inner.bytes)
  }

  /// An Enhanced Packet Block.
  mutating func packet(
    _ data: [UInt8], interface: UInt32 = 0, time: UInt64 = 0, captured: UInt32? = nil, wire: UInt32? = nil,
    options: (inout CaptureBytes) -> Void = { _ in }
  ) {
    block(6) {
      $0.put(interface)
      $0.put(UInt32(time >> 32))
      $0.put(UInt32(truncatingIfNeeded: time))
      $0.put(captured ?? UInt32(data.count))
      $0.put(wire ?? UInt32(data.count))
      $0.put(data, paddedTo: 4)
      options(&$0)
    }
  }
}

/// A file in the temporary folder that goes away with this object.
final class TemporaryFile {
  let path: String

  init(_ bytes: [UInt8] = []) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("rawscope-\(UUID().uuidString)").path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  var bytes: [UInt8] { (try? Data(contentsOf: URL(fileURLWithPath: path))).map(Array.init) ?? [] }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Calls `body` with a path that reads as a pipe into which the pieces are written one by one.
func withPipe<T>(_ pieces: [[UInt8]], _ body: (String) throws -> T) throws -> T {
  let pipe = Pipe()
  let writer = Thread {
    for piece in pieces { try? pipe.fileHandleForWriting.write(contentsOf: Data(piece)) }
    try? pipe.fileHandleForWriting.close()
  }
  writer.start()
  return try body("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
}

/// Bytes that tell their frame and place.
func pattern(_ count: Int, seed: Int = 0) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ seed) }
}
