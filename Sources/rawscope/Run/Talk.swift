/// What the program says about its work: on standard error, one line each.
enum Talk {
  /// Says one line, behind the program's name.
  static func say(_ line: String) { write("rawscope: \(line)\n") }

  /// Writes as it is. That nobody can read it is no reason to stop.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Descriptor.write(bytes.span, to: 2)
  }
}
