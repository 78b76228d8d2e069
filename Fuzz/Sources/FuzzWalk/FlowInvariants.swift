import Flow
import Wire

/// Walks fuzzed frames into the flow engine and checks what must hold of any frames, however hostile.
///
/// Shared by the fuzzer and by the test that replays what it has found.
///
/// - Returns: what did not hold, in words; empty for a healthy engine.
func brokenFlowInvariants(_ input: FuzzedFrames) -> [String] {
  var options = FlowOptions()
  options.tunnels = input.keysOuterTunnel ? .outer : .inner
  options.fragments = input.keepsFragmentsApart ? .apart : .join
  options.splitsOnReuse = !input.neverSplits
  if input.separatesVLANs { options.separation.insert(.vlan) }
  if input.separatesInterfaces { options.separation.insert(.interface) }
  options.hashSeed = 1

  var broken: [String] = []
  var engine = FlowEngine(options)
  for batch in input.batches {
    engine.observe(bytes: input.bytes.span, frames: input.frames.span.extracting(batch), links: input.links)
  }
  engine.finish()
  let tally = engine.tally
  let records = Array(engine.records())
  if tally.read != UInt64(input.frames.count) { broken.append("\(tally.read) read of \(input.frames.count)") }
  if tally.read != tally.inFlows + tally.outsideTotal { broken.append("a frame is neither in a flow nor outside") }
  var total = Volume()
  for record in records {
    total += record.originator.volume + record.responder.volume
    if let first = record.first, let last = record.last, first > last { broken.append("a flow ends before it begins") }
    if (record.first == nil) != (record.last == nil) { broken.append("a flow has one time of two") }
    if record.ordinal < 1 || record.ordinal > tally.read { broken.append("a flow from frame \(record.ordinal)") }
  }
  if total.packets != tally.inFlows { broken.append("\(total.packets) packets in flows, \(tally.inFlows) counted") }
  if total.wireBytes > tally.wireBytes { broken.append("more bytes in flows than in frames") }

  // Neither the batches nor the key of the hash may show in what is reported. A quarter of the inputs pays for it.
  if input.bytes.count & 3 == 3 {
    options.hashSeed = 0x5eed
    var whole = FlowEngine(options)
    whole.observe(bytes: input.bytes.span, frames: input.frames.span, links: input.links)
    whole.finish()
    if whole.tally != tally { broken.append("the tally depends on batches or seed") }
    if Array(whole.records()) != records { broken.append("the flows depend on batches or seed") }
  }
  return broken
}
