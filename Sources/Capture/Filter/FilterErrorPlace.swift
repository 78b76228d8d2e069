/// The place in a filter that libpcap's words are about. libpcap does not tell it.
enum FilterErrorPlace {
  /// - Parameters:
  ///   - message: libpcap's words for `expression`.
  ///   - refusal: compiles another text; nil if it is accepted.
  /// - Returns: a byte of the expression, from 0; nil if it cannot be known.
  static func column(of message: String, in expression: String, refusal: (String) -> String?) -> Int? {
    nil
  }
}
