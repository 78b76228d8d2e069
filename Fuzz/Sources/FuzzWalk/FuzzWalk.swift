/// libFuzzer's entry for the walk and the flow engine behind it; `FuzzedFrames` says how the input is read.
@c(LLVMFuzzerTestOneInput)
public func fuzzWalk(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
  guard let frames = FuzzedFrames(Array(UnsafeBufferPointer(start: data, count: size))) else { return -1 }
  if let first = brokenFlowInvariants(frames).first { fatalError(first) }
  return 0
}
