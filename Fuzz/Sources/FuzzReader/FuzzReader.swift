import Glibc

/// A file without a name that holds the input, rewritten for each run.
private let scratch: Int32 = {
  var template = Array("/dev/shm/rawscope-fuzz-XXXXXX".utf8CString)
  let descriptor = mkstemp(&template)
  guard descriptor >= 0 else { fatalError("mkstemp: errno \(errno)") }
  unlink(template)
  return descriptor
}()

/// What a pipe holds before a write to it blocks.
private let pipeSize = 65_536

/// libFuzzer's entry for the file reader: the input is a capture file, or for one size in four what comes through
/// a pipe, where neither the size nor an offset can be asked for.
@c(LLVMFuzzerTestOneInput)
public func fuzzReader(_ data: UnsafePointer<UInt8>, _ size: Int) -> Int32 {
  let broken: [String]
  if size & 3 == 3, size <= pipeSize {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0, write(ends[1], data, size) == size else { fatalError("pipe: errno \(errno)") }
    close(ends[1])
    broken = brokenReaderInvariants(path: "/proc/self/fd/\(ends[0])")
    close(ends[0])
  } else {
    guard ftruncate(scratch, size) == 0, pwrite(scratch, data, size, 0) == size else {
      fatalError("pwrite: errno \(errno)")
    }
    broken = brokenReaderInvariants(path: "/proc/self/fd/\(scratch)")
  }
  if let first = broken.first { fatalError(first) }
  return 0
}
