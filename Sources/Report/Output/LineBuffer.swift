/// Bytes of lines on their way to an output, appended without the check for other owners that an array makes each
/// time: a packet's line is made of some thirty pieces of a few bytes.
///
/// The only store of this room with a pointer. It is sound because nothing else has that pointer: the buffer cannot be
/// copied, every write stands behind `reserve`, and `count` never passes `capacity`.
@safe
struct LineBuffer: ~Copyable, TextSink {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Bytes that are there.
  private(set) var count = 0

  init(capacity: Int = 4096) {
    self.capacity = max(capacity, 1)
    unsafe base = UnsafeMutablePointer.allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe base[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes in
      reserve(bytes.count)
      // Short ones byte by byte: a call of memcpy costs more than they do.
      for index in 0..<bytes.count { unsafe base[count &+ index] = bytes[index] }
      count &+= bytes.count
    }
  }

  mutating func append(contentsOf bytes: [UInt8]) { append(contentsOf: bytes.span) }

  mutating func append(contentsOf bytes: Span<UInt8>) {
    reserve(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      unsafe (base + count).update(from: start, count: source.count)
    }
    count &+= bytes.count
  }

  @inline(__always)
  mutating func append(addingCapacity added: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
    reserve(added)
    let room = unsafe UnsafeMutableBufferPointer(start: base + count, count: added)
    var output = unsafe OutputSpan(buffer: room, initializedCount: 0)
    body(&output)
    count &+= unsafe output.finalize(for: room)
  }

  /// Takes away what was appended since `count` was so.
  mutating func removeAll(behind count: Int = 0) {
    self.count = min(max(count, 0), self.count)
  }

  /// Lends the bytes.
  borrowing func lend(_ body: (Span<UInt8>) -> Void) {
    body(unsafe Span(_unsafeStart: base, count: count))
  }

  @inline(__always)
  private mutating func reserve(_ added: Int) {
    if capacity &- count < added { grow(by: added) }
  }

  @inline(never)
  private mutating func grow(by added: Int) {
    let greater = max(capacity * 2, count + added)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: greater)
    unsafe moved.moveInitialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = greater
  }
}
