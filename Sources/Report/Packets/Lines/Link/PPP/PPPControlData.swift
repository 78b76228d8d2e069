import Wire

/// What a PPP control packet says behind its header, where it has no options.
struct PPPControlData {
  let header: PPPControlHeader
  let place: LayerPlace

  init(_ header: PPPControlHeader, _ place: LayerPlace) {
    self.header = header
    self.place = place
  }

  /// - Parameter bytes: from the protocol field's first.
  func write(_ bytes: Span<UInt8>, _ writer: inout FieldWriter) throws(DecodeError) {
    let available = min(header.end, bytes.count)
    let data = bytes.extracting(PPPControlHeader.size..<max(available, PPPControlHeader.size))
    switch (header.protocolNumber, header.code) {
    case (0xC023, 1):
      let position = try field("peer", data, from: 0, after: ", Peer \"", &writer)
      _ = try field("password", data, from: position, after: ", Name \"", &writer)
    case (0xC023, 2), (0xC023, 3):
      guard data.count > 0 else { return }
      _ = try field("message", data, from: 0, after: ", Msg \"", &writer)
    case (0xC223, 1), (0xC223, 2):
      let length = Int(try byte(data, at: 0))
      try require(1 + length, data)
      writer.octets("value", data.extracting(1..<1 + length), after: ", Value ")
      writer.text("name", data.extracting(1 + length..<data.count), after: ", Name \"", before: "\"")
    case (0xC223, 3), (0xC223, 4):
      guard data.count > 0 else { return }
      writer.text("message", data, after: ", Msg \"", before: "\"")
    case (0xC227, 1), (0xC227, 2):
      let type = try byte(data, at: 0)
      writer.name("type", type, EAPHeader.name(ofType: type), after: ", ", unnamed: "type ")
      if type == 1, data.count > 1 {
        writer.text("identity", data.extracting(1..<data.count), after: " \"", before: "\"")
      }
    case (0xC021, 8):
      guard writer.isVerbose else { return }
      try require(2, data)
      let number = data.uint16(at: 0)
      writer.name(
        "rejected_protocol", number, PPPProtocolNames.name(number), after: ", rejected ", unnamed: "protocol ")
    case (0xC021, 9), (0xC021, 10), (0xC021, 11), (0xC021, 12), (0xC021, 13):
      guard writer.isVerbose else { return }
      try require(4, data)
      writer.hexadecimal("magic_number", data.uint32(at: 0), digits: 8, after: ", Magic-Num ")
      guard data.count > 4 else { return }
      let rest = data.extracting(4..<data.count)
      if header.code == 12 {
        writer.text("identification", rest, after: ", Ident \"", before: "\"")
      } else if header.code == 13, rest.count >= 4 {
        writer.number("remaining_seconds", rest.uint32(at: 0), after: ", Remaining ", before: "s")
      } else {
        writer.octets("data", rest, after: ", data ", limit: 16)
      }
    default:
      guard writer.isVerbose, data.count > 0 else { return }
      writer.octets("data", data, after: ", data ")
    }
  }

  private func require(_ count: Int, _ data: Span<UInt8>) throws(DecodeError) {
    guard data.count < count else { return }
    // The packet's own length where that is the nearer end, else whatever cut the bytes.
    let isOwn = header.end - PPPControlHeader.size <= data.count
    throw DecodeError(
      .pppControl, at: place.offset,
      .truncated(
        needed: PPPControlHeader.size + count, available: PPPControlHeader.size + data.count,
        limit: isOwn ? .lengthField : place.limit))
  }

  private func byte(_ data: Span<UInt8>, at index: Int) throws(DecodeError) -> UInt8 {
    try require(index + 1, data)
    return data[index]
  }

  /// A length byte and as many bytes of text (RFC 1334 §2.2).
  ///
  /// - Returns: where the next begins.
  private func field(
    _ key: StaticString, _ data: Span<UInt8>, from start: Int, after lead: StaticString, _ writer: inout FieldWriter
  ) throws(DecodeError) -> Int {
    let length = Int(try byte(data, at: start))
    try require(start + 1 + length, data)
    writer.text(key, data.extracting(start + 1..<start + 1 + length), after: lead, before: "\"")
    return start + 1 + length
  }
}
