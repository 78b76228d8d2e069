/// libFuzzer's entry for the packets' lines and records; `FuzzedFrames` says how the input is read.
@c(LLVMFuzzerTestOneInput)
public func fuzzPackets(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
  guard let frames = FuzzedFrames(Array(UnsafeBufferPointer(start: data, count: size))) else { return -1 }
  if let first = brokenPacketInvariants(frames).first { fatalError(first) }
  return 0
}
