import Testing

@testable import Wire

@Suite("SCTP header, chunks and parameters")
struct SCTPTests {
  /// A packet of `chunks` behind the common header.
  static func packet(_ chunks: String) -> [UInt8] {
    bytes(
      """
      0b 80 1f 90  ; ports 2944 and 8080
      01 02 03 04  ; verification tag
      a1 a2 a3 a4  ; checksum
      """) + bytes(chunks)
  }

  @Test("Every field of the common header, and every truncation")
  func header() throws {
    let packet = Self.packet("")
    let header = try SCTPHeader(packet.span)
    #expect(header.sourcePort == 2_944)
    #expect(header.destinationPort == 8_080)
    #expect(header.verificationTag == 0x0102_0304)
    #expect(header.checksum == 0xA1A2_A3A4)
    expectTruncation(of: packet, layer: .sctp, needed: 12, decode: SCTPHeader.init)
  }

  /// What the cursor hands out until it ends or throws.
  static func read(_ packet: [UInt8], length: Int? = nil) -> (chunks: [SCTPChunk], error: DecodeError?) {
    var cursor = SCTPChunkCursor(length: length ?? packet.count)
    var chunks: [SCTPChunk] = []
    do throws(DecodeError) {
      while let chunk = try cursor.next(packet.span, at: somewhere, limit: .snapshot) { chunks.append(chunk) }
    } catch {
      return (chunks, error)
    }
    return (chunks, nil)
  }

  static let chunks = packet("0b 00 0004  84 01 0006 aabb 0000  0e 01 0005 cc")

  @Test("Chunks are padded to four bytes; the last one's padding may be missing")
  func chunks() {
    let expected = [
      SCTPChunk(type: .cookieAcknowledgment, flags: 0, length: 4, value: 16..<16),
      SCTPChunk(type: .padding, flags: 1, length: 6, value: 20..<22),
      SCTPChunk(type: .shutdownComplete, flags: 1, length: 5, value: 28..<29),
    ]
    #expect(Self.read(Self.chunks).chunks == expected)
    #expect(Self.read(Self.chunks).error == nil)
    #expect(Self.read(Self.chunks + [0, 0, 0]).chunks == expected)
    #expect(!expected[1].isCut)
  }

  @Test("A packet cut by the capture gives what is there of the chunk, and then says what is missing")
  func truncation() {
    for available in 12..<Self.chunks.count {
      let read = Self.read(Array(Self.chunks.prefix(available)), length: Self.chunks.count)
      // Chunks begin at 12, 16 and 24; their first four bytes must be there.
      let whole = [12, 16, 24].filter { $0 + 4 <= available }
      #expect(read.chunks.count == whole.count, "\(available) bytes")
      #expect(read.chunks.last?.isCut ?? false == (available < [16, 22, 29][max(whole.count - 1, 0)]) || whole.isEmpty)
      let next = [12, 16, 24, 29][whole.count]
      let reason = DecodeError.Reason.truncated(needed: next + 4, available: available, limit: .snapshot)
      #expect(read.error == (whole.count == 3 ? nil : DecodeError(.sctp, at: somewhere, reason)), "\(available) bytes")
    }
  }

  @Test("Lengths below four or beyond the packet are invalid", arguments: [0, 1, 2, 3, 9, 255])
  func invalidLength(length: UInt8) {
    let read = Self.read(Self.packet("0b 00 0004  84 00 00") + [length] + [1, 2, 3, 4])
    #expect(read.chunks.count == 1)
    #expect(read.error == DecodeError(.sctp, at: somewhere, .invalid(.length, value: UInt64(length))))
  }

  @Test("One to three bytes behind the last chunk's padding are no chunk", arguments: 1...3)
  func remainder(count: Int) {
    let packet = Self.packet("0b 00 0004") + [UInt8](repeating: 0, count: count)
    let reason = DecodeError.Reason.truncated(needed: 20, available: 16 + count, limit: .lengthField)
    #expect(Self.read(packet).error == DecodeError(.sctp, at: somewhere, reason))
  }

