import Wire

extension LayerLine {
  /// `LLDP, chassis 02:00:00:00:00:01, port eth0, ttl 120, name switch, length 60`; under `-v` all elements.
  static func lldp(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("LLDP")
    let place = context.place
    var cursor = LLDPElementCursor()
    var failure: DecodeError?
    writer.list("elements")
    while true {
      do throws(DecodeError) {
        guard let element = try cursor.next(bytes, at: place.offset, limit: place.limit) else { break }
        guard element.type != 0 || !writer.isText else { continue }
        guard writer.isVerbose || element.type <= 3 || element.type == 5 else { continue }
        writer.item(separator: "")
        writer.say(", ")
        writer.element(element, bytes.extracting(element.value))
        writer.endItem()
      } catch {
        failure = failure ?? error
      }
    }
    writer.endList()
    writer.number("length", context.length, after: ", length ")
    if let failure { throw failure }
  }
}

extension FieldWriter {
  fileprivate mutating func element(_ element: LLDPElement, _ value: Span<UInt8>) {
    if !isText { name("type", element.type, element.name) }
    switch element.type {
    case 0: break
    case 1: identifier(value, "chassis ", macSubtype: 4, addressSubtype: 5)
    case 2: identifier(value, "port ", macSubtype: 3, addressSubtype: 4)
    case 3: number("time_to_live", value.uint16(at: 0), after: "ttl ")
    case 4: text("text", value, after: "port description ")
    case 5: text("text", value, after: "name ")
    case 6: text("text", value, after: "description ")
    case 7:
      capabilities("capabilities", value.uint16(at: 0), "capabilities ")
      capabilities("enabled_capabilities", value.uint16(at: 2), " enabled ")
    case 8: managementAddress(value)
    case 127:
      let organization = value.uint32(at: 0) >> 8
      name("organization", organization, LayerLine.organizationName(organization), after: "", unnamed: "organization ")
      number("subtype", value[3], after: " subtype ")
      organizational(organization, value[3], value.extracting(droppingFirst: 4))
    default:
      if isText { number("", element.type, after: "type ", before: " ") }
      octets("value", value)
    }
  }

  /// A chassis's or a port's name: what kind it is, and the name (IEEE Std 802.1AB §8.5.2, §8.5.3).
  private mutating func identifier(_ value: Span<UInt8>, _ lead: StaticString, macSubtype: UInt8, addressSubtype: UInt8)
  {
    let rest = value.extracting(droppingFirst: 1)
    if !isText { number("subtype", value[0]) }
    if value[0] == macSubtype, rest.count == 6 {
      hardwareAddress("identifier", rest.uint48(at: 0), after: lead)
    } else if value[0] == addressSubtype {
      networkAddress("identifier", rest, after: lead)
    } else {
      text("identifier", rest, after: lead)
    }
  }

  /// A family number of IANA's, and an address.
  private mutating func networkAddress(_ key: StaticString, _ value: Span<UInt8>, after lead: StaticString) {
    switch (value[0], value.count) {
    case (1, 5): address(key, v4: value.uint32(at: 1), after: lead)
    case (2, 17): address(key, v6: IPv6Address(high: value.uint64(at: 1), low: value.uint64(at: 9)), after: lead)
    case (6, 7): hardwareAddress(key, value.uint48(at: 1), after: lead)
    default: octets(key, value, after: lead)
    }
  }

  /// §8.5.9: length of family and address, both, then how the interface is numbered and its number.
  private mutating func managementAddress(_ value: Span<UInt8>) {
    let length = Int(value[0])
    guard length >= 2, value.count >= length + 6 else {
      return octets("value", value, after: "management address ")
    }
    networkAddress("address", value.extracting(1..<1 + length), after: "management address ")
    number("interface_number", value.uint32(at: length + 2), after: " interface ")
  }

  /// Table 8-4.
  private mutating func capabilities(_ key: StaticString, _ value: UInt16, _ lead: StaticString) {
    guard isText else { return number(key, value) }
    say(lead)
    say("[")
    let names = [
      "Other", "Repeater", "Bridge", "WLAN AP", "Router", "Telephone", "DOCSIS", "Station", "C-VLAN", "S-VLAN", "TPMR",
    ]
    var isFirst = true
    for (index, name) in names.enumerated() where value & 1 << UInt16(index) != 0 {
      say(isFirst ? name : ", " + name)
      isFirst = false
    }
    say("]")
  }

  /// What organizations define and captures have most: IEEE 802.1 (Annex D) and 802.3 (Annex F).
  private mutating func organizational(_ organization: UInt32, _ subtype: UInt8, _ value: Span<UInt8>) {
    switch (organization, subtype, value.count) {
    case (0x0080C2, 1, 2): number("vlan", value.uint16(at: 0), after: " port VLAN ")
    case (0x0080C2, 2, 3): number("vlan", value.uint16(at: 1), after: " protocol VLAN ")
    case (0x0080C2, 3, 3...):
      number("vlan", value.uint16(at: 0), after: " VLAN ")
      let length = min(Int(value[2]), value.count - 3)
      text("vlan_name", value.extracting(3..<3 + length), after: " name ")
    case (0x00120F, 4, 2): number("maximum_frame_size", value.uint16(at: 0), after: " maximum frame ")
    case (0x00120F, 1, 5): number("operational_type", value.uint16(at: 3), after: " MAU type ")
    default: if value.count > 0 { octets("value", value, after: " ", limit: isText ? 16 : 507) }
    }
  }
}
