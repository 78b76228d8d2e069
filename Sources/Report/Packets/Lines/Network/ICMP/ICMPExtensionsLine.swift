import Wire

extension LayerLine {
  /// What stands behind the quoted packet (RFC 4884): MPLS labels, interfaces. Before the quotation in the line, behind
  /// it in the packet.
  static func icmpExtensions(
    _ bytes: Span<UInt8>, _ icmp: ICMPHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let layer = context.place.layer
    guard writer.isVerbose, let start = ICMPExtensionHeader.start(bytes, icmp, as: layer) else { return }
    let (offset, limit) = (context.place.offset, context.place.limit)
    let header = try ICMPExtensionHeader(
      bytes.extracting(droppingFirst: start), as: layer, at: offset + start, limit: limit)
    writer.object("extensions", after: ", extensions (")
    let length = max(context.length - start, 0)
    var verdict: ChecksumVerdict?
    if context.checksChecksums {
      verdict =
        header.checksum == 0
        ? .absent : .internet(bytes.extracting(droppingFirst: start), length: length, field: 2)
    }
    writer.checksum(header.checksum, verdict, after: "")
    writer.list("objects")
    var cursor = ICMPExtensionHeader.objects(from: start, to: context.length, as: layer)
    while let object = try cursor.next(bytes, at: offset, limit: limit) {
      writer.say(", ")
      writer.item(separator: "")
      let number = UInt8(truncatingIfNeeded: object.type >> 8)
      writer.name("class", number, ICMPExtensionHeader.name(ofClass: number), unnamed: "class ")
      writer.number("class_type", object.type & 0xFF, after: " type ")
      switch number {
      case 1 where object.type & 0xFF == 1: labels(bytes, object.data, &writer)
      case 2: interface(bytes, object, &writer)
      case 3: identification(bytes, object, &writer)
      default: writer.octets("bytes", bytes.extracting(object.data), after: " 0x")
      }
      writer.endItem()
    }
    writer.endList()
    writer.endObject(before: ")")
  }

  /// RFC 4950 §3.
  private static func labels(_ bytes: Span<UInt8>, _ data: Range<Int>, _ writer: inout FieldWriter) {
    writer.list("labels", after: " ")
    for place in stride(from: data.lowerBound, to: data.upperBound - 3, by: 4) {
      let entry = bytes.uint32(at: place)
      writer.item()
      writer.number("label", entry >> 12, after: "label ")
      writer.number("traffic_class", entry >> 9 & 7, after: " tc ")
      writer.flag("bottom_of_stack", entry >> 8 & 1 == 1, " [S]")
      writer.number("time_to_live", entry & 0xFF, after: " ttl ")
      writer.endItem()
    }
    writer.endList()
  }

  private static func interface(_ bytes: Span<UInt8>, _ object: TypedOption, _ writer: inout FieldWriter) {
    guard let interface = InterfaceInformation(bytes, object) else {
      return writer.octets("bytes", bytes.extracting(object.data), after: " [!] 0x")
    }
    writer.word("role", interface.roleName, after: " ")
    if let index = interface.index { writer.number("interface_index", index, after: " index ") }
    if let address = interface.address { writer.address("address", address, after: " address ") }
    if let name = interface.name { writer.text("name", bytes.extracting(name), after: " name \"", before: "\"") }
    if let mtu = interface.mtu { writer.number("mtu", mtu, after: " mtu ") }
  }

  /// RFC 8335 §2.1: an interface by name, by index or by address.
  private static func identification(_ bytes: Span<UInt8>, _ object: TypedOption, _ writer: inout FieldWriter) {
    let data = object.data
    switch object.type & 0xFF {
    case 1:
      var end = data.upperBound
      while end > data.lowerBound, bytes[end - 1] == 0 { end -= 1 }
      writer.text("name", bytes.extracting(data.lowerBound..<end), after: " \"", before: "\"")
    case 2 where data.count >= 4:
      writer.number("interface_index", bytes.uint32(at: data.lowerBound), after: " index ")
    case 3 where data.count >= 4:
      // Address family, length of the address, reserved.
      let family = bytes.uint16(at: data.lowerBound)
      let start = data.lowerBound + 4
      if family == 1, start + 4 <= data.upperBound {
        writer.address("address", v4: bytes.uint32(at: start), after: " address ")
      } else if family == 2, start + 16 <= data.upperBound {
        writer.address("address", v6: bytes.ipv6Address(at: start), after: " address ")
      } else {
        writer.number("address_family", family, after: " family ")
        writer.octets("address", bytes.extracting(start..<data.upperBound), after: " address 0x")
      }
    default: writer.octets("bytes", bytes.extracting(data), after: " 0x")
    }
  }
}
