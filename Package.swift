// swift-tools-version: 6.2
import PackageDescription

/// Every shipped target: language mode 6, strict memory safety, no warning left standing.
let shipped: [SwiftSetting] = [.swiftLanguageMode(.v6), .strictMemorySafety(), .treatAllWarnings(as: .error)]
/// Tests may use Foundation and unsafe calls freely, but keep no warning either.
let tested: [SwiftSetting] = [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]

let package = Package(
  name: "rawscope",
  products: [
    .executable(name: "rawscope", targets: ["rawscope"]),
    .library(name: "Wire", targets: ["Wire"]),
    .library(name: "Flow", targets: ["Flow"]),
    .library(name: "Capture", targets: ["Capture"]),
    .library(name: "Report", targets: ["Report"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // Floor 0
    .target(name: "CPacket"),
    .systemLibrary(
      name: "libpcap", path: "Sources/Libraries/libpcap", pkgConfig: "libpcap",
      providers: [.apt(["libpcap-dev"])]),
    // Without pkgConfig, which would name the shared object: the module map names the archive.
    .systemLibrary(
      name: "libcrypto", path: "Sources/Libraries/libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "Wire", swiftSettings: shipped),
    .target(name: "Crypto", dependencies: ["libcrypto"], swiftSettings: shipped),
    // Floor 1
    .target(name: "Flow", dependencies: ["Wire"], swiftSettings: shipped),
    .target(name: "Capture", dependencies: ["Wire", "CPacket", "libpcap"], swiftSettings: shipped),
    .target(name: "Host", dependencies: ["Wire", "CPacket"], swiftSettings: shipped),
    // Floor 2
    .target(name: "Report", dependencies: ["Wire", "Crypto", "Flow", "Capture", "Host"], swiftSettings: shipped),
    // Floor 3
    .executableTarget(
      name: "rawscope",
      dependencies: [
        "Wire", "Flow", "Capture", "Host", "Report",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: shipped),
    // One test target a room, plus one that runs the built program.
    .testTarget(name: "WireTests", dependencies: ["Wire"], swiftSettings: tested),
    .testTarget(name: "CryptoTests", dependencies: ["Crypto"], swiftSettings: tested),
    .testTarget(name: "FlowTests", dependencies: ["Flow", "Wire"], swiftSettings: tested),
    .testTarget(name: "CaptureTests", dependencies: ["Capture", "Wire", "CPacket"], swiftSettings: tested),
    .testTarget(name: "HostTests", dependencies: ["Host", "Wire"], swiftSettings: tested),
    .testTarget(
      name: "ReportTests", dependencies: ["Report", "Flow", "Capture", "Host", "Wire"], swiftSettings: tested),
    .testTarget(name: "ProgramTests", dependencies: ["rawscope", "Wire"], swiftSettings: tested),
  ]
)