  static func first(_ chunk: String) throws -> (chunk: SCTPChunk, packet: [UInt8]) {
    let packet = Self.packet(chunk)
    return (try #require(Self.read(packet).chunks.first), packet)
  }

  @Test("DATA and I-DATA")
  func data() throws {
    let (chunk, packet) = try Self.first("00 03 0012  00000064 0005 0007 00000003 6869")
    let body = try SCTPDataBody(chunk, packet.span)
    #expect(body.sequence == 100)
    #expect(body.stream == 5)
    #expect(body.messageNumber == 7)
    #expect(body.payloadProtocol == 3)
    #expect(body.fragment == nil)
    #expect(body.start == 28)
    for (flags, isFirst) in [("02", true), ("01", false)] {
      let (chunk, packet) = try Self.first("40 \(flags) 0016  00000064 0005 ffff 00010007 00000003 6869")
      let body = try SCTPDataBody(chunk, packet.span)
      #expect(body.sequence == 100)
      #expect(body.stream == 5)
      #expect(body.messageNumber == 0x1_0007)
      #expect(body.payloadProtocol == (isFirst ? 3 : nil))
      #expect(body.fragment == (isFirst ? nil : 3))
      #expect(body.start == 32)
    }
  }

  @Test("INIT and SACK")
  func initiation() throws {
    let (chunk, packet) = try Self.first("01 00 0014  00000064 0000ffff 0005 0007 00000003")
    let body = try SCTPInitiationBody(chunk, packet.span)
    #expect(body.initiateTag == 100)
    #expect(body.receiverWindow == 65_535)
    #expect(body.outboundStreams == 5)
    #expect(body.inboundStreams == 7)
    #expect(body.initialSequence == 3)
    #expect(body.start == 32)

    let (sack, sackPacket) = try Self.first("03 00 0018  00000064 0000ffff 0001 0001 0002 0003 00000060")
    let acknowledgment = try SCTPAcknowledgmentBody(sack, sackPacket.span)
    #expect(acknowledgment.cumulative == 100)
    #expect(acknowledgment.receiverWindow == 65_535)
    #expect(acknowledgment.gaps == 1)
    #expect(acknowledgment.nonRenegableGaps == 0)
    #expect(acknowledgment.duplicates == 1)
    #expect(acknowledgment.start == 28)

    let (other, otherPacket) = try Self.first("10 00 0018  00000064 0000ffff 0000 0001 0000 0000 0002 0003")
    let nonRenegable = try SCTPAcknowledgmentBody(other, otherPacket.span)
    #expect(nonRenegable.gaps == 0)
    #expect(nonRenegable.nonRenegableGaps == 1)
    #expect(nonRenegable.duplicates == 0)
    #expect(nonRenegable.start == 32)
  }

  @Test("More blocks than a SACK has room for are invalid")
  func blocks() throws {
    let (chunk, packet) = try Self.first("03 00 0014  00000064 0000ffff 0001 0001 0002 0003")
    #expect(throws: DecodeError(.sctp, at: somewhere, .invalid(.count, value: 2))) {
      _ = try SCTPAcknowledgmentBody(chunk, packet.span, at: somewhere)
    }
  }

