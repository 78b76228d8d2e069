import Synchronization
import Wire
import libpcap

/// A compiled filter: classic BPF (Linux Documentation/networking/filter.rst), the same in the kernel and offline.
public struct FilterProgram: Hashable, Sendable {
  /// One instruction, laid out as the kernel's `struct sock_filter` and libpcap's `struct bpf_insn`.
  public struct Instruction: Hashable, Sendable {
    /// Operation (`BPF_LD | BPF_H | BPF_ABS` …).
    public let code: UInt16
    /// Instructions to skip if a comparison holds.
    public let jumpTrue: UInt8
    /// Instructions to skip if it does not.
    public let jumpFalse: UInt8
    /// Its operand (`k`).
    public let operand: UInt32

    public init(code: UInt16, jumpTrue: UInt8, jumpFalse: UInt8, operand: UInt32) {
      self.code = code
      self.jumpTrue = jumpTrue
      self.jumpFalse = jumpFalse
      self.operand = operand
    }
  }

  /// How a program is printed: the three forms of tcpdump's `-d`, `-dd` and `-ddd`.
  public enum Listing: Hashable, Sendable {
    case assembler
    case cArray
    case decimal
  }

  /// At least one, the last of every path a return; checked by libpcap.
  public let instructions: [Instruction]
  /// The same for libpcap's interpreter.
  let code: [bpf_insn]

  /// - Returns: nil if libpcap finds that it could run out of its bounds (`bpf_validate`).
  public init?(_ instructions: [Instruction]) {
    self.init(
      code: instructions.map { bpf_insn(code: $0.code, jt: $0.jumpTrue, jf: $0.jumpFalse, k: $0.operand) })
  }

  init?(code: [bpf_insn]) {
    guard let count = Int32(exactly: code.count), count > 0 else { return nil }
    // Sound: the pointer and the count are the array's.
    guard unsafe code.withUnsafeBufferPointer({ unsafe bpf_validate($0.baseAddress, count) }) != 0 else { return nil }
    self.code = code
    instructions = code.map { Instruction(code: $0.code, jumpTrue: $0.jt, jumpFalse: $0.jf, operand: $0.k) }
  }

  public static func == (one: FilterProgram, other: FilterProgram) -> Bool { one.instructions == other.instructions }
  public func hash(into hasher: inout Hasher) { hasher.combine(instructions) }

  /// Whether the frame passes.
  ///
  /// - Parameters:
  ///   - frame: its captured bytes. What the program wants behind their end does not match.
  ///   - wire: its length on the wire, which `len`, `less` and `greater` look at.
  public func matches(_ frame: Span<UInt8>, wire: Int) -> Bool {
    // Sound: a validated program reads at most `frame.count` bytes from the span's beginning.
    unsafe code.withUnsafeBufferPointer { program in
      unsafe frame.withUnsafeBufferPointer { bytes in
        unsafe bpf_filter(
          program.baseAddress, bytes.baseAddress, UInt32(truncatingIfNeeded: wire),
          UInt32(truncatingIfNeeded: bytes.count)) != 0
      }
    }
  }

  /// Moves the matching frames of a run to the front of the list.
  ///
  /// - Parameters:
  ///   - run: frames of `bytes` to judge.
  ///   - kept: frames kept so far, at most `run.lowerBound`; counted up.
  ///   - places: gets the index that each frame kept had.
  func keepMatching(
    _ run: Range<Int>, of frames: inout [Frame], kept: inout Int, places: inout [UInt32], bytes: Span<UInt8>
  ) {
    var list = frames.mutableSpan
    var next = kept
    // Sound: a validated program reads at most `captured` bytes from the frame's beginning, and the frame was
    // checked to lie in `bytes` (the slice of a span would trap otherwise).
    unsafe code.withUnsafeBufferPointer { program in
      for index in run {
        let frame = list[index]
        let start = Int(frame.start)
        let matches = unsafe bytes.extracting(start..<start &+ Int(frame.captured)).withUnsafeBufferPointer { data in
          unsafe bpf_filter(program.baseAddress, data.baseAddress, frame.wire, frame.captured) != 0
        }
        if matches {
          list[next] = frame
          next &+= 1
          places.append(UInt32(truncatingIfNeeded: index))
        }
      }
    }
    kept = next
  }

  /// The program's text, a line an instruction (and one with their number before, in `.decimal`), each ended by a
  /// line feed: byte for byte what tcpdump prints.
  public func listing(_ form: Listing) -> String {
    switch form {
    case .assembler: assembler()
    case .cArray:
      instructions.map {
        "{ 0x\(String($0.code, radix: 16)), \($0.jumpTrue), \($0.jumpFalse), 0x\(Self.eightDigits($0.operand)) },\n"
      }.joined()
    case .decimal:
      "\(instructions.count)\n"
        + instructions.map { "\($0.code) \($0.jumpTrue) \($0.jumpFalse) \($0.operand)\n" }.joined()
    }
  }

  private func assembler() -> String {
    LibpcapLock.shared.withLock { _ in
      // Sound: bpf_image returns its own static buffer, a terminated string, which is copied under the lock.
      unsafe code.withUnsafeBufferPointer { program in
        program.indices.map { number in
          guard let start = program.baseAddress,
            let line = unsafe bpf_image(start + number, Int32(truncatingIfNeeded: number))
          else { return "" }
          return unsafe String(cString: line) + "\n"
        }.joined()
      }
    }
  }

  private static func eightDigits(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

/// libpcap's compiler and disassembler have state of the whole process (name look-ups, a static buffer).
enum LibpcapLock {
  static let shared = Mutex(())
}
