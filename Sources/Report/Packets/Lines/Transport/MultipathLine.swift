import Wire

extension FieldWriter {
  /// ` capable v1 flags [H] {0x29a6c86981ad933c}`, behind `mptcp 12`.
  mutating func multipath(_ option: MultipathOption, _ bytes: Span<UInt8>) {
    name("subtype", option.subtype, MultipathOption.name(subtype: option.subtype), after: " ", unnamed: "subtype ")
    switch option {
    case .capable(let capable): self.capable(capable)
    case .join(let isBackup, let address, let token, let nonce):
      flag("backup", isBackup, " backup")
      number("address_id", address, after: " id ")
      hexadecimal("token", token, after: " token ")
      hexadecimal("nonce", nonce, after: " nonce ")
    case .joinAnswer(let isBackup, let address, let code, let nonce):
      flag("backup", isBackup, " backup")
      number("address_id", address, after: " id ")
      hexadecimal("truncated_hmac", code, after: " hmac ")
      hexadecimal("nonce", nonce, after: " nonce ")
    case .joinAcknowledgment(let code): octets("hmac", bytes.extracting(code), after: " hmac 0x")
    case .dataSequenceSignal(let signal): self.signal(signal)
    case .addAddress(let added):
      flag("echo", added.isEcho, " echo")
      number("address_id", added.addressID, after: " id ")
      address("address", added.address, after: " ")
      if let port = added.port { number("port", port, after: ":") }
      if let code = added.code { hexadecimal("truncated_hmac", code, after: " hmac ") }
    case .removeAddress(let identifiers):
      list("address_ids", after: " id")
      for index in identifiers {
        separate("")
        number("", bytes[index], after: " ")
      }
      endList()
    case .priority(let isBackup, let address):
      flag("backup", isBackup, " backup")
      if let address { number("address_id", address, after: " id ") }
    case .fail(let sequence): number("data_sequence_number", sequence, after: " seq ")
    case .fastClose(let key): hexadecimal("receiver_key", key, after: " key ")
    case .reset(let flags, let reason):
      letters("flags", flags, of: [(0x8, "U"), (0x4, "V"), (0x2, "W"), (0x1, "T")])
      name("reason", reason, MultipathOption.name(reason: reason), after: " reason ")
    case .other(_, let data): octets("data", bytes.extracting(data), after: " 0x", limit: 40)
    }
  }

  private mutating func capable(_ capable: MultipathOption.Capable) {
    number("version", capable.version, after: " v")
    letters(
      "flags", capable.flags,
      of: [
        (0x80, "A"), (0x40, "B"), (0x20, "C"), (0x10, "D"), (0x08, "E"), (0x04, "F"), (0x02, "G"), (0x01, "H"),
      ])
    guard let sender = capable.senderKey else { return }
    hexadecimal("sender_key", sender, after: " {")
    if let receiver = capable.receiverKey { hexadecimal("receiver_key", receiver, after: ",") }
    if let length = capable.dataLength { number("data_length", length, after: ",data_len=") }
    if let checksum = capable.checksum { hexadecimal("data_checksum", checksum, digits: 4, after: ",csum=") }
    say("}")
  }

  private mutating func signal(_ signal: MultipathOption.DataSequenceSignal) {
    if !isText { number("flags", signal.flags) }
    if isText, signal.isFinish { say(" fin") }
    if let acknowledgment = signal.acknowledgment {
      number("data_acknowledgment_number", acknowledgment, after: " ack ")
    }
    if let sequence = signal.dataSequence { number("data_sequence_number", sequence, after: " seq ") }
    if let subflow = signal.subflowSequence { number("subflow_sequence_number", subflow, after: " subseq ") }
    if let length = signal.dataLength { number("data_length", length, after: " len ") }
    if let checksum = signal.checksum { hexadecimal("data_checksum", checksum, digits: 4, after: " csum ") }
  }

  /// ` flags [HT]`; JSON has the number.
  private mutating func letters(_ key: StaticString, _ value: UInt8, of letters: [(bit: UInt8, letter: StaticString)]) {
    guard isText else { return number(key, value) }
    say(" flags [")
    if value == 0 { say("none") }
    for (bit, letter) in letters where value & bit != 0 { say(letter) }
    say("]")
  }
}
