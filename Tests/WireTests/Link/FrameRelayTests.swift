import Testing

@testable import Wire

@Suite("Frame Relay and its multilink form")
struct FrameRelayTests {
  @Test("Every field of an address of two bytes")
  func fields() throws {
    let header = try FrameRelayHeader(bytes("1a 4f 03 cc 45").span)
    #expect(header.addressLength == 2)
    #expect(header.connection == 100)
    #expect(header.isCommand)
    #expect(header.congestionForward && header.congestionBackward && header.discardEligible)
    #expect(header.payload == .networkLayer(0xCC))
    #expect(header.headerLength == 4)
  }

  @Test(
    "Addresses of two, three and four bytes, and each way to announce a payload",
    arguments: [
      ("18 41 03 cc 45", 2, 100, .ipv4, 4), ("18 41 03 8e 60", 2, 100, .ipv6, 4),
      ("18 41 03 00 cc 45", 2, 100, .ipv4, 5),
      ("18 40 09 03 cc 45", 3, 6402, .ipv4, 5), ("18 40 02 09 03 cc 45", 4, 819_266, .ipv4, 6),
      ("18 41 08 00 45", 2, 100, .ipv4, 4), ("18 41 86 dd 60", 2, 100, .ipv6, 4),
      ("18 41 03 00 80 00 00 00 08 06 00", 2, 100, .arp, 10), ("18 41 03 80 00 80 c2 00 07 02", 2, 100, .ethernet, 9),
      ("18 41 03 80 00 80 c2 00 01 02", 2, 100, .ethernet, 9),
      ("18 41 03 80 00 80 c2 00 0e 42", 2, 100, .spanningTree, 9),
      ("18 41 03 80 00 00 0c 20 00 01", 2, 100, .cdp, 9), ("18 41 03 80 00 80 c2 00 0b 02", 2, 100, .opaque, 9),
      ("18 41 03 cf 00 21", 2, 100, .ppp, 4), ("00 01 03 08 00", 2, 0, .opaque, 4),
      ("18 41 03 81 00", 2, 100, .opaque, 4),
      ("18 41 af 82 00", 2, 100, .opaque, 3),
    ] as [(String, Int, UInt32, Layer, Int)])
  func forms(dump: String, address: Int, connection: UInt32, layer: Layer, length: Int) throws {
    let data = bytes(dump)
    let header = try FrameRelayHeader(data.span)
    #expect(header.addressLength == address)
    #expect(header.connection == connection)
    let carried = try FrameRelayHeader.carried(data.span, at: 0, limit: .frame)
    #expect(carried?.layer == layer)
    #expect(carried?.headerLength == length)
  }

  @Test("What nobody decodes is named by its identifier")
  func announced() throws {
    let carried = try FrameRelayHeader.carried(bytes("00 01 03 08 00").span, at: 0, limit: .frame)
    #expect(carried?.announced == .networkLayerProtocol(8))
    #expect(NetworkLayerProtocol(rawValue: 8).name == "Q.933")
  }

  @Test("Every truncation of the longest header")
  func truncation() {
    let data = bytes("18 40 02 09 03 00 80 00 80 c2 00 07")
    for available in 0..<data.count {
      let needed: Int
      switch available {
      case 0...1: needed = 2
      case 2: needed = 3
      case 3: needed = 4
      case 4...5: needed = 6
      case 6: needed = 7
      default: needed = 12
      }
      let reason = DecodeError.Reason.truncated(needed: needed, available: available, limit: .frame)
      let found = error(of: Array(data.prefix(available)), decode: FrameRelayHeader.init)
      #expect(found == DecodeError(.frameRelay, at: somewhere, reason), "\(available) bytes")
    }
    #expect(error(of: data, decode: FrameRelayHeader.init) == nil)
  }

  @Test(
    "Extension bits that end the address too early or never",
    arguments: [("19 41 03 cc", 0x19), ("18 40 02 08 03 cc", 0x08)])
  func invalidAddress(dump: String, value: UInt64) {
    let found = error(of: bytes(dump), decode: FrameRelayHeader.init)
    #expect(found == DecodeError(.frameRelay, at: somewhere, .invalid(.constant, value: value)))
  }

  @Test(
    "Every field of the multilink header; only a frame that is whole is walked",
    arguments: [
      ("c1 02", true, true, 2, .frameRelay), ("82 05", true, false, 261, .opaque),
      ("5f ff", false, true, 4095, .opaque),
    ] as [(String, Bool, Bool, UInt16, Layer)])
  func multilink(dump: String, isBeginning: Bool, isEnd: Bool, sequence: UInt16, layer: Layer) throws {
    let data = bytes(dump)
    let header = try MultilinkFrameRelayHeader(data.span)
    #expect(header.isBeginning == isBeginning)
    #expect(header.isEnd == isEnd)
    #expect(!header.isControl && header.message == nil)
    #expect(header.sequence == sequence)
    #expect(try MultilinkFrameRelayHeader.carried(data.span, at: 0, limit: .frame)?.layer == layer)
    #expect(try MultilinkFrameRelayHeader.carried(data.span, at: 0, limit: .frame)?.headerLength == 2)
  }

  @Test("A control message ends the walk, and its kind must be there")
  func multilinkControl() throws {
    let data = bytes("e1 00 04")
    #expect(try MultilinkFrameRelayHeader(data.span).messageName == "Hello")
    #expect(try MultilinkFrameRelayHeader.carried(data.span, at: 0, limit: .frame) == nil)
    expectTruncation(
      of: data, layer: .multilinkFrameRelay, needed: 2, then: 3, decode: MultilinkFrameRelayHeader.init)
  }
}
