/// How far one pass over a buffer of a capture file came, and why not further.
struct RecordScan {
  enum Stop {
    /// The record at `position` needs `bytes` in the buffer before it can be judged further. If the file ends
    /// first, it is damaged: the part of it that begins `partOffset` behind its beginning claims `claimed` bytes.
    case needs(bytes: Int, claimed: UInt64, partOffset: Int)
    /// The list of frames is full.
    case full
    /// The record at `position` cannot be; its data begins `partOffset` behind its beginning.
    case damaged(CaptureError.DamagedFile.Claim, partOffset: Int)
    /// One interface more than `Frame.interface` can number.
    case tooManyInterfaces
  }
  /// Frames written to the list.
  var count: Int
  /// The first byte of the buffer that was not consumed.
  var position: Int
  var stop: Stop
}
