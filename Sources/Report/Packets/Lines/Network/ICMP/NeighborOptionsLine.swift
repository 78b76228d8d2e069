import Wire

extension LayerLine {
  /// `, source link-address option (1), length 8: 00:11:22:33:44:55`
  static func neighborOptions(
    _ bytes: Span<UInt8>, from start: Int, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.list("options")
    var cursor = TypedOptionCursor(.eights, from: start, to: max(context.length, start), as: .icmpv6)
    while let option = try cursor.next(bytes, at: context.place.offset, limit: context.place.limit) {
      writer.say(", ")
      writer.item(separator: "")
      writer.name("type", option.type, NeighborOption.name(ofType: option.type), unnamed: "option ")
      neighborOption(bytes, NeighborOption(bytes, option), &writer)
      writer.endItem()
    }
    writer.endList()
  }

  private static func neighborOption(_ bytes: Span<UInt8>, _ option: NeighborOption, _ writer: inout FieldWriter) {
    switch option {
    case .linkLayerAddress(let data):
      if data.count == 6 {
        writer.hardwareAddress("address", bytes.uint48(at: data.lowerBound), after: " ")
      } else {
        writer.octets("address", bytes.extracting(data), after: " ")
      }
    case .prefix(let length, let flags, let valid, let preferred, let address):
      writer.prefix(address, length, after: " ")
      if writer.isText {
        writer.say(", Flags [")
        writer.say(flags & 0xF0 == 0 ? "none" : "")
        writer.words([
          (flags & 0x80 != 0, "onlink"), (flags & 0x40 != 0, "auto"), (flags & 0x20 != 0, "router"),
          (flags & 0x10 != 0, "preferred by DHCP"),
        ])
        writer.say("]")
      } else {
        writer.number("flags", flags)
      }
      writer.seconds("valid_seconds", valid, after: ", valid time ")
      writer.seconds("preferred_seconds", preferred, after: ", pref. time ")
    case .redirectedHeader(let data):
      writer.number("quoted_bytes", data.count, after: " of ", before: " bytes")
    case .mtu(let mtu): writer.number("mtu", mtu, after: " ")
    case .advertisementInterval(let interval):
      writer.number("interval_milliseconds", interval, after: " ", before: " ms")
    case .homeAgent(let preference, let lifetime):
      writer.number("preference", Int16(bitPattern: preference), after: " preference ")
      writer.number("lifetime_seconds", lifetime, after: ", lifetime ", before: "s")
    case .addresses(let data): writer.addresses("addresses", bytes, data, after: " ")
    case .timestamp(let time): writer.number("seconds", time >> 16, after: " ", before: " s since 1970")
    case .nonce(let data): writer.octets("nonce", bytes.extracting(data), after: " 0x")
    case .route(let length, let preference, let lifetime, let address):
      writer.prefix(address, length, after: " ")
      if writer.isText {
        let word: StaticString =
          switch preference {
          case 1: " (high)"
          case 0: " (medium)"
          case -1: " (low)"
          default: " (reserved)"
          }
        writer.say(word)
      } else {
        writer.number("preference", preference)
      }
      writer.seconds("lifetime_seconds", lifetime, after: ", lifetime ")
    case .nameServers(let lifetime, let data):
      writer.seconds("lifetime_seconds", lifetime, after: " lifetime ")
      writer.addresses("addresses", bytes, data, after: ", addr ")
    case .searchList(let lifetime, let data):
      writer.seconds("lifetime_seconds", lifetime, after: " lifetime ")
      writer.domainNames("domains", bytes, data, after: ", domains ")
    case .addressRegistration(let status, let lifetime, let identifier):
      writer.number("status", status, after: " status ")
      writer.number("lifetime_minutes", lifetime, after: ", lifetime ", before: " min")
      writer.hexadecimal("owner", identifier, digits: 16, after: ", owner ")
    case .context(let length, let allowsCompression, let identifier, let lifetime, let address):
      writer.prefix(address, length, after: " ")
      writer.number("context", identifier, after: ", context ")
      writer.flag("allows_compression", allowsCompression, ", compression")
      writer.number("lifetime_minutes", lifetime, after: ", lifetime ", before: " min")
    case .borderRouter(let version, let lifetime, let address):
      writer.address("address", v6: address, after: " ")
      writer.number("version", version, after: ", version ")
      writer.number("lifetime_minutes", lifetime, after: ", lifetime ", before: " min")
    case .captivePortal(let data): writer.text("uri", bytes.extracting(data), after: " ")
    case .nat64Prefix(let lifetime, let length, let address):
      writer.address("prefix", v6: address, after: " ")
      if let length { writer.number("prefix_length", length, after: "/") }
      writer.number("lifetime_seconds", lifetime, after: ", lifetime ", before: "s")
    case .other(let data): writer.octets("bytes", bytes.extracting(data), after: " 0x")
    }
  }
}
