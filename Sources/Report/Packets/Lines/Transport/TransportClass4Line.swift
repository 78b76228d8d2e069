import Wire

extension LayerLine {
  /// `TP4, CR, class 4, credit 15, from 0x0001, length 20`; several PDUs of one packet behind one another.
  static func transportClass4(
    _ bytes: Span<UInt8>, _ context: LayerContext, _ writer: inout FieldWriter
  ) throws(DecodeError) {
    writer.say("TP4")
    writer.list("units", after: ", ")
    var reader = context.reader()
    repeat {
      let start = reader.position
      let unit = try TransportClass4PDU(bytes, &reader)
      writer.item(separator: "; ")
      writer.name("code", unit.code, unit.name, unnamed: "code ")
      if let value = unit.classAndOptions {
        writer.number("class", value >> 4, after: ", class ")
        if writer.isVerbose { writer.hexadecimal("options", value & 0xF, after: ", options ") }
      }
      writer.hexadecimal("destination_reference", unit.destinationReference, digits: 4, after: ", to ")
      if let source = unit.sourceReference {
        writer.hexadecimal("source_reference", source, digits: 4, after: ", from ")
      }
      if let number = unit.number { writer.number("number", number, after: ", nr ") }
      if unit.code == 0xF || unit.code == 1 { writer.flag("end", unit.isEnd, ", end") }
      if [0xE, 0xD, 0x6, 0x5].contains(unit.code) { writer.number("credit", unit.credit, after: ", credit ") }
      if let cause = unit.cause { writer.name("cause", cause, unit.causeName, after: ", ", unnamed: "cause ") }
      if writer.isVerbose { try parameters(bytes, unit, start, context, &writer) }
      if unit.hasData {
        if reader.remaining > 0 || !writer.isText {
          writer.number("data_length", reader.remaining, after: ", data ")
        }
        _ = reader.takeRest(bytes)
      }
      writer.endItem()
    } while !reader.isAtEnd
    writer.endList()
    writer.number("length", context.length, after: ", length ")
  }

  private static func parameters(
    _ bytes: Span<UInt8>, _ unit: TransportClass4PDU, _ start: Int, _ context: LayerContext,
    _ writer: inout FieldWriter
  ) throws(DecodeError) {
    var reader = context.reader(from: start + unit.parametersStart, to: start + unit.headerLength)
    guard !reader.isAtEnd else { return }
    writer.list("parameters", after: " {")
    while !reader.isAtEnd {
      let code = try reader.uint8(bytes)
      let length = Int(try reader.uint8(bytes))
      writer.item()
      writer.name("parameter", code, TransportClass4PDU.parameterName(code), unnamed: "parameter ")
      var value = try reader.part(length)
      if code == 0xC1 || code == 0xC2, isPrintable(bytes, value) {
        writer.text("text", bytes.extracting(try value.take(length, bytes)), after: " \"", before: "\"")
      } else {
        try writer.rest("value", bytes, &value)
      }
      writer.endItem()
    }
    writer.endList(before: "}")
  }

  private static func isPrintable(_ bytes: Span<UInt8>, _ part: PartReader) -> Bool {
    guard part.end <= bytes.count else { return false }
    for index in part.position..<part.end where bytes[index] < 0x20 || bytes[index] > 0x7E { return false }
    return part.end > part.position
  }
}
