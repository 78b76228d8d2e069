/// Type of a DNS record or question (IANA "Resource Record (RR) TYPEs").
public struct DNSRecordType: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  public static let address = DNSRecordType(rawValue: 1)
  public static let nameServer = DNSRecordType(rawValue: 2)
  public static let canonicalName = DNSRecordType(rawValue: 5)
  public static let startOfAuthority = DNSRecordType(rawValue: 6)
  public static let pointer = DNSRecordType(rawValue: 12)
  public static let hostInformation = DNSRecordType(rawValue: 13)
  public static let mailExchange = DNSRecordType(rawValue: 15)
  public static let text = DNSRecordType(rawValue: 16)
  public static let address6 = DNSRecordType(rawValue: 28)
  public static let service = DNSRecordType(rawValue: 33)
  /// DNAME: an alias for everything below a name (RFC 6672).
  public static let delegationName = DNSRecordType(rawValue: 39)
  /// OPT: not a record but EDNS (RFC 6891).
  public static let options = DNSRecordType(rawValue: 41)
  /// SVCB (RFC 9460).
  public static let serviceBinding = DNSRecordType(rawValue: 64)
  public static let https = DNSRecordType(rawValue: 65)
  public static let any = DNSRecordType(rawValue: 255)
  public static let uri = DNSRecordType(rawValue: 256)
  public static let certificationAuthority = DNSRecordType(rawValue: 257)

  /// IANA's mnemonic; nil for a number without one.
  public var name: String? {
    let low = Self.low
    if Int(rawValue) < low.count {
      let name = low[Int(rawValue)]
      return name.isEmpty ? nil : name
    }
    return switch rawValue {
    case 99: "SPF"
    case 100: "UINFO"
    case 101: "UID"
    case 102: "GID"
    case 103: "UNSPEC"
    case 104: "NID"
    case 105: "L32"
    case 106: "L64"
    case 107: "LP"
    case 108: "EUI48"
    case 109: "EUI64"
    case 128: "NXNAME"
    case 249: "TKEY"
    case 250: "TSIG"
    case 251: "IXFR"
    case 252: "AXFR"
    case 253: "MAILB"
    case 254: "MAILA"
    // IANA writes "*"; ANY is what everyone says (RFC 8482 §1).
    case 255: "ANY"
    case 256: "URI"
    case 257: "CAA"
    case 258: "AVC"
    case 259: "DOA"
    case 260: "AMTRELAY"
    case 261: "RESINFO"
    case 32768: "TA"
    case 32769: "DLV"
    default: nil
    }
  }

  /// By number, from 0.
  private static let low = [
    "", "A", "NS", "MD", "MF", "CNAME", "SOA", "MB", "MG", "MR", "NULL", "WKS", "PTR", "HINFO", "MINFO", "MX", "TXT",
    "RP", "AFSDB", "X25", "ISDN", "RT", "NSAP", "NSAP-PTR", "SIG", "KEY", "PX", "GPOS", "AAAA", "LOC", "NXT", "EID",
    "NIMLOC", "SRV", "ATMA", "NAPTR", "KX", "CERT", "A6", "DNAME", "SINK", "OPT", "APL", "DS", "SSHFP", "IPSECKEY",
    "RRSIG", "NSEC", "DNSKEY", "DHCID", "NSEC3", "NSEC3PARAM", "TLSA", "SMIMEA", "", "HIP", "NINFO", "RKEY", "TALINK",
    "CDS", "CDNSKEY", "OPENPGPKEY", "CSYNC", "ZONEMD", "SVCB", "HTTPS", "DSYNC",
  ]
}

/// Numbers of a DNS header in words.
public enum DNSWords {
  /// IANA "DNS OpCodes"; nil for a number without a name.
  public static func operation(_ code: UInt8) -> String? {
    switch code {
    case 0: "query"
    case 1: "inverse query"
    case 2: "status"
    case 4: "notify"
    case 5: "update"
    case 6: "stateful operations"
    default: nil
    }
  }

  /// IANA "DNS RCODEs", in the case of the registry; nil for a number without a name.
  ///
  /// - Parameter code: twelve bits where an OPT record has the upper eight.
  public static func response(_ code: UInt16) -> String? {
    switch code {
    case 0: "NoError"
    case 1: "FormErr"
    case 2: "ServFail"
    case 3: "NXDomain"
    case 4: "NotImp"
    case 5: "Refused"
    case 6: "YXDomain"
    case 7: "YXRRSet"
    case 8: "NXRRSet"
    case 9: "NotAuth"
    case 10: "NotZone"
    case 11: "DSOTYPENI"
    // A TSIG record has BADSIG under the same number (RFC 8945 §3).
    case 16: "BADVERS"
    case 17: "BADKEY"
    case 18: "BADTIME"
    case 19: "BADMODE"
    case 20: "BADNAME"
    case 21: "BADALG"
    case 22: "BADTRUNC"
    case 23: "BADCOOKIE"
    default: nil
    }
  }

  /// IANA "DNS CLASSes"; nil for a number without a name.
  public static func className(_ number: UInt16) -> String? {
    switch number {
    case 1: "IN"
    case 3: "CH"
    case 4: "HS"
    case 254: "NONE"
    case 255: "ANY"
    default: nil
    }
  }
}
