import Wire

extension LayerLine {
  /// `1.0 Mb/s, 2412 MHz 11b, -22 dBm signal`; under `-v` all fields that have a meaning.
  static func radiotap(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    let header = try RadiotapHeader(bytes, at: context.place.offset, limit: context.place.limit)
    if !writer.isText {
      writer.number("header_length", header.headerLength)
      writer.number("present", header.present)
    }
    writer.say("radiotap")
    var cursor = RadiotapFieldCursor(header)
    // With several antennas the fields come again for each: JSON has those in a list, an object a round.
    var seen: Set<RadiotapField.Kind> = []
    let depth = writer.depth
    var failure: DecodeError?
    do throws(DecodeError) {
      while let field = try cursor.next(bytes, at: context.place.offset) {
        if !writer.isText, !seen.insert(field.kind).inserted {
          if writer.depth == depth { writer.list("repeated") } else { writer.endItem() }
          writer.item()
          seen = [field.kind]
        }
        writer.radiotap(field, bytes)
      }
    } catch {
      failure = error
    }
    writer.close(to: depth)
    if writer.isVerbose, let bit = cursor.unknownBit {
      writer.number("unknown_field", bit, after: ", fields from bit ", before: " on unknown")
    }
    if let failure { throw failure }
  }
}

extension FieldWriter {
  fileprivate mutating func radiotap(_ field: RadiotapField, _ bytes: Span<UInt8>) {
    switch field.kind {
    case .flags: radiotap(RadiotapFlags(rawValue: field.byte(bytes)))
    case .rate: rate(kilobits: UInt64(field.byte(bytes)) * 500, after: ", ")
    case .channel: channel(frequency: field.number(bytes), flags: UInt32(field.number(bytes, 2)), after: ", ")
    case .signal: number("signal_dbm", field.signed(bytes), after: ", ", before: " dBm signal")
    default: if isVerbose { radiotapDetail(field, bytes) }
    }
  }

  private mutating func radiotap(_ flags: RadiotapFlags) {
    if !isText { number("flags", flags.rawValue) }
    flag("check_sequence_at_end", flags.contains(.checkSequenceAtEnd), isVerbose ? ", FCS at the end" : "")
    flag("bad_check_sequence", flags.contains(.badCheckSequence), ", bad FCS")
    flag("data_pad", flags.contains(.dataPad), isVerbose ? ", padded header" : "")
    guard isText, isVerbose else { return }
    if flags.contains(.shortPreamble) { say(", short preamble") }
    if flags.contains(.wep) { say(", decrypted or WEP") }
    if flags.contains(.shortGuard) { say(", short GI") }
  }

  private mutating func radiotapDetail(_ field: RadiotapField, _ bytes: Span<UInt8>) {
    switch field.kind {
    case .flags, .rate, .channel, .signal: break
    case .synchronizationTime: number("synchronization_time", field.long(bytes), after: ", ", before: " us tsft")
    case .hopping:
      number("hop_set", field.byte(bytes), after: ", hop set ")
      number("hop_pattern", field.byte(bytes, 1), after: " pattern ")
    case .noise: number("noise_dbm", field.signed(bytes), after: ", ", before: " dBm noise")
    case .lockQuality: number("lock_quality", field.number(bytes), after: ", lock quality ")
    case .transmitAttenuation: number("transmit_attenuation", field.number(bytes), after: ", tx attenuation ")
    case .transmitAttenuationDecibel:
      number("transmit_attenuation_decibel", field.number(bytes), after: ", tx attenuation ", before: " dB")
    case .transmitPower: number("transmit_power_dbm", field.signed(bytes), after: ", ", before: " dBm tx power")
    case .antenna: number("antenna", field.byte(bytes), after: ", antenna ")
    case .signalDecibel: number("signal_decibel", field.byte(bytes), after: ", ", before: " dB signal")
    case .noiseDecibel: number("noise_decibel", field.byte(bytes), after: ", ", before: " dB noise")
    case .receiveFlags: hexadecimal("receive_flags", field.number(bytes), after: ", rx flags ")
    case .transmitFlags: hexadecimal("transmit_flags", field.number(bytes), after: ", tx flags ")
    case .requestToSendRetries: number("request_to_send_retries", field.byte(bytes), after: ", RTS retries ")
    case .dataRetries: number("data_retries", field.byte(bytes), after: ", data retries ")
    case .extendedChannel:
      // Flags of four bytes, the frequency, the channel's number and the greatest power.
      object("extended_channel", after: ", ")
      channel(
        frequency: field.number(bytes, 4), flags: UInt32(field.number(bytes)) | UInt32(field.number(bytes, 2)) << 16)
      number("channel", field.byte(bytes, 6), after: " channel ")
      endObject()
    case .modulationAndCoding: highThroughput(field, bytes)
    case .aggregateStatus:
      number(
        "aggregate_reference", UInt32(field.number(bytes)) | UInt32(field.number(bytes, 2)) << 16, after: ", A-MPDU ")
      hexadecimal("aggregate_flags", field.number(bytes, 4), after: " flags ")
    case .veryHighThroughput: veryHighThroughput(field, bytes)
    case .timestamp:
      object("timestamp", after: ", timestamp ")
      number("time", field.long(bytes))
      number("accuracy", field.number(bytes, 8), after: " accuracy ")
      hexadecimal("unit_and_position", field.byte(bytes, 10), after: " unit ")
      endObject()
    case .highEfficiency: highEfficiency(field, bytes)
    case .highEfficiencyMultiUser: say(", HE-MU")
    case .highEfficiencyOtherUser: say(", HE-MU other user")
    case .zeroLength: name("zero_length_type", field.byte(bytes), nil, after: ", 0-length PSDU type ")
    case .legacySignal: number("legacy_length", field.number(bytes, 2) >> 4 & 0xFFF, after: ", L-SIG length ")
    }
  }

