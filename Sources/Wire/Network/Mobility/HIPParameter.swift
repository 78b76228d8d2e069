/// Parameters of the Host Identity Protocol (IANA "HIP Parameter Types").
public enum HIPParameter {
  /// Whether a host must understand it: the lowest bit of the type (RFC 7401 §5.2.1).
  public static func isCritical(_ type: UInt16) -> Bool { type & 1 == 1 }

  /// - Returns: what a parameter is called; nil where the number is not assigned.
  public static func name(ofType number: UInt16) -> String? {
    number < 2_000 ? early(number) : late(number)
  }

  private static func early(_ number: UInt16) -> String? {
    switch number {
    case 65: "ESP_INFO"
    case 128, 129: "R1_COUNTER"
    case 193: "LOCATOR_SET"
    case 257: "PUZZLE"
    case 321: "SOLUTION"
    case 385: "SEQ"
    case 449: "ACK"
    case 511: "DH_GROUP_LIST"
    case 513: "DIFFIE_HELLMAN"
    case 577: "HIP_TRANSFORM"
    case 579: "HIP_CIPHER"
    case 608: "NAT_TRAVERSAL_MODE"
    case 610: "TRANSACTION_PACING"
    case 641: "ENCRYPTED"
    case 705: "HOST_ID"
    case 715: "HIT_SUITE_LIST"
    case 768: "CERT"
    case 832: "NOTIFICATION"
    case 897: "ECHO_REQUEST_SIGNED"
    case 930: "REG_INFO"
    case 932: "REG_REQUEST"
    case 934: "REG_RESPONSE"
    case 936: "REG_FAILED"
    case 950: "REG_FROM"
    case 961: "ECHO_RESPONSE_SIGNED"
    default: nil
    }
  }

  private static func late(_ number: UInt16) -> String? {
    switch number {
    case 2_049: "TRANSPORT_FORMAT_LIST"
    case 4_095: "ESP_TRANSFORM"
    case 4_481: "SEQ_DATA"
    case 4_545: "ACK_DATA"
    case 4_577: "PAYLOAD_MIC"
    case 4_580: "TRANSACTION_ID"
    case 4_592: "OVERLAY_ID"
    case 4_601: "ROUTE_DST"
    case 7_680: "HIP_TRANSPORT_MODE"
    case 61_505: "HIP_MAC"
    case 61_569: "HIP_MAC_2"
    case 61_633: "HIP_SIGNATURE_2"
    case 61_697: "HIP_SIGNATURE"
    case 63_425: "ECHO_RESPONSE_UNSIGNED"
    case 63_661: "ECHO_REQUEST_UNSIGNED"
    case 63_998: "RELAY_FROM"
    case 64_002: "RELAY_TO"
    case 64_011: "OVERLAY_TTL"
    case 64_017: "ROUTE_VIA"
    case 65_498: "FROM"
    case 65_500: "RVS_HMAC"
    case 65_502: "VIA_RVS"
    case 65_520: "RELAY_HMAC"
    default: nil
    }
  }
}
