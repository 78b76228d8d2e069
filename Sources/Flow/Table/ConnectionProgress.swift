import Wire

/// How far each side of a TCP connection has come, with the meaning that Zeek's conn_state rests on
/// (documentation of base/protocols/conn; TCP endpoint states).
struct ConnectionProgress: Sendable {
  enum Endpoint: UInt8, Sendable {
    /// Nothing seen.
    case inactive
    /// Spoke, but the handshake was not seen.
    case partial
    case synchronizeSent
    case synchronizeAcknowledgeSent
    case established
    /// Sent a FIN.
    case closed
    /// Sent a RST.
    case reset
    /// Sent a RST after its FIN.
    case resetAfterClose
  }
  var originator = Endpoint.inactive
  var responder = Endpoint.inactive
  /// The originator sent an ACK without data: its later RST does not follow a bare SYN.
  var originatorAcknowledged = false

  /// Both sides closed, or one reset: what follows with a SYN is a new connection.
  var isOver: Bool {
    originator == .reset || originator == .resetAfterClose || responder == .reset || responder == .resetAfterClose
      || (originator == .closed && responder == .closed)
  }

  mutating func observe(_ flags: TCPHeader.Flags, fromOriginator: Bool, payloadBytes: UInt32) {
    if fromOriginator {
      if payloadBytes == 0, flags.isDisjoint(with: [.synchronize, .finish, .reset]), flags.contains(.acknowledgment) {
        originatorAcknowledged = true
      }
      Self.step(&originator, &responder, flags, isOriginator: true, payloadBytes)
    } else {
      Self.step(&responder, &originator, flags, isOriginator: false, payloadBytes)
    }
  }

  private static func step(
    _ own: inout Endpoint, _ peer: inout Endpoint, _ flags: TCPHeader.Flags, isOriginator: Bool, _ payloadBytes: UInt32
  ) {
    switch own {
    case .inactive:
      begin(&own, &peer, flags, isOriginator: isOriginator, payloadBytes)
    case .synchronizeSent, .synchronizeAcknowledgeSent:
      if flags.contains(.finish) { own = .closed }
      if flags.contains(.reset) { own = .reset }
    case .partial, .established:
      if flags.contains(.synchronize), !flags.contains(.acknowledgment), own == .partial, peer == .inactive {
        own = .synchronizeSent
      }
      if flags.contains(.finish), !flags.contains(.reset) {
        own = .closed
        // FIN and then RST from the peer, answered by a FIN: an ordinary end after all.
        if peer == .resetAfterClose { peer = .closed }
      }
      if flags.contains(.reset) { own = .reset }
    case .closed:
      // A RST once both have sent their FIN changes nothing.
      if flags.contains(.reset), peer != .closed { own = .resetAfterClose }
    case .reset, .resetAfterClose:
      break
    }
  }

  private static func begin(
    _ own: inout Endpoint, _ peer: inout Endpoint, _ flags: TCPHeader.Flags, isOriginator: Bool, _ payloadBytes: UInt32
  ) {
    if flags.contains(.synchronize) {
      if isOriginator {
        own = flags.contains(.acknowledgment) ? .synchronizeAcknowledgeSent : .synchronizeSent
      } else {
        own = .established
        if peer == .synchronizeSent { peer = .established }
      }
    }
    if flags.contains(.finish) { own = .closed }
    if flags.contains(.reset) { own = .reset }
    guard own == .inactive else { return }
    if !isOriginator, payloadBytes == 0, peer == .synchronizeSent { return }  // acknowledged before its own SYN
    own = flags.contains(.acknowledgment) && peer == .established ? .established : .partial
  }

  /// - Parameters:
  ///   - originatorFlags: all flags that the originator sent.
  ///   - carriedData: whether either side sent payload.
  func state(originatorFlags: TCPHeader.Flags, carriedData: Bool) -> ConnectionState {
    let originatorSilent = originator == .inactive || originator == .partial
    let responderSilent = responder == .inactive || responder == .partial
    let originatorReset = originator == .reset || originator == .resetAfterClose
    if responder == .reset || responder == .resetAfterClose {
      if originator == .synchronizeSent || originator == .synchronizeAcknowledgeSent { return .REJ }
      if originatorReset, !carriedData { return .REJ }
      return originatorSilent ? .RSTRH : .RSTR
    }
    if originatorReset {
      guard responderSilent else { return .RSTO }
      return originator == .reset && originatorFlags.contains(.synchronize) && !originatorAcknowledged ? .RSTOS0 : .OTH
    }
    switch (originator, responder) {
    case (.closed, .closed): return .SF
    case (.closed, _): return responderSilent ? .SH : .S2
    case (_, .closed): return originatorSilent ? .SHR : .S3
    case (.synchronizeSent, .inactive): return .S0
    case (.established, .established): return .S1
    default: return .OTH
    }
  }
}
