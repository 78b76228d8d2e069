extension LiveCapture {
  /// The program that a device's filter becomes, without the test of the direction that may go before it.
  ///
  /// - Throws: `.filter` with libpcap's words, `.linkType` if the device does not offer the one asked for, or why the
  ///   device cannot be opened.
  public static func filterProgram(_ options: LiveOptions) throws(CaptureError) -> FilterProgram {
    let handle = try PcapHandle(device: options.device)
    try handle.prepare(
      snapshotLength: options.effectiveSnapshotLength, promiscuous: false, retireMilliseconds: 100, bufferKiB: 512)
    try handle.activate()
    if let type = options.linkType { try handle.choose(type) }
    let code = try handle.compile(options.filter)
    let program = FilterProgram(
      code.map {
        FilterProgram.Instruction(code: $0.code, jumpTrue: $0.jt, jumpFalse: $0.jf, operand: $0.k)
      })
    guard let program else {
      throw .filter(expression: options.filter, message: "libpcap made a program that it would not run", column: nil)
    }
    return program
  }
}
