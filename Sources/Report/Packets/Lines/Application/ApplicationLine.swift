import Wire

/// Where bytes that may talk come from.
struct ApplicationContext {
  let number: IPProtocol
  let sourcePort: UInt16
  let destinationPort: UInt16
  /// Byte of the frame at which they begin.
  let offset: Int
  /// Bytes that there are by the packet's lengths, captured or not.
  let length: Int
}

/// What a transport's payload says, where it is recognised. People see it behind `: `; JSON has it as a layer.
enum ApplicationLine {
  static func write(_ payload: Span<UInt8>, _ context: ApplicationContext, to writer: inout FieldWriter) {}
}
