@testable import Wire

/// Decodes from a part that has all bytes of a dump, wherever the captured ones end.
func reading<Value>(
  _ layer: Layer, _ whole: Int, _ decode: @escaping (Span<UInt8>, inout PartReader) throws(DecodeError) -> Value
) -> (Span<UInt8>, Int, DecodeError.Limit) throws(DecodeError) -> Value {
  { (data, offset, limit) throws(DecodeError) in
    var reader = PartReader(layer, from: 0, to: whole, at: offset, limit: limit)
    return try decode(data, &reader)
  }
}
