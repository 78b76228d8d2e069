/// Where frames that are lent stand in their capture: the first has number 1, as in other programs.
///
/// Those of files are counted before the filter, so that a frame has the same number with any filter and none, and
/// go on from file to file. Those from the wire can only be counted behind it.
public enum FrameNumbers: Hashable, Sendable {
  /// The first of the batch has this number, and each that follows the next.
  case consecutive(from: UInt64)
  /// The frame with this index has the number of the first that was read, plus what the list says.
  case scattered(from: UInt64, [UInt32])

  /// The number of the batch's frame with this index.
  public subscript(index: Int) -> UInt64 {
    switch self {
    case .consecutive(let first): first &+ UInt64(index)
    case .scattered(let first, let places): first &+ UInt64(places[index])
    }
  }

  /// The same where so many frames came before, of other files.
  func behind(_ count: UInt64) -> FrameNumbers {
    switch self {
    case .consecutive(let first): .consecutive(from: first &+ count)
    case .scattered(let first, let places): .scattered(from: first &+ count, places)
    }
  }
}
