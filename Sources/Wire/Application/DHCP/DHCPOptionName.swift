/// Names of DHCP's options, IANA "BOOTP Vendor Extensions and DHCP Options", in words that fit a line.
enum DHCPOptionName {
  static func name(_ code: UInt8) -> String? {
    if Int(code) < low.count { return low[Int(code)] }
    return switch code {
    case 77: "User-Class"
    case 78: "SLP-Directory-Agent"
    case 79: "SLP-Service-Scope"
    case 80: "Rapid-Commit"
    case 81: "Client-FQDN"
    case 82: "Relay-Agent"
    case 83: "iSNS"
    case 85: "NDS-Servers"
    case 86: "NDS-Tree"
    case 87: "NDS-Context"
    case 90: "Authentication"
    case 91: "Last-Transaction-Time"
    case 92: "Associated-Address"
    case 93: "Client-Architecture"
    case 94: "Client-Network-Interface"
    case 95: "LDAP"
    case 97: "Client-Machine"
    case 98: "User-Authentication"
    case 100: "Time-Zone-POSIX"
    case 101: "Time-Zone-Database"
    case 108: "IPv6-Only-Preferred"
    case 112: "NetInfo-Address"
    case 113: "NetInfo-Tag"
    case 114: "Captive-Portal"
    case 116: "Auto-Configuration"
    case 117: "Name-Service-Search"
    case 118: "Subnet-Selection"
    case 119: "Domain-Search"
    case 120: "SIP-Servers"
    case 121: "Classless-Static-Route"
    case 122: "CableLabs-Configuration"
    case 123: "Location"
    case 124: "Vendor-Class-Identifying"
    case 125: "Vendor-Options-Identifying"
    case 150: "TFTP-Server-Address"
    case 161: "MUD-URL"
    case 175: "Etherboot"
    case 208: "PXELINUX-Magic"
    case 209: "Configuration-File"
    case 210: "Path-Prefix"
    case 211: "Reboot-Time"
    case 212: "6RD"
    case 249: "Classless-Static-Route-Microsoft"
    case 252: "Proxy-Auto-Configuration"
    case 255: "End"
    default: nil
    }
  }

  /// By number, from 0.
  private static let low = [
    "Pad", "Subnet-Mask", "Time-Zone", "Default-Gateway", "Time-Server", "IEN-Name-Server", "Domain-Name-Server",
    "Log-Server", "Cookie-Server", "LPR-Server", "Impress-Server", "Resource-Location-Server", "Hostname",
    "Boot-File-Size", "Merit-Dump", "Domain-Name", "Swap-Server", "Root-Path", "Extensions-Path", "IP-Forwarding",
    "Nonlocal-Source-Routing", "Policy-Filter", "Maximum-Datagram", "Default-TTL", "MTU-Timeout", "MTU-Table", "MTU",
    "Subnets-Local", "Broadcast-Address", "Mask-Discovery", "Mask-Supplier", "Router-Discovery", "Router-Solicitation",
    "Static-Route", "Trailer-Encapsulation", "ARP-Timeout", "Ethernet-Encapsulation", "TCP-TTL", "TCP-Keepalive",
    "TCP-Keepalive-Garbage", "NIS-Domain", "NIS-Server", "NTP-Server", "Vendor-Option", "NetBIOS-Name-Server",
    "NetBIOS-Datagram-Server", "NetBIOS-Node", "NetBIOS-Scope", "X-Font-Server", "X-Display-Manager", "Requested-IP",
    "Lease-Time", "Option-Overload", "DHCP-Message", "Server-ID", "Parameter-Request", "Message", "Maximum-Size",
    "Renewal-Time", "Rebinding-Time", "Vendor-Class", "Client-ID", "NetWare-Domain", "NetWare-Option", "NISplus-Domain",
    "NISplus-Server", "TFTP-Server", "Boot-File", "Home-Agent", "SMTP-Server", "POP3-Server", "NNTP-Server",
    "WWW-Server", "Finger-Server", "IRC-Server", "StreetTalk-Server", "StreetTalk-Directory",
  ]
}
