/// A domain name in a DNS message: where it begins. It has been followed to its end and found sound.
///
/// RFC 1035 §3.1: labels of 1 to 63 bytes behind their length, then a zero; §4.1.4: a length byte whose two highest
/// bits are set is the first of two that point to the rest of the name, earlier in the message.
public struct DNSName: Hashable, Sendable {
  /// Most bytes of a name on the wire, its lengths and the final zero included (RFC 1035 §2.3.4).
  static let longest = 255
  /// Most pointers that are followed for one name: no name of 255 bytes has more labels.
  static let mostPointers = 127

  /// Byte of the message at which the name begins.
  public let offset: Int

  /// - Parameter reader: stands at the name; afterwards behind it (behind its first pointer, if it has one).
  /// - Throws: truncated where the bytes end within; invalid a length byte from 0x40 to 0xBF, a pointer that does not
  ///   lead back before what has been read, and a name above 255 bytes.
  init(_ bytes: Span<UInt8>, _ reader: inout ByteReader) throws(ApplicationFault) {
    offset = reader.position
    // Pointers lead to ever earlier bytes, so that no chain of them can close.
    var earliest = offset
    var length = 0
    var pointers = 0
    var place = offset
    var isAway = false
    while true {
      let first: UInt8
      if isAway {
        guard place < bytes.count else { throw .truncated(needed: place &+ 1) }
        first = bytes[place]
      } else {
        first = try reader.uint8(bytes)
      }
      switch first {
      case 0:
        return
      case 1...63:
        let size = Int(first)
        length &+= size &+ 1
        guard length < Self.longest else { throw .invalid(at: offset, value: UInt64(length &+ 1)) }
        if isAway {
          guard place &+ 1 &+ size <= bytes.count else { throw .truncated(needed: place &+ 1 &+ size) }
        } else {
          _ = try reader.take(size)
        }
        place &+= 1 &+ size
      case 0xC0...:
        let low: UInt8
        if isAway {
          guard place &+ 1 < bytes.count else { throw .truncated(needed: place &+ 2) }
          low = bytes[place &+ 1]
        } else {
          low = try reader.uint8(bytes)
        }
        let target = Int(first & 0x3F) &<< 8 | Int(low)
        pointers &+= 1
        guard target >= DNSHeader.size, target < earliest, pointers <= Self.mostPointers else {
          throw .invalid(at: place, value: UInt64(target))
        }
        earliest = target
        place = target
        isAway = true
      default:
        throw .invalid(at: place, value: UInt64(first))
      }
    }
  }

  /// Its labels, from the left; none for the root.
  public var labels: DNSLabelCursor { DNSLabelCursor(offset) }
}

/// Reads the labels of a sound name one after the other.
public struct DNSLabelCursor: Hashable, Sendable {
  private var place: Int
  private var pointers = 0

  init(_ offset: Int) { place = offset }

  /// - Parameter bytes: the message that the name was read from.
  /// - Returns: the bytes of the next label, or nil behind the last.
  public mutating func next(_ bytes: Span<UInt8>) -> Range<Int>? {
    while place < bytes.count {
      let first = bytes[place]
      switch first {
      case 1...63:
        let start = place &+ 1
        let end = start &+ Int(first)
        guard end <= bytes.count else { return nil }
        place = end
        return start..<end
      case 0xC0...:
        guard place &+ 1 < bytes.count, pointers < DNSName.mostPointers else { return nil }
        pointers &+= 1
        place = Int(first & 0x3F) &<< 8 | Int(bytes[place &+ 1])
      default:
        return nil
      }
    }
    return nil
  }
}
