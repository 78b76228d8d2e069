import Testing

@Suite("Hexdump of the tests")
struct HexdumpTests {
  @Test("Comments and blanks are no bytes")
  func commentsAndBlanks() {
    let dump = """
      45 00  ; version and DSCP 12
      003c   // total length ff
      """
    #expect(bytes(dump) == [0x45, 0x00, 0x00, 0x3C])
    #expect(bytes("") == [])
    #expect(bytes("; only 00") == [])
  }
}
