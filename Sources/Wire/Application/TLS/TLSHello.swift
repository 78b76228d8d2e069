/// What the two hellos of TLS say in the clear, RFC 8446 §4.1.2 and §4.1.3; of DTLS, RFC 9147 §5.3.
public struct TLSHello: Hashable, Sendable {
  public enum Role: Hashable, Sendable {
    case client
    case server
    /// A server's hello that asks for another one, told by its random (RFC 8446 §4.1.3).
    case retryRequest
    /// DTLS: a server's cookie, to be sent back (RFC 6347 §4.2.1).
    case verifyRequest
  }

  public let role: Role
  /// The version in the message's own field: what was negotiated up to TLS 1.2, and 1.2 from then on.
  public fileprivate(set) var legacyVersion = TLSVersion(rawValue: 0)
  /// Of the session that is to be resumed, or of compatibility (RFC 8446 appendix D.4).
  public fileprivate(set) var sessionIDLength = 0
  /// Offered by a client, in its order; the one that a server has chosen.
  public fileprivate(set) var cipherSuites: [UInt16] = []
  /// Extension numbers in their order, GREASE included.
  public fileprivate(set) var extensions: [UInt16] = []
  /// supported_versions (RFC 8446 §4.2.1): offered by a client, or the one that a server has chosen; empty without it.
  public fileprivate(set) var supportedVersions: [TLSVersion] = []
  /// server_name (RFC 6066 §3), at most 255 bytes; nil without it. A server's is empty: it took the name.
  public fileprivate(set) var serverName: [UInt8]?
  /// ALPN (RFC 7301 §3.1): offered by a client, the one chosen by a server; 64 at most are kept.
  public fileprivate(set) var applicationProtocols: [[UInt8]] = []
  /// encrypted_client_hello (RFC 9849): the name is that of the front, the true one is hidden.
  public fileprivate(set) var isEncrypted = false

  /// The newest version that a client offers, or the one that a server chose.
  public var version: TLSVersion {
    let offered = supportedVersions.filter { !TLSVersion.isGrease($0.rawValue) }
    return offered.max { $0.age < $1.age } ?? legacyVersion
  }

  /// Offered cipher suites without GREASE.
  public var meaningfulCipherSuites: Int { cipherSuites.count { !TLSVersion.isGrease($0) } }

  private init(_ role: Role) { self.role = role }

  /// Bytes of the handshake message that `bytes` begin with, its header included; nil where that is cut.
  static func length(_ bytes: Span<UInt8>) -> Int? {
    var reader = ByteReader(bytes, from: min(1, bytes.count))
    return (try? reader.uint24(bytes)).map { $0 &+ TLSHandshake.headerSize }
  }

