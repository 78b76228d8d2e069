import Wire

extension LayerLine {
  /// `GREv0, key 0x2a, seq 171, length 88`
  static func gre(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let place = context.place
    let header = try GREHeader(bytes, at: place.offset, limit: place.limit)
    writer.number("version", header.version, after: "GREv")
    if let subnet = header.virtualSubnet, let flow = header.flowIdentifier {
      writer.say(" NVGRE")
      writer.number("virtual_subnet", subnet, after: ", vsid ")
      writer.number("flow_identifier", flow, after: ", flow ")
    }
    if header.version == 1 {
      writer.number("call", header.callIdentifier ?? 0, after: ", call ")
    } else if let key = header.key, header.virtualSubnet == nil || !writer.isText {
      writer.hexadecimal("key", key, after: ", key ")
    }
    if let number = header.sequenceNumber { writer.number("sequence", number, after: ", seq ") }
    if let number = header.acknowledgmentNumber { writer.number("acknowledgment", number, after: ", ack ") }
    if let checksum = header.checksum {
      let number = IPProtocol(rawValue: 47)
      writer.checksum(checksum, context.verdict(bytes, field: 4, usesPseudoHeader: false, number: number))
    }
    if header.flags.contains(.routing) {
      writer.number("routing_offset", header.routingOffset ?? 0, after: ", routing offset ")
      try routes(bytes, header, context, &writer)
    }
    if writer.isVerbose {
      writer.flag("strict_source_route", header.flags.contains(.strictSourceRoute), ", strict source route")
      if header.recursion != 0 || !writer.isText { writer.number("recursion", header.recursion, after: ", recursion ") }
      if header.version == 1 { writer.number("payload_length", header.payloadLength ?? 0, after: ", payload length ") }
    }
    if let group = header.securityGroup(bytes) { writer.number("security_group", group, after: ", sgt ") }
    if header.version == 0, header.protocolType == 0 {
      writer.number("protocol", header.protocolType, after: ", keepalive, proto ")
    } else if writer.isVerbose || context.next == nil || context.next?.layer == .opaque {
      writer.etherType("protocol", EtherType(rawValue: header.protocolType), after: ", proto ")
    }
    writer.number("length", context.length, after: ", length ")
  }

  /// The source routes: addresses where they are IPv4's (RFC 1702), else bytes.
  private static func routes(
    _ bytes: Span<UInt8>, _ header: GREHeader, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard writer.isVerbose else { return }
    writer.list("routes", after: ", routes [")
    var cursor = GRESourceRouteCursor(from: header.routing.lowerBound)
    while let route = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.item()
      writer.hexadecimal("address_family", route.addressFamily, digits: 4, after: "family ")
      writer.number("offset", route.addressOffset, after: " offset ")
      if route.addressFamily == 0x0800, route.information.count.isMultiple(of: 4) {
        writer.list("addresses", after: " ")
        for place in stride(from: route.information.lowerBound, to: route.information.upperBound, by: 4) {
          writer.separate(" ")
          writer.address("", v4: bytes.uint32(at: place))
        }
        writer.endList()
      } else {
        writer.octets("bytes", bytes.extracting(route.information), after: " ")
      }
      writer.endItem()
    }
    writer.endList(before: "]")
  }
}

extension FieldWriter {
  /// The length of a header and all behind it: people see it of the last header only.
  mutating func tunnelLength(_ context: LayerContext) {
    if isText, context.next != nil { return }
    number("length", context.length, after: ", length ")
  }
}
