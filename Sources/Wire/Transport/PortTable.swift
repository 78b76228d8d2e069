/// A service by the ports that are registered for it.
public struct ServiceRow: Hashable, Sendable {
  /// Transport protocols that a port is registered for.
  public struct Transports: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let tcp = Transports(rawValue: 1)
    public static let udp = Transports(rawValue: 2)
    public static let both: Transports = [.tcp, .udp]
  }

  /// One port, or a range of neighbours such as X11's.
  public let ports: ClosedRange<UInt16>
  /// IANA's service name.
  public let name: String
  public let transports: Transports

  init(_ port: UInt16, _ name: String, _ transports: Transports) {
    self.init(port...port, name, transports)
  }

  init(_ ports: ClosedRange<UInt16>, _ name: String, _ transports: Transports) {
    self.ports = ports
    self.name = name
    self.transports = transports
  }
}

/// Services by port: all system ports, and of the others those that are met in practice.
///
/// Names as in IANA's "Service Name and Transport Protocol Port Number Registry", taken from the copy that Wireshark
/// 4.0 carries; which of the registered ports are met in practice, partly from Debian's netbase 6.4. Not registered,
/// but used by that name: of netbase netstat, moira-ureg, spamd, supfilesrv, fax, nsca, zope and csync2; bittorrent,
/// bitcoin, cassandra, kubelet, minecraft, tailscale and wireguard. 465 is registered twice; RFC 8314 means submissions.
/// A port says what a service usually is, never what the bytes are.
public enum PortTable {
  /// Sorted by first port; ranges do not overlap unless their transports differ.
  public static let rows: [ServiceRow] = low + system + registered
}

/// Names of services by port.
public enum ServiceName {
  /// The name registered for `port`; nil if there is none, or for other protocols than TCP and UDP.
  public static func name(port: UInt16, protocolNumber: IPProtocol) -> String? {
    let transport: ServiceRow.Transports
    switch protocolNumber {
    case .tcp: transport = .tcp
    case .udp: transport = .udp
    default: return nil
    }
    guard isNamed(port, transport) else { return nil }
    let rows = PortTable.rows
    // The first row that does not end before the port.
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].ports.upperBound < port { low = middle + 1 } else { high = middle }
    }
    while low < rows.count, rows[low].ports.contains(port) {
      if rows[low].transports.contains(transport) { return rows[low].name }
      low += 1
    }
    return nil
  }

  /// Whether a row has the port: 8 KiB a transport, so that the many ports without a name cost no search.
  @inline(__always)
  private static func isNamed(_ port: UInt16, _ transport: ServiceRow.Transports) -> Bool {
    let words = transport == .tcp ? namedOverTCP : namedOverUDP
    return words[Int(port &>> 6)] &>> UInt64(port & 63) & 1 != 0
  }

  private static let namedOverTCP = bitmap(.tcp)
  private static let namedOverUDP = bitmap(.udp)

  private static func bitmap(_ transport: ServiceRow.Transports) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: 1_024)
    for row in PortTable.rows where row.transports.contains(transport) {
      for port in row.ports { words[Int(port &>> 6)] |= 1 &<< UInt64(port & 63) }
    }
    return words
  }
}