  @Test("A body that its chunk's length, or the capture, cuts at any byte")
  func cutBodies() throws {
    for (type, needed) in [(0, 12), (64, 16), (1, 16), (2, 16), (3, 12), (16, 16)] as [(UInt8, Int)] {
      for count in 0...needed {
        for isCut in [false, true] {
          let chunk = SCTPChunk(
            type: SCTPChunkType(rawValue: type), flags: 3, length: 4 + (isCut ? needed : count), value: 16..<16 + count)
          let packet = [UInt8](repeating: 0, count: 16 + count)
          var thrown: DecodeError?
          do throws(DecodeError) {
            switch type {
            case 0, 64: _ = try SCTPDataBody(chunk, packet.span, at: somewhere, limit: .frame)
            case 1, 2: _ = try SCTPInitiationBody(chunk, packet.span, at: somewhere, limit: .frame)
            default: _ = try SCTPAcknowledgmentBody(chunk, packet.span, at: somewhere, limit: .frame)
            }
          } catch { thrown = error }
          let reason = DecodeError.Reason.truncated(
            needed: 16 + needed, available: 16 + count, limit: isCut ? .frame : .lengthField)
          #expect(
            thrown == (count < needed ? DecodeError(.sctp, at: somewhere, reason) : nil), "type \(type), \(count)")
        }
      }
    }
  }

  /// What the parameter cursor hands out until it ends or throws.
  static func parameters(_ data: [UInt8], isCut: Bool = false) -> (parameters: [SCTPParameter], error: DecodeError?) {
    var cursor = SCTPParameterCursor(0..<data.count, isCut: isCut)
    var parameters: [SCTPParameter] = []
    do throws(DecodeError) {
      while let parameter = try cursor.next(data.span, at: somewhere, limit: .frame) { parameters.append(parameter) }
    } catch {
      return (parameters, error)
    }
    return (parameters, nil)
  }

  @Test("Parameters, cut at any byte by the chunk's length or the capture")
  func parameters() {
    let data = bytes("c000 0004  000c 0006 0005 0000  8008 0005 c0")
    let expected = [
      SCTPParameter(type: 0xC000, value: 4..<4), SCTPParameter(type: 12, value: 8..<10),
      SCTPParameter(type: 0x8008, value: 16..<17),
    ]
    #expect(Self.parameters(data).parameters == expected)
    let ends = [(0, 4), (4, 10), (12, 17)]
    for available in 0..<data.count {
      let whole = ends.filter { $0.1 <= available }.count
      let start = ends[whole].0
      for isCut in [false, true] {
        let read = Self.parameters(Array(data.prefix(available)), isCut: isCut)
        #expect(read.parameters == Array(expected.prefix(whole)))
        let limit = isCut ? DecodeError.Limit.frame : .lengthField
        let reason: DecodeError.Reason? =
          if available <= start {
            nil
          } else if available < start + 4 {
            .truncated(needed: start + 4, available: available, limit: limit)
          } else if isCut {
            .truncated(needed: ends[whole].1, available: available, limit: limit)
          } else {
            .invalid(.length, value: UInt64(ends[whole].1 - start))
          }
        #expect(read.error?.reason == reason, "\(available) bytes")
      }
    }
    for length: UInt8 in 0...3 {
      #expect(Self.parameters([0, 5, 0, length]).error?.reason == .invalid(.length, value: UInt64(length)))
    }
  }

  @Test("Names: assigned numbers have one, others none")
  func names() {
    let types: [UInt8] = Array(0...16) + [64, 128, 129, 130, 132, 192, 193, 194]
    for type in UInt8.min...UInt8.max { #expect((SCTPChunkType(rawValue: type).name != nil) == types.contains(type)) }
    #expect(SCTPName.payloadProtocol(0) == nil)
    #expect(SCTPName.payloadProtocol(3) == "M3UA")
    #expect(SCTPName.payloadProtocol(18) == "S1AP")
    #expect(SCTPName.payloadProtocol(26) == nil)
    #expect(SCTPName.payloadProtocol(46) == "Diameter")
    #expect(SCTPName.payloadProtocol(50) == "WebRTC DCEP")
    #expect(SCTPName.payloadProtocol(60) == "NGAP")
    #expect(SCTPName.payloadProtocol(73) == "W1AP")
    #expect(SCTPName.payloadProtocol(74) == nil)
    #expect(SCTPName.payloadProtocol(.max) == nil)
  }
}
