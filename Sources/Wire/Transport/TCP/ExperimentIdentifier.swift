extension TCPOption {
  /// What an experimental option says it is, RFC 6994 §3 (IANA "TCP/UDP Experimental Option Experiment Identifiers").
  public struct ExperimentIdentifier: Hashable, Sendable {
    /// 16 bits, or 32 where those are known to belong to a longer one.
    public let value: UInt32
    /// Bytes that it takes: 2 or 4.
    public let size: Int

    /// - Precondition: `data` holds two bytes.
    init(_ bytes: Span<UInt8>, _ data: Range<Int>) {
      let short = UInt32(bytes.uint16(at: data.lowerBound))
      if data.count >= 4, short == Self.sharedMemory &>> 16, bytes.uint32(at: data.lowerBound) == Self.sharedMemory {
        value = Self.sharedMemory
        size = 4
      } else {
        value = short
        size = 2
      }
    }

    /// `SMCR` in EBCDIC (RFC 7609 §A.1).
    static let sharedMemory: UInt32 = 0xE2D4_C3D9
    /// Fast open before it had a kind of its own (RFC 7413 §4.1.1).
    static let fastOpen: UInt32 = 0xF989

    /// Whether the data are those of a fast open option.
    public var isFastOpen: Bool { value == Self.fastOpen }

    /// Short name of the experiment; nil if it is not registered.
    public var name: String? {
      switch value {
      case 0x00AC: "ack-rate-request"
      case 0x0348: "host-id"
      case 0x0ED0: "extended-data-offset"
      case 0x454E: "eno"
      case 0xACC0, 0xACC1, 0xACCE: "accurate-ecn"
      case Self.sharedMemory: "smc-r"
      case Self.fastOpen: "tfo"
      default: nil
      }
    }
  }
}
