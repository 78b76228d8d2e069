/// Bytes on their way to a descriptor: writers append, and whole chunks go to the sink.
///
/// Reports know no descriptor: the sink takes the bytes and says whether more are wanted (false after a closed pipe).
public struct Output {
  /// Takes a chunk; false: nobody reads any more.
  public typealias Sink = (_ chunk: [UInt8]) -> Bool

  /// What has not gone to the sink yet. Writers append to it.
  public var bytes: [UInt8] = []
  /// False once the sink wanted no more; then nothing further is kept.
  public private(set) var isOpen = true
  private let chunk: Int
  private let sink: Sink

  /// - Parameter chunk: bytes at which a finished line is handed on; 0 hands on each line (a terminal, `-l`).
  public init(chunk: Int = 1 << 16, to sink: @escaping Sink) {
    self.chunk = chunk
    self.sink = sink
    bytes.reserveCapacity(min(chunk, 1 << 20) + 4096)
  }

  /// Ends a line.
  public mutating func endLine() {
    bytes.append(0x0A)
    if bytes.count >= chunk { flush() }
  }

  /// Hands on what is there.
  public mutating func flush() {
    if isOpen, !bytes.isEmpty { isOpen = sink(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }
}
