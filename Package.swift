// swift-tools-version: 6.1

import PackageDescription

let package = Package(
    name: "accord",
    platforms: [.macOS(.v13)],
    products: [
        .executable(name: "accord", targets: ["accord"]),
        .library(name: "ContractDesign", targets: ["ContractDesign"]),
        .library(name: "LinearProgramming", targets: ["LinearProgramming"]),
        .library(name: "Studies", targets: ["Studies"]),
        .library(name: "Reporting", targets: ["Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-numerics", from: "1.1.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
        .target(
            name: "LinearProgramming",
            dependencies: ["CGLPK", .product(name: "Logging", package: "swift-log")]),
        .target(
            name: "ContractDesign",
            dependencies: ["LinearProgramming", .product(name: "RealModule", package: "swift-numerics")]),
        .target(name: "Tabular", dependencies: ["SwiftCSV"]),
        .target(name: "Studies", dependencies: ["ContractDesign", "Tabular"]),
        .target(name: "Reporting", dependencies: ["Studies", "Tabular"]),
        .executableTarget(
            name: "accord",
            dependencies: ["Reporting", .product(name: "ArgumentParser", package: "swift-argument-parser")]),

        .target(name: "ScratchFolder", path: "Tests/ScratchFolder"),
        .testTarget(name: "TabularTests", dependencies: ["Tabular"]),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting", "ContractDesign", "Tabular", "ScratchFolder"]),
        .testTarget(name: "AccordCommandTests", dependencies: ["accord", "Tabular", "ScratchFolder"]),
    ],
    swiftLanguageModes: [.v6]
)
