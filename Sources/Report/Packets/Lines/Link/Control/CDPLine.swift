import Wire

extension LayerLine {
  /// `CDPv2, ttl 180s, Device-ID router, Port-ID Ethernet0, length 120`; under `-v` all elements.
  static func cdp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("CDP")
    let place = context.place
    let header = try CDPHeader(bytes, at: place.offset, limit: place.limit)
    writer.number("version", header.version, after: "v")
    writer.number("time_to_live", header.timeToLive, after: ", ttl ", before: "s")
    // Cisco pads an odd length in a way of its own, so that only even ones can be judged by RFC 1071.
    let verdict =
      context.length % 2 == 0 ? context.verdict(bytes, field: 2, usesPseudoHeader: false, number: .icmp) : nil
    writer.checksum(header.checksum, verdict)
    var cursor = CDPElementCursor()
    let depth = writer.depth
    var failure: DecodeError?
    writer.list("elements")
    do throws(DecodeError) {
      while let element = try cursor.next(bytes, at: place.offset, limit: place.limit) {
        guard writer.isVerbose || element.type == 1 || element.type == 3 || element.type == 6 else { continue }
        writer.item(separator: "")
        writer.say(", ")
        writer.element(element, bytes.extracting(element.value))
        writer.endItem()
      }
    } catch {
      failure = error
    }
    writer.close(to: depth)
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
  }
}

extension FieldWriter {
  fileprivate mutating func element(_ element: CDPElement, _ value: Span<UInt8>) {
    name("type", element.type, element.name, unnamed: "type ")
    switch (element.type, value.count) {
    case _ where element.isText: text("text", value, after: " ")
    case (0x02, 4...), (0x16, 4...): addresses(value)
    case (0x04, 4): capabilities(value.uint32(at: 0))
    case (0x0A, 2): number("vlan", value.uint16(at: 0), after: " ")
    case (0x0B, 1): flagWord("full_duplex", value[0] == 1)
    case (0x0E, 3): number("vlan", value.uint16(at: 1), after: " ")
    case (0x10, 2): number("milliwatts", value.uint16(at: 0), after: " ", before: " mW")
    case (0x11, 4): number("maximum_transmission_unit", value.uint32(at: 0), after: " ")
    case (0x17, 2...): text("text", value.extracting(droppingFirst: 1), after: " ")
    default: if value.count > 0 { octets("value", value, after: " ", limit: isText ? 16 : 1024) }
    }
  }

  private mutating func flagWord(_ key: StaticString, _ isFull: Bool) {
    if isText { say(isFull ? " full" : " half") } else { flag(key, isFull) }
  }

  /// A count, and for each: a type and length of the protocol, the protocol, a length and the address.
  private mutating func addresses(_ value: Span<UInt8>) {
    list("addresses", after: " ")
    var position = 4
    // The count is the packet's word; the bytes are what there is.
    while value.count >= position + 2 {
      let start = position + 2 + Int(value[position + 1])
      guard value.count >= start + 2 else { break }
      let length = Int(value.uint16(at: start))
      guard value.count >= start + 2 + length else { break }
      position = start + 2 + length
      separate(" ")
      if length == 4 {
        address("", v4: value.uint32(at: start + 2))
      } else if length == 16 {
        address("", v6: IPv6Address(high: value.uint64(at: start + 2), low: value.uint64(at: start + 10)))
      } else {
        octets("", value.extracting(start + 2..<position))
      }
    }
    endList()
  }

  private mutating func capabilities(_ value: UInt32) {
    guard isText else { return number("capabilities", value) }
    let names = [
      "Router", "TB Bridge", "SR Bridge", "L2 Switch", "L3 capable", "IGMP snooping", "L1 capable", "VoIP phone",
    ]
    var words: [String] = []
    for (index, name) in names.enumerated() where value & 1 << UInt32(index) != 0 { words.append(name) }
    say(" [" + words.joined(separator: ", ") + "]")
  }
}
