// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Fuzz",
  products: [
    // libFuzzer brings main(): each product is linked with it by ./run.
    .library(name: "FuzzReader", type: .static, targets: ["FuzzReader"]),
    .library(name: "FuzzWalk", type: .static, targets: ["FuzzWalk"]),
    .library(name: "FuzzPackets", type: .static, targets: ["FuzzPackets"]),
  ],
  dependencies: [.package(name: "rawscope", path: "..")],
  targets: [
    .target(
      name: "FuzzReader",
      dependencies: [.product(name: "Capture", package: "rawscope"), .product(name: "Wire", package: "rawscope")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .target(
      name: "FuzzWalk",
      dependencies: [.product(name: "Flow", package: "rawscope"), .product(name: "Wire", package: "rawscope")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .target(
      name: "FuzzPackets",
      dependencies: [.product(name: "Report", package: "rawscope"), .product(name: "Wire", package: "rawscope")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ]
)
