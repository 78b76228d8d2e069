/// What a header says of the one that it carries.
public struct Carried: Hashable, Sendable {
  /// Bytes until the carried header begins. 0 only where the carried header takes bytes itself.
  public var headerLength: Int
  /// Bytes that are carried, where the header says so; nil: all the rest.
  public var payloadLength: Int?
  /// The decoder of what is carried; `.opaque`: none.
  public var layer: Layer
  /// What was announced, for the case that nothing decodes it.
  public var announced: LinkPayload

  public init(_ layer: Layer, announced: LinkPayload, headerLength: Int, payloadLength: Int? = nil) {
    self.headerLength = headerLength
    self.payloadLength = payloadLength
    self.layer = layer
    self.announced = announced
  }

  /// A header that no number announces.
  public init(_ layer: Layer, headerLength: Int, payloadLength: Int? = nil) {
    self.init(layer, announced: .layer(layer), headerLength: headerLength, payloadLength: payloadLength)
  }

  /// What an EtherType announces.
  public init(etherType type: EtherType, headerLength: Int, payloadLength: Int? = nil) {
    self.init(type.layer, announced: .etherType(type), headerLength: headerLength, payloadLength: payloadLength)
  }

  /// What a field announces that is a length below 0x0600 and an EtherType above.
  public init(lengthOrType: UInt16, headerLength: Int) {
    if lengthOrType >= 0x0600 {
      self.init(etherType: EtherType(rawValue: lengthOrType), headerLength: headerLength)
    } else {
      self.init(.logicalLinkControl, headerLength: headerLength)
    }
  }
}