  /// - Parameter bytes: a handshake message from its type on, without records, as QUIC has it in CRYPTO frames.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<TLSHello> {
    guard let type = bytes.isEmpty ? nil : bytes[0] else { return .incomplete(nil) }
    guard type == 1 || type == 2 else { return .foreign }
    guard let length = length(bytes) else { return .incomplete(nil) }
    guard length <= TLSHandshake.longest else { return .foreign }
    let body = bytes.extracting(droppingFirst: TLSHandshake.headerSize)
    return parse(body: body, type: type, length: length &- TLSHandshake.headerSize, isDatagram: false)
  }

  /// - Parameters:
  ///   - body: what is there behind the message's header, perhaps more.
  ///   - length: what its header claims.
  static func parse(body: Span<UInt8>, type: UInt8, length: Int, isDatagram: Bool) -> Parsed<TLSHello> {
    var hello: TLSHello
    switch type {
    case 1: hello = TLSHello(.client)
    case 2: hello = TLSHello(.server)
    case 3 where isDatagram: hello = TLSHello(.verifyRequest)
    default: return .foreign
    }
    var whole = ByteReader(body)
    do throws(ApplicationFault) {
      var reader = try whole.enclosed(length)
      try hello.read(body, &reader, isDatagram: isDatagram)
      try reader.finish()
      return .complete(hello)
    } catch {
      if case .truncated = error { return .incomplete(hello.legacyVersion.rawValue == 0 ? nil : hello) }
      return .foreign
    }
  }

  private mutating func read(
    _ bytes: Span<UInt8>, _ reader: inout ByteReader, isDatagram: Bool
  ) throws(ApplicationFault) {
    let version = TLSVersion(rawValue: try reader.uint16(bytes))
    guard version.age > 0 else { throw .invalid(at: 0, value: UInt64(version.rawValue)) }
    legacyVersion = version
    if role == .verifyRequest {
      _ = try reader.vector8(bytes)
      return
    }
    let random = try reader.take(32)
    if role == .server, bytes.holdsRetryRandom(at: random) { self = retried() }
    let session = try reader.vector8(bytes)
    guard session.count <= 32 else { throw .invalid(at: session.lowerBound &- 1, value: UInt64(session.count)) }
    sessionIDLength = session.count
    if role == .client {
      if isDatagram { _ = try reader.vector8(bytes) }
      try readCipherSuites(bytes, &reader)
      let compression = try reader.vector8(bytes)
      guard !compression.isEmpty else { throw .invalid(at: compression.lowerBound &- 1, value: 0) }
    } else {
      cipherSuites = [try reader.uint16(bytes)]
      _ = try reader.uint8(bytes)
    }
    // Before TLS 1.2 a hello may end here (RFC 5246 §7.4.1.2).
    guard reader.remaining > 0 || !reader.isBounded else { return }
    var extensions = try reader.enclosed(Int(reader.uint16(bytes)))
    while extensions.remaining > 0 {
      let number = try extensions.uint16(bytes)
      var data = try extensions.enclosed(Int(extensions.uint16(bytes)))
      self.extensions.append(number)
      try readExtension(number, bytes, &data)
      try data.finish()
    }
    try extensions.finish()
    guard reader.remaining == 0 else { throw .invalid(at: reader.position, value: UInt64(reader.remaining)) }
  }

  private func retried() -> TLSHello {
    var hello = TLSHello(.retryRequest)
    hello.legacyVersion = legacyVersion
    return hello
  }

  private mutating func readCipherSuites(_ bytes: Span<UInt8>, _ reader: inout ByteReader) throws(ApplicationFault) {
    let length = Int(try reader.uint16(bytes))
    guard length & 1 == 0, length > 0 else { throw .invalid(at: reader.position &- 2, value: UInt64(length)) }
    var suites = try reader.enclosed(length)
    while suites.remaining > 0 { cipherSuites.append(try suites.uint16(bytes)) }
    try suites.finish()
  }

  private mutating func readExtension(
    _ number: UInt16, _ bytes: Span<UInt8>, _ data: inout ByteReader
  ) throws(ApplicationFault) {
    switch number {
    case 0: try readServerName(bytes, &data)
    case 16: try readApplicationProtocols(bytes, &data)
    case 43: try readVersions(bytes, &data)
    case 0xFE0D: isEncrypted = role == .client
    default: break
    }
  }

  private mutating func readServerName(_ bytes: Span<UInt8>, _ data: inout ByteReader) throws(ApplicationFault) {
    guard data.remaining > 0 || !data.isBounded else {
      serverName = []
      return
    }
    var list = try data.enclosed(Int(data.uint16(bytes)))
    while list.remaining > 0 {
      let type = try list.uint8(bytes)
      let name = try list.vector16(bytes)
      // 0 is a host's name, and there is no other type.
      if type == 0, serverName == nil { serverName = bytes.copy(name, limit: 255) }
    }
  }

  private mutating func readApplicationProtocols(
    _ bytes: Span<UInt8>, _ data: inout ByteReader
  ) throws(ApplicationFault) {
    var list = try data.enclosed(Int(data.uint16(bytes)))
    while list.remaining > 0 {
      let name = try list.vector8(bytes)
      if applicationProtocols.count < 64 { applicationProtocols.append(bytes.copy(name, limit: 255)) }
    }
  }

  private mutating func readVersions(_ bytes: Span<UInt8>, _ data: inout ByteReader) throws(ApplicationFault) {
    guard role == .client else {
      supportedVersions = [TLSVersion(rawValue: try data.uint16(bytes))]
      return
    }
    var list = try data.enclosed(Int(data.uint8(bytes)))
    while list.remaining > 0 { supportedVersions.append(TLSVersion(rawValue: try list.uint16(bytes))) }
  }
}

extension Span<UInt8> {
  /// SHA-256 of "HelloRetryRequest" (RFC 8446 §4.1.3).
  fileprivate func holdsRetryRandom(at start: Int) -> Bool {
    uint64(at: start) == 0xCF21_AD74_E59A_6111 && uint64(at: start &+ 8) == 0xBE1D_8C02_1E65_B891
      && uint64(at: start &+ 16) == 0xC2A2_1116_7ABB_8C5E && uint64(at: start &+ 24) == 0x079E_09E2_C8A8_339C
  }
}
