extension TCPOption {
  /// The short name of a kind: tcpdump's where it has one; nil for kinds that IANA has not assigned.
  public static func name(_ kind: UInt8) -> String? {
    switch kind {
    case 0: "eol"
    case 1: "nop"
    case 2: "mss"
    case 3: "wscale"
    case 4: "sackOK"
    case 5: "sack"
    case 6: "echo"
    case 7: "echoreply"
    case 8: "TS"
    case 9: "poc-permitted"
    case 10: "poc-profile"
    case 11: "cc"
    case 12: "ccnew"
    case 13: "ccecho"
    case 14: "altsum"
    case 15: "altsum-data"
    case 16: "skeeter"
    case 17: "bubba"
    case 18: "trailer-checksum"
    case 19: "md5"
    case 20: "scps"
    case 21: "snack"
    case 22: "record-boundaries"
    case 23: "corruption-experienced"
    case 24: "snap"
    case 26: "compression-filter"
    case 27: "quick-start"
    case 28: "uto"
    case 29: "tcp-ao"
    case 30: "mptcp"
    case 34: "tfo"
    case 69: "eno"
    case 172, 174: "accecn"
    case 253, 254: "exp"
    default: nil
    }
  }
}
