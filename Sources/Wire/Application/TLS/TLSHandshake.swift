/// Kinds of handshake messages and alerts in words.
public enum TLSWords {
  /// IANA "TLS HandshakeType", in the words of RFC 8446 §4 without underscores; nil for a number without a name.
  public static func handshake(_ type: UInt8) -> String? {
    switch type {
    case 0: "Hello Request"
    case 1: "Client Hello"
    case 2: "Server Hello"
    case 3: "Hello Verify Request"
    case 4: "New Session Ticket"
    case 5: "End Of Early Data"
    case 6: "Hello Retry Request"
    case 8: "Encrypted Extensions"
    case 9: "Request Connection ID"
    case 10: "New Connection ID"
    case 11: "Certificate"
    case 12: "Server Key Exchange"
    case 13: "Certificate Request"
    case 14: "Server Hello Done"
    case 15: "Certificate Verify"
    case 16: "Client Key Exchange"
    case 20: "Finished"
    case 21: "Certificate URL"
    case 22: "Certificate Status"
    case 23: "Supplemental Data"
    case 24: "Key Update"
    case 25: "Compressed Certificate"
    case 67: "Next Protocol"
    default: nil
    }
  }

  /// IANA "TLS Alerts", in the words of RFC 8446 §6; nil for a number without a name.
  public static func alert(_ description: UInt8) -> String? {
    switch description {
    case 0: "close notify"
    case 10: "unexpected message"
    case 20: "bad record mac"
    case 21: "decryption failed"
    case 22: "record overflow"
    case 30: "decompression failure"
    case 40: "handshake failure"
    case 41: "no certificate"
    case 42: "bad certificate"
    case 43: "unsupported certificate"
    case 44: "certificate revoked"
    case 45: "certificate expired"
    case 46: "certificate unknown"
    case 47: "illegal parameter"
    case 48: "unknown ca"
    case 49: "access denied"
    case 50: "decode error"
    case 51: "decrypt error"
    case 60: "export restriction"
    case 70: "protocol version"
    case 71: "insufficient security"
    case 80: "internal error"
    case 86: "inappropriate fallback"
    case 90: "user canceled"
    case 100: "no renegotiation"
    case 109: "missing extension"
    case 110: "unsupported extension"
    case 111: "certificate unobtainable"
    case 112: "unrecognized name"
    case 113: "bad certificate status response"
    case 114: "bad certificate hash value"
    case 115: "unknown psk identity"
    case 116: "certificate required"
    case 120: "no application protocol"
    case 121: "ech required"
    default: nil
    }
  }
}

/// Finds the hello in records, over as many of them as it takes.
public enum TLSHandshake {
  /// Bytes before a handshake message's body (RFC 8446 §4).
  static let headerSize = 4
  /// Bytes before a fragment of one in DTLS (RFC 6347 §4.2.2).
  static let datagramHeaderSize = 12
  /// Most bytes of a hello that are believed; those with post-quantum keys have about 2,000.
  static let longest = 1 << 17

  /// The hello that the records begin with.
  ///
  /// - Parameter bytes: from a record's first byte; one packet's or several segments'.
  /// - Returns: foreign where the first record is none of a handshake, or the message no hello.
  public static func parse(_ bytes: Span<UInt8>) -> Parsed<TLSHello> {
    var records = TLSRecordCursor(bytes)
    var message: [UInt8] = []
    do throws(ApplicationFault) {
      while let record = try records.next(bytes) {
        guard record.type == .handshake, record.length > 0 else { return .foreign }
        let fragment = bytes.extracting(record.fragment)
        if message.isEmpty {
          // In nearly all cases one record holds the whole hello, and nothing is copied.
          let parsed = TLSHello.parse(fragment)
          guard case .incomplete = parsed, record.isWhole else { return parsed }
        }
        // Linear: each byte is copied once, and the hello is read once at the end.
        for place in fragment.indices where message.count < longest { message.append(fragment[place]) }
        guard record.isWhole else { break }
        if let length = TLSHello.length(message.span), message.count >= length { break }
      }
    } catch {
      if case .invalid = error { return .foreign }
    }
    return message.isEmpty ? .incomplete(nil) : TLSHello.parse(message.span)
  }

  /// The hello that a datagram of DTLS begins with; later fragments of it are not looked for.
  public static func parseDatagram(_ bytes: Span<UInt8>) -> Parsed<TLSHello> {
    var records = TLSRecordCursor(bytes, isDatagram: true)
    do throws(ApplicationFault) {
      guard let record = try records.next(bytes) else { return .incomplete(nil) }
      guard record.type == .handshake, record.epoch == 0 else { return .foreign }
      let fragment = bytes.extracting(record.fragment)
      guard fragment.count >= datagramHeaderSize else {
        return record.isWhole ? .foreign : .incomplete(nil)
      }
      var reader = ByteReader(fragment, from: 1)
      let length = try reader.uint24(fragment)
      _ = try reader.uint16(fragment)
      let offset = try reader.uint24(fragment)
      let size = try reader.uint24(fragment)
      guard length <= longest, offset &+ size <= length, size &+ datagramHeaderSize <= record.length else {
        return .foreign
      }
      guard offset == 0 else { return .incomplete(nil) }
      let there = min(size, reader.remaining)
      let body = fragment.extracting(droppingFirst: datagramHeaderSize).extracting(first: there)
      return TLSHello.parse(body: body, type: fragment[0], length: length, isDatagram: true)
    } catch {
      if case .invalid = error { return .foreign }
      return .incomplete(nil)
    }
  }
}
