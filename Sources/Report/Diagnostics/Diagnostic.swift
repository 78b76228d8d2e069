import Capture
import Glibc
import Wire

/// What to tell a person about an error: one line that ends with what to do where something helps; under a filter's
/// error the filter itself.
public struct Diagnostic: Hashable, Sendable {
  /// What happened, without the program's name before it and without a full stop.
  public var message: String
  /// What to do about it, a clause each; may be empty.
  public var advice: [String]
  /// Lines that follow, such as a filter and a caret under its bad place; may be empty.
  public var picture: [String]

  public init(_ message: String, advice: [String] = [], picture: [String] = []) {
    self.message = message
    self.advice = advice
    self.picture = picture
  }

  /// Everything as lines for stderr: `program: message; advice`, then the picture, indented.
  ///
  /// - Parameter ascii: the locale has no UTF-8.
  public func lines(program: String = "rawscope", ascii: Bool = false) -> [String] {
    let line = (["\(program): \(message)"] + advice).joined(separator: "; ")
    let lines = [line] + picture.map { "  \($0)" }
    return ascii ? lines.map(asciiOnly) : lines
  }
}

extension Diagnostic {
  /// - Parameters:
  ///   - error: what the capture rooms threw.
  ///   - command: the words that the user typed, for "sudo …"; made harmless here.
  ///   - program: the path of the running binary, for setcap(8).
  public init(_ error: CaptureError, command: [String] = ["rawscope"], program: String = "rawscope") {
    switch error {
    case .system(let call, let subject, let errno):
      self.init(system: call, subject: subject, errno: errno)
    case .notACapture(let file, let reason):
      self.init("\(Self.file(file)): \(Self.words(reason))", advice: Self.advice(file, reason))
    case .damaged(let damage):
      self.init(Self.words(damage))
    case .filter(let expression, let message, let column):
      self.init(filter: expression, message: message, column: column)
    case .libpcap(let call, let device, let message, let status):
      let about = device.isEmpty ? "" : "\(escaped(device)): "
      self.init("\(about)\(call): \(message.isEmpty ? "status \(status)" : escaped(message))")
    case .noRing(let device):
      self.init(
        "\(escaped(device)): libpcap's own device, for which the kernel has no ring", advice: ["leave out --via ring"])
    case .noSuchInterface(let name):
      self.init("\(escaped(name)): no such interface", advice: ["rawscope interfaces lists those that there are"])
    case .missingCapability(let capability, let call, let device):
      // No more than what is needed; and setcap(8) takes away what it does not name.
      let rights = capability == "CAP_NET_RAW" ? "cap_net_raw" : "cap_net_raw," + capability.lowercased()
      self.init(
        "\(device.isEmpty ? "" : escaped(device) + ": ")\(call) needs the capability \(capability)",
        advice: [
          "run: sudo \(command.map(shellWord).joined(separator: " "))",
          "or once, for every user of this binary: sudo setcap \(rights)=ep \(shellWord(program))",
        ])
    case .linkType(let asked, let device, let offered):
      let names = offered.map { $0.name ?? "\($0.rawValue)" }.joined(separator: ", ")
      self.init(
        "\(escaped(device)) has no link type \(escaped(asked))"
          + (names.isEmpty ? "" : "; it offers \(names)"))
    case .mixedLinkTypes(let file, let first, let other):
      self.init(
        "\(Self.file(file)): a pcap file holds one link type, and the frames have two: "
          + "\(first.name ?? "\(first.rawValue)") and \(other.name ?? "\(other.rawValue)")")
    case .tooManyInterfaces(let file, let limit):
      self.init("\(Self.file(file)): describes more than \(limit) interfaces: stopped there")
    case .outputIsInput(let file):
      self.init("\(Self.file(file)): is being read; it cannot be written at the same time")
    }
  }

  private init(system call: String, subject: String, errno: Int32) {
    let about = subject.isEmpty ? "" : "\(Self.file(subject)): "
    // `ip link` is named where it helps: the device is there, and down.
    let advice = errno == ENETDOWN && !subject.isEmpty ? ["run: sudo ip link set dev \(shellWord(subject)) up"] : []
    self.init("\(about)\(call): \(systemMessage(errno))", advice: advice)
  }

  /// libpcap's words, then the filter with a caret under the place.
  private init(filter expression: String, message: String, column: Int?) {
    var picture: [String] = []
    let bytes = Array(expression.utf8)
    picture.append(escaped(expression))
    if let column, column >= 0, column <= bytes.count {
      let before = escaped(String(decoding: bytes[..<column], as: UTF8.self))
      picture.append(String(repeating: " ", count: columnsAtMost(before)) + "^")
    }
    self.init("filter: \(escaped(message))", picture: picture)
  }

  /// A file's name; standard input by words.
  static func file(_ name: String, ascii: Bool = false) -> String {
    name == "-" ? "standard input" : escaped(name, ascii: ascii)
  }
}

/// The system's words for an errno, as strerror(3) has them.
func systemMessage(_ errno: Int32) -> String {
  // Sound: strerror never returns null, and what it points to is copied before anything else could change it
  // (errors are worded by the one thread that ends the run).
  unsafe String(cString: strerror(errno))
}

/// A word as a shell takes it: bare where nothing in it is special, else between single quotes, made harmless.
func shellWord(_ word: String) -> String {
  let isBare = !word.isEmpty && word.utf8.allSatisfy(isBareInShell)
  return isBare ? word : "'" + escapedForQuotes(word) + "'"
}

private func isBareInShell(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case 0x25, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x40, 0x5F: true  // % + , - . / : = @ _
  default: false
  }
}

private func escapedForQuotes(_ word: String) -> String {
  escaped(word).split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
}
