extension WirelessHeader {
  /// The frame's name by type and subtype (IEEE Std 802.11-2020 table 9-1); nil where it is reserved.
  public var name: String? {
    switch kind {
    case .management: Self.managementName(subtype)
    case .control: Self.controlName(subtype)
    case .data: Self.dataName(subtype)
    case .extended: subtype == 0 ? "DMG Beacon" : subtype == 1 ? "S1G Beacon" : nil
    }
  }

  private static func managementName(_ subtype: UInt8) -> String? {
    switch subtype {
    case 0: "Assoc Request"
    case 1: "Assoc Response"
    case 2: "ReAssoc Request"
    case 3: "ReAssoc Response"
    case 4: "Probe Request"
    case 5: "Probe Response"
    case 6: "Timing Advertisement"
    case 8: "Beacon"
    case 9: "ATIM"
    case 10: "Disassociation"
    case 11: "Authentication"
    case 12: "DeAuthentication"
    case 13: "Action"
    case 14: "Action No Ack"
    default: nil
    }
  }

  private static func controlName(_ subtype: UInt8) -> String? {
    switch subtype {
    case 2: "Trigger"
    case 3: "TACK"
    case 4: "Beamforming Report Poll"
    case 5: "NDP Announcement"
    case 6: "Control Frame Extension"
    case 7: "Control Wrapper"
    case 8: "Block Ack Request"
    case 9: "Block Ack"
    case 10: "PS-Poll"
    case 11: "RTS"
    case 12: "CTS"
    case 13: "Acknowledgment"
    case 14: "CF-End"
    case 15: "CF-End+CF-Ack"
    default: nil
    }
  }

  private static func dataName(_ subtype: UInt8) -> String? {
    switch subtype {
    case 0: "Data"
    case 1: "Data+CF-Ack"
    case 2: "Data+CF-Poll"
    case 3: "Data+CF-Ack+CF-Poll"
    case 4: "Null"
    case 5: "CF-Ack"
    case 6: "CF-Poll"
    case 7: "CF-Ack+CF-Poll"
    case 8: "QoS Data"
    case 9: "QoS Data+CF-Ack"
    case 10: "QoS Data+CF-Poll"
    case 11: "QoS Data+CF-Ack+CF-Poll"
    case 12: "QoS Null"
    case 14: "QoS CF-Poll"
    case 15: "QoS CF-Ack+CF-Poll"
    default: nil
    }
  }
}
