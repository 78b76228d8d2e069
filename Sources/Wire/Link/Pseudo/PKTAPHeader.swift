/// Apple's packet tap header (`LINKTYPE_PKTAP`; Darwin's net/pktap.h). Numbers are in the writing host's byte order.
///
///      0        4        8        12                       36
///     +--------+--------+--------+------------------------+
///     | length |  next  |  DLT   |     interface name     |
///     +--------+--------+--------+------------------------+
///     | flags  | family | before | behind | process |  its command, 20  |
///     +--------+--------+--------+--------+---------+-------------------+
///     | service class | type | unit | effective process | its command ...
public struct PKTAPHeader: Hashable, Sendable {
  /// Bytes of the shortest form.
  public static let size = 108
  /// Bytes until the packet.
  public let headerLength: Int
  /// 1: a packet follows.
  public let next: UInt32
  /// Link type of the packet (a `DLT_` value of Darwin).
  public let linkType: UInt32
  /// 1: received, 2: sent, and others.
  public let flags: UInt32
  /// Darwin's.
  public let family: UInt32
  /// Bytes behind the packet that belong to its link layer.
  public let trailerLength: UInt32
  /// -1 where none is known.
  public let process: Int32
  /// Where the interface's name stands, without its zeros.
  public let interfaceName: Range<Int>
  /// Where the command's name stands, without its zeros.
  public let command: Range<Int>

  /// - Throws: truncated below 108 bytes or the header's own length; invalid header length below 108 in either order.
  public init(_ bytes: Span<UInt8>, at offset: Int = 0, limit: DecodeError.Limit = .frame) throws(DecodeError) {
    guard bytes.count >= Self.size else {
      throw truncated(.pktap, at: offset, needed: Self.size, available: bytes.count, limit: limit)
    }
    // A length is small, so its high half tells the order.
    let isLittle = bytes.uint16(at: 2) == 0 && bytes.uint16(at: 0) != 0
    func number(_ place: Int) -> UInt32 {
      isLittle ? bytes.uint32(at: place).byteSwapped : bytes.uint32(at: place)
    }
    let length = number(0)
    guard length >= Self.size else { throw invalid(.pktap, at: offset, .headerLength, UInt64(length)) }
    guard length <= bytes.count else {
      throw truncated(.pktap, at: offset, needed: Int(length), available: bytes.count, limit: limit)
    }
    headerLength = Int(length)
    next = number(4)
    linkType = number(8)
    interfaceName = bytes.text(12..<36)
    flags = number(36)
    family = number(40)
    trailerLength = number(48)
    process = Int32(bitPattern: number(52))
    command = bytes.text(56..<76)
  }
}

extension PKTAPHeader {
  /// - Parameter end: byte of the frame at which its packet ends by the lengths around it.
  static func carried(
    _ bytes: Span<UInt8>, at offset: Int, limit: DecodeError.Limit, end: Int
  ) throws(DecodeError) -> Carried? {
    let header = try Self(bytes, at: offset, limit: limit)
    guard header.next == 1, let number = UInt16(exactly: header.linkType) else {
      return Carried(.opaque, announced: .layer(.pktap), headerLength: header.headerLength)
    }
    let length = end &- offset &- header.headerLength
    let trailer = Int(header.trailerLength)
    let type = LinkType(rawValue: number)
    return Carried(
      type.layer, announced: .linkType(type), headerLength: header.headerLength,
      payloadLength: trailer > 0 && trailer <= length ? length &- trailer : nil)
  }
}
