import Foundation
import Testing
import Wire

@testable import Capture

/// A pipe whose writer says nothing for a while, but holds it open.
@Suite struct SilentPipeTests {
  @Test func aHeaderAloneOpensAndWholeFramesAreLentAtOnce() throws {
    var file = CaptureBytes()
    file.pcapHeader()
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(file.bytes))
    let source = try CaptureFile(path: "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(source.interfaces.count == 1)
    file.bytes = []
    for _ in 0..<3 { file.record([1]) }
    try pipe.fileHandleForWriting.write(contentsOf: Data(file.bytes + [1, 2, 3]))
    var frames = 0
    #expect(try source.lend { frames += $1.count })
    #expect(frames == 3)
    try pipe.fileHandleForWriting.close()
  }
}
