import Wire

// What the monitor-mode headers tell of a frame's reception, in the same words for all of them.
extension FieldWriter {
  /// A rate: `5.5 Mb/s`; JSON has kilobits a second.
  mutating func rate(kilobits: UInt64, after lead: StaticString = "") {
    guard isText else { return number("rate_kilobits_per_second", kilobits) }
    say(lead)
    bytes.appendDecimal(kilobits / 1000)
    bytes.append(".")
    bytes.appendDecimal(kilobits % 1000 / 100)
    bytes.append(" Mb/s")
  }

  /// A channel by its frequency and the kind of 802.11 that its flags tell: `2412 MHz 11b`.
  mutating func channel(frequency: UInt16, flags: UInt32, after lead: StaticString = "") {
    number("frequency_megahertz", frequency, after: lead, before: " MHz")
    if !isText { number("channel_flags", flags) }
    // radiotap.org, "Channel" and "XChannel": the band, and what it is modulated with.
    let (complementary, orthogonal, mixed) = (flags & 0x20 != 0, flags & 0x40 != 0, flags & 0x400 != 0)
    if flags & 0x7_0000 != 0 {
      say(" 11n")
    } else if flags & 0x80 != 0 {
      say(mixed || orthogonal ? " 11g" : complementary ? " 11b" : "")
    } else if flags & 0x100 != 0 {
      say(orthogonal ? " 11a" : "")
    }
  }
}
