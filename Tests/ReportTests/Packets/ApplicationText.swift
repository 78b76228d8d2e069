import Foundation
import Testing
import Wire

@testable import Report

/// What is appended to a packet's line for its payload.
///
/// - Parameter length: bytes that the payload had on the wire; nil: as many as are given.
func applicationLine(
  _ payload: [UInt8], _ transport: IPProtocol, from source: UInt16 = 50_000, to destination: UInt16,
  isVerbose: Bool = false, length: Int? = nil
) -> String {
  var writer = FieldWriter(.text, isVerbose: isVerbose)
  ApplicationLine.write(
    payload.span,
    ApplicationContext(
      number: transport, sourcePort: source, destinationPort: destination, offset: 100,
      length: length ?? payload.count), to: &writer)
  return text(of: writer)
}

/// The layer that is appended to a packet's record for its payload; nil where none is.
func applicationRecord(
  _ payload: [UInt8], _ transport: IPProtocol, from source: UInt16 = 50_000, to destination: UInt16,
  length: Int? = nil
) -> [String: Any]? {
  var writer = FieldWriter(.json, isVerbose: false)
  writer.beginRecord("packet")
  writer.list("layers")
  ApplicationLine.write(
    payload.span,
    ApplicationContext(
      number: transport, sourcePort: source, destinationPort: destination, offset: 100,
      length: length ?? payload.count), to: &writer)
  writer.close(to: 0)
  guard let record = try? JSONSerialization.jsonObject(with: Data(text(of: writer).utf8)) as? [String: Any] else {
    Issue.record("no JSON: \(text(of: writer))")
    return nil
  }
  return (record["layers"] as? [[String: Any]])?.first
}

private func text(of writer: borrowing FieldWriter) -> String {
  var bytes: [UInt8] = []
  writer.bytes.lend { bytes.append(contentsOf: $0) }
  return String(decoding: bytes, as: UTF8.self)
}
