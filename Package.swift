// swift-tools-version: 6.1

import PackageDescription

let package = Package(
    name: "accord",
    platforms: [.macOS(.v13)],
    products: [
        .executable(name: "accord", targets: ["accord"]),
        .library(name: "ContractDesign", targets: ["ContractDesign"]),
        .library(name: "FineTuningGames", targets: ["FineTuningGames"]),
        .library(name: "LinearProgramming", targets: ["LinearProgramming"]),
        .library(name: "Tabular", targets: ["Tabular"]),
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
        .target(name: "CGLPKGuard", dependencies: ["CGLPK"]),
        .target(
            name: "LinearProgramming",
            dependencies: ["CGLPK", "CGLPKGuard", .product(name: "Logging", package: "swift-log")]),
        .target(
            name: "ContractDesign",
            dependencies: ["LinearProgramming", .product(name: "RealModule", package: "swift-numerics")]),
        .target(
            name: "FineTuningGames",
            dependencies: ["LinearProgramming", .product(name: "RealModule", package: "swift-numerics")]),
        .target(name: "Tabular", dependencies: ["SwiftCSV"]),
        .target(name: "Studies", dependencies: ["ContractDesign", "FineTuningGames", "Tabular"]),
        .target(name: "Reporting", dependencies: ["ContractDesign", "FineTuningGames", "Studies", "Tabular"]),
        .executableTarget(
            name: "accord",
            dependencies: [
                "ContractDesign", "FineTuningGames", "LinearProgramming", "Reporting", "Studies", "Tabular",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .target(name: "TestSupport", dependencies: ["ContractDesign"], path: "Tests/Support"),
        .testTarget(name: "TabularTests", dependencies: ["Tabular"]),
        .testTarget(
            name: "LinearProgrammingTests",
            dependencies: [
                "LinearProgramming", .product(name: "Logging", package: "swift-log"),
                .product(name: "InMemoryLogging", package: "swift-log"),
            ],
            exclude: ["Peers/solve_with_highs.py"]),
        .testTarget(
            name: "ContractDesignTests", dependencies: ["ContractDesign", "LinearProgramming", "Tabular", "TestSupport"],
            exclude: ["Fixtures"]),
        .testTarget(name: "FineTuningGamesTests",
            dependencies: ["FineTuningGames", "TestSupport", .product(name: "RealModule", package: "swift-numerics")]),
        .testTarget(name: "StudiesTests", dependencies: ["Studies", "ContractDesign", "TestSupport"]),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting", "ContractDesign", "Tabular", "TestSupport"]),
        .testTarget(name: "AccordCommandTests", dependencies: ["accord", "Tabular", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
