import Wire

extension LayerLine {
  /// What a management frame says: `, (network), [1.0* 2.0* 5.5 11.0 Mbit], ESS, channel 11, RSN`.
  static func wirelessManagement(
    _ header: WirelessHeader, _ body: Span<UInt8>, from start: Int, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    guard !header.isProtected else { return writer.protection(header, body) }
    let place = context.place
    let fields = try WirelessManagement(
      subtype: header.subtype, body, from: start, as: place.layer, at: place.offset, limit: place.limit)
    writer.fixedFields(fields)
    guard fields.hasElements else { return }
    if writer.isText {
      writer.network(body, from: fields.length, isPrivate: fields.capabilities.map { $0 & 0x10 != 0 })
    }
    var cursor = WirelessElementCursor(from: fields.length, bodyStart: start)
    let depth = writer.depth
    var failure: DecodeError?
    if writer.isVerbose { writer.list("elements", after: ", elements [") }
    do throws(DecodeError) {
      while let element = try cursor.next(body, as: place.layer, at: place.offset, limit: place.limit) {
        guard writer.isVerbose else { continue }
        writer.item()
        writer.element(element, body.extracting(element.value))
        writer.endItem()
      }
    } catch {
      failure = error
    }
    writer.close(to: depth)
    if writer.isVerbose { writer.say("]") }
    if let failure { throw failure }
  }
}

extension FieldWriter {
  fileprivate mutating func fixedFields(_ fields: WirelessManagement) {
    if let algorithm = fields.authenticationAlgorithm {
      name("algorithm", algorithm, fields.authenticationName, after: ", ", unnamed: "algorithm ")
    }
    if let sequence = fields.authenticationSequence { number("step", sequence, after: " step ") }
    if let category = fields.category {
      name("category", category, fields.categoryName, after: ", ", unnamed: "category ")
      if category & 0x80 != 0 { say(" error") }
    }
    if let action = fields.action { number("action", action, after: " action ") }
    if let code = fields.reasonCode {
      name("reason", code, WirelessReason.name(code), after: ", ", unnamed: "reason ")
    }
    if let code = fields.statusCode {
      name("status", code, WirelessReason.status(code), after: ", ", unnamed: "status ")
    }
    if let identifier = fields.associationIdentifier {
      number("association_identifier", identifier, after: ", AID ")
    }
    if let current = fields.currentAccessPoint { hardwareAddress("current_access_point", current, after: ", from ") }
    guard isVerbose else { return }
    if let timestamp = fields.timestamp { number("timestamp", timestamp, after: ", timestamp ") }
    if let interval = fields.beaconInterval { number("beacon_interval", interval, after: ", interval ", before: " TU") }
    if let interval = fields.listenInterval { number("listen_interval", interval, after: ", listen interval ") }
    if let capabilities = fields.capabilities { hexadecimal("capabilities", capabilities, after: ", capabilities ") }
  }

  /// What matters of the elements, for people: the network's name, its rates, channel, and how it protects itself.
  fileprivate mutating func network(_ body: Span<UInt8>, from start: Int, isPrivate: Bool?) {
    var cursor = WirelessElementCursor(from: start, bodyStart: 0)
    var channel: UInt8?
    var hasSecurity = false
    var rates: [UInt8] = []
    while let element = try? cursor.next(body) {
      let value = body.extracting(element.value)
      switch element.identifier {
      case 0: text("", value, after: ", (", before: ")")
      case 1, 50: for index in 0..<value.count { rates.append(value[index]) }
      case 3: if value.count == 1 { channel = value[0] }
      // HT operation: its first byte is the primary channel; bands without a DS parameter have this alone.
      case 61: if value.count >= 1, channel == nil { channel = value[0] }
      case 48: hasSecurity = true
      case 114: if value.count > 0 { text("", value, after: ", mesh (", before: ")") }
      default: break
      }
    }
    if !rates.isEmpty {
      say(", ")
      self.rates(rates.prefix(16))
    }
    if let channel { number("", channel, after: ", channel ") }
    if hasSecurity {
      say(", RSN")
    } else if isPrivate == true {
      say(", privacy")
    }
  }