  /// radiotap.org, "MCS": which bits of the flags are known, the flags, the index.
  private mutating func highThroughput(_ field: RadiotapField, _ bytes: Span<UInt8>) {
    let (known, flags) = (field.byte(bytes), field.byte(bytes, 1))
    object("high_throughput")
    if known & 2 != 0 { number("index", field.byte(bytes, 2), after: ", MCS ") }
    if known & 1 != 0 { word("bandwidth", ["20 MHz", "40 MHz", "20L MHz", "20U MHz"][Int(flags & 3)], after: ", ") }
    if known & 4 != 0 { word("guard_interval", flags & 4 != 0 ? "short" : "long", after: ", ", before: " GI") }
    if known & 8 != 0 { word("format", flags & 8 != 0 ? "greenfield" : "mixed", after: ", ") }
    if known & 16 != 0 { word("coding", flags & 16 != 0 ? "LDPC" : "BCC", after: ", ", before: " FEC") }
    if known & 32 != 0, flags & 0x60 != 0 || !isText { number("space_time_streams", flags >> 5 & 3, after: ", STBC ") }
    endObject()
  }

  /// radiotap.org, "VHT": known, flags, bandwidth, up to four users' index and streams.
  private mutating func veryHighThroughput(_ field: RadiotapField, _ bytes: Span<UInt8>) {
    object("very_high_throughput")
    if field.number(bytes) & 0x40 != 0 {
      let bandwidth = field.byte(bytes, 3) & 0x1F
      let width = bandwidth == 0 ? "20 MHz" : bandwidth < 4 ? "40 MHz" : bandwidth < 11 ? "80 MHz" : "160 MHz"
      word("bandwidth", width, after: ", VHT ")
    }
    list("users")
    for user in 0..<4 {
      let value = field.byte(bytes, 4 + user)
      guard value & 15 != 0 else { continue }
      item(separator: "")
      number("index", value >> 4, after: ", MCS ")
      number("streams", value & 15, after: " NSS ")
      endItem()
    }
    endList()
    endObject()
  }

  /// radiotap.org, "HE": six words; the first two say which parts of the others are known.
  private mutating func highEfficiency(_ field: RadiotapField, _ bytes: Span<UInt8>) {
    let known = field.number(bytes)
    object("high_efficiency")
    word("format", ["SU", "EXT_SU", "MU", "TRIG"][Int(known & 3)], after: ", HE ")
    if known & 0x20 != 0 { number("index", field.number(bytes, 4) >> 8 & 15, after: " MCS ") }
    number("streams", field.number(bytes, 10) & 15, after: " NSTS ")
    endObject()
  }
}
