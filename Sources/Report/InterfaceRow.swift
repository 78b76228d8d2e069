import Wire

/// One device that can be captured from, as `rawscope interfaces` lists it.
public struct InterfaceRow: Hashable, Sendable {
  /// How frames are had from it.
  public enum Way: String, Hashable, Sendable {
    /// A SOCK_RAW AF_PACKET socket with a TPACKET_V3 ring.
    case ring
    case libpcap
  }
  public var name: String
  /// The kernel's number for it (`ifindex`); nil for a device that only libpcap knows.
  public var index: Int?
  /// Administratively up (`IFF_UP`), and with a carrier (`IFF_RUNNING`); nil where nobody says.
  public var isUp: Bool?
  public var isRunning: Bool?
  public var isLoopback: Bool
  public var addresses: [IPAddress]
  public var way: Way
  /// libpcap's words on the device; nil without.
  public var description: String?

  public init(
    name: String, index: Int?, isUp: Bool?, isRunning: Bool?, isLoopback: Bool = false, addresses: [IPAddress] = [],
    way: Way, description: String? = nil
  ) {
    self.name = name
    self.index = index
    self.isUp = isUp
    self.isRunning = isRunning
    self.isLoopback = isLoopback
    self.addresses = addresses
    self.way = way
    self.description = description
  }

  /// `up`, `no-carrier`, `down` or `-`.
  var state: String {
    switch (isUp, isRunning) {
    case (true?, false?): "no-carrier"
    case (true?, _): "up"
    case (false?, _): "down"
    case (nil, _): "-"
    }
  }
}

extension JSONWriter {
  /// Writes an `interface` record.
  public func write(_ row: InterfaceRow, to output: inout Output) {
    func optional(_ name: StaticString, _ value: Bool?) {
      output.bytes.key(name)
      if let value { output.bytes.boolean(value) } else { output.bytes.null() }
    }
    output.bytes.beginRecord("interface")
    output.bytes.key("name")
    output.bytes.hostileText(row.name)
    output.bytes.key("index")
    output.bytes.number(row.index.map { UInt64(max($0, 0)) })
    optional("up", row.isUp)
    optional("running", row.isRunning)
    optional("loopback", row.isLoopback)
    output.bytes.key("addresses")
    output.bytes.append(0x5B)
    for (place, address) in row.addresses.enumerated() {
      if place > 0 { output.bytes.append(0x2C) }
      output.bytes.address(address)
    }
    output.bytes.append(0x5D)
    output.bytes.key("via")
    output.bytes.plainText(row.way.rawValue)
    output.bytes.key("description")
    output.bytes.hostileText(row.description)
    output.bytes.append(0x7D)
    output.endLine()
  }
}