  /// Rates of 500 kbit/s; the highest bit marks those that every station must have.
  private mutating func rates(_ rates: ArraySlice<UInt8>) {
    say("[")
    var isFirst = true
    for rate in rates {
      if !isFirst { say(" ") }
      isFirst = false
      // Beyond the rates: what a station must be able to do (IEEE Std 802.11-2020 table 9-93).
      switch rate {
      case 0xFF: say("HT*")
      case 0xFE: say("VHT*")
      case 0xFD: say("GLK*")
      case 0xFB: say("SAE*")
      case 0xFA: say("HE*")
      default:
        let value = UInt64(rate & 0x7F)
        bytes.appendDecimal(value / 2)
        say(value & 1 == 1 ? ".5" : ".0")
        if rate & 0x80 != 0 { say("*") }
      }
    }
    say(" Mbit]")
  }

  /// One element: its name, and what it says where that is known.
  fileprivate mutating func element(_ element: WirelessElement, _ value: Span<UInt8>) {
    if !isText { number("element", element.identifier) }
    if let extended = element.extendedIdentifier, !isText { number("extended_element", extended) }
    if isText {
      say(element.name ?? "element ")
      if element.name == nil {
        bytes.appendDecimal(UInt64(element.extendedIdentifier ?? element.identifier))
        if element.extendedIdentifier != nil { say(" (extended)") }
      }
    } else if let name = element.name {
      word("element_name", name)
    }
    switch element.identifier {
    case 0, 114: text(element.identifier == 0 ? "ssid" : "mesh_id", value, after: " (", before: ")")
    case 1, 50:
      if isText {
        var rates: [UInt8] = []
        for index in 0..<min(value.count, 32) { rates.append(value[index]) }
        say(" ")
        self.rates(rates[...])
      } else {
        list("rates")
        for index in 0..<value.count {
          separate()
          number("", value[index])
        }
        endList()
      }
    case 3: if value.count == 1 { number("channel", value[0], after: " ") } else { octets("value", value, after: " ") }
    case 5 where value.count >= 3:
      number("count", value[0], after: " count ")
      number("period", value[1], after: " period ")
    case 7 where value.count >= 3: text("country", value.extracting(first: 2), after: " ")
    case 11 where value.count >= 5:
      number("stations", UInt16(value[0]) | UInt16(value[1]) << 8, after: " stations ")
      number("channel_utilization", value[2], after: " utilization ")
    case 48: security(value)
    case 61 where value.count >= 1: number("primary_channel", value[0], after: " channel ")
    case 221 where value.count >= 4:
      hexadecimal("organization", value.uint32(at: 0) >> 8, digits: 6, after: " ")
      number("vendor_type", value[3], after: " type ")
    default: if value.count > 0 { octets("value", value, after: " ", limit: isText ? 8 : 255) }
    }
  }

  private mutating func security(_ value: Span<UInt8>) {
    guard let security = WirelessSecurity(value) else { return }
    number("version", security.version, after: " version ")
    if let cipher = security.groupCipher {
      suite("group_cipher", cipher, WirelessSecurity.cipherName(cipher), after: " group ")
    }
    suites("pairwise_ciphers", value, security.pairwiseCiphers, " pairwise ", WirelessSecurity.cipherName)
    suites("authentications", value, security.authentications, " AKM ", WirelessSecurity.authenticationName)
    if let capabilities = security.capabilities { hexadecimal("capabilities", capabilities, after: " capabilities ") }
  }

  private mutating func suites(
    _ key: StaticString, _ value: Span<UInt8>, _ places: Range<Int>, _ lead: StaticString, _ name: (UInt32) -> String?
  ) {
    guard !places.isEmpty else { return }
    list(key, after: lead)
    for start in stride(from: places.lowerBound, to: places.upperBound, by: 4) {
      let selector = value.uint32(at: start)
      item(separator: "+")
      suite("selector", selector, name(selector), after: "")
      endItem()
    }
    endList()
  }

  private mutating func suite(_ key: StaticString, _ selector: UInt32, _ name: String?, after lead: StaticString) {
    if isText, name == nil {
      hexadecimal(key, selector, digits: 8, after: lead)
    } else {
      self.name(key, selector, name, after: lead)
    }
  }
}
