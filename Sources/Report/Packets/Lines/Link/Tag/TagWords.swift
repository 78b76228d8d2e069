import Wire

extension FieldWriter {
  /// The addresses of the Ethernet frame that a tag splits; people see them under `-e`.
  mutating func frameAddresses(source: UInt64, destination: UInt64, _ context: LayerContext) {
    guard context.showsLink else { return }
    hardwareAddress("source", source)
    hardwareAddress("destination", destination, after: " > ", before: ", ")
  }

  /// A field that is a length below 0x0600 and an EtherType above; people see it under `-e`.
  mutating func lengthOrType(_ value: UInt16, _ context: LayerContext) {
    guard context.showsLink else { return }
    if value >= 0x0600 {
      etherType("ether_type", EtherType(rawValue: value), after: ", ethertype ")
    } else {
      number("length", value, after: ", 802.3 length ")
    }
  }
}
