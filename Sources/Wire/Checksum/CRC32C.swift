/// The cyclic redundancy check of Castagnoli, RFC 9260 appendix A: polynomial 0x1EDC6F41, bits reflected.
public struct CRC32C: Hashable, Sendable {
  /// The register, from all ones.
  private var register: UInt32 = 0xFFFF_FFFF

  public init() {}

  /// The sum of what was added.
  public var value: UInt32 { ~register }

  /// Adds bytes that follow the ones before.
  public mutating func add(_ bytes: Span<UInt8>) {
    let tables = Self.tables.span
    var register = register
    var index = 0
    // Eight bytes at a time, a table for the place of each ("slicing by eight").
    while index &+ 8 <= bytes.count {
      let low = register ^ bytes.uint32(at: index).byteSwapped
      let high = bytes.uint32(at: index &+ 4).byteSwapped
      register =
        tables[0x700 | Int(low & 0xFF)] ^ tables[0x600 | Int(low &>> 8 & 0xFF)]
        ^ tables[0x500 | Int(low &>> 16 & 0xFF)] ^ tables[0x400 | Int(low &>> 24)]
        ^ tables[0x300 | Int(high & 0xFF)] ^ tables[0x200 | Int(high &>> 8 & 0xFF)]
        ^ tables[0x100 | Int(high &>> 16 & 0xFF)] ^ tables[Int(high &>> 24)]
      index &+= 8
    }
    while index < bytes.count {
      register = tables[Int((register ^ UInt32(bytes[index])) & 0xFF)] ^ register &>> 8
      index &+= 1
    }
    self.register = register
  }

  /// Eight tables of 256: the n-th says what a byte does to the register after n more bytes.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var register = UInt32(byte)
      for _ in 0..<8 { register = register & 1 == 0 ? register >> 1 : register >> 1 ^ 0x82F6_3B78 }
      tables[byte] = register
    }
    for index in 256..<tables.count {
      let before = tables[index - 256]
      tables[index] = tables[Int(before & 0xFF)] ^ before >> 8
    }
    return tables
  }()
}
