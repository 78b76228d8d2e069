/// What a parser makes of bytes that were collected, from one packet or from several segments joined.
public enum Parsed<Message: Hashable & Sendable>: Hashable, Sendable {
  /// They break a rule of the protocol: they are something else, or damaged.
  case foreign
  /// Nothing contradicts, but they end too early; the message holds what is there, nil where not even its first
  /// fields are. More bytes may complete it.
  case incomplete(Message?)
  /// The whole message is there; more bytes may follow it.
  case complete(Message)

  /// What was read, whole or not.
  public var message: Message? {
    switch self {
    case .foreign: nil
    case .incomplete(let message): message
    case .complete(let message): message
    }
  }

  /// Whether the whole message was there.
  public var isComplete: Bool {
    if case .complete = self { true } else { false }
  }

  /// Whether the bytes break a rule of the protocol.
  public var isForeign: Bool {
    if case .foreign = self { true } else { false }
  }
}

/// Why collected bytes cannot be read on. Positions count from the first of them.
public enum ApplicationFault: Error, Hashable, Sendable {
  /// The bytes end at or before the one at `needed - 1`.
  case truncated(needed: Int)
  /// The field that begins at `at` holds a value that its standard does not allow.
  case invalid(at: Int, value: UInt64)
}
