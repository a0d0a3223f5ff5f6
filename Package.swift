// swift-tools-version: 6.1

import PackageDescription

let package = Package(
    name: "accord",
    platforms: [.macOS(.v13)],
    products: [
        .executable(name: "accord", targets: ["accord"]),
        .library(name: "ContractDesign", targets: ["ContractDesign"]),
        .library(name: "FineTuningGames", targets: ["FineTuningGames"]),
        .library(name: "ProviderCompetition", targets: ["ProviderCompetition"]),
        .library(name: "LinearProgramming", targets: ["LinearProgramming"]),
        .library(name: "Tabular", targets: ["Tabular"]),
        .library(name: "Files", targets: ["Files"]),
        .library(name: "Studies", targets: ["Studies"]),
        .library(name: "Reporting", targets: ["Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.2")),
        .package(url: "https://github.com/apple/swift-system", .upToNextMinor(from: "1.8.1")),
        .package(url: "https://github.com/apple/swift-numerics", .upToNextMinor(from: "1.1.1")),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", .upToNextMinor(from: "2.1.1")),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", .upToNextMinor(from: "0.10.0")),
        // Needs SQLite's headers: Debian's libsqlite3-dev; macOS has them.
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
    ],
    targets: [
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CGLPKGuard", dependencies: ["CGLPK"]),
        .target(
            name: "LinearProgramming",
            dependencies: ["CGLPK", "CGLPKGuard", .product(name: "Logging", package: "swift-log")]),
        .target(
            name: "ContractDesign",
            dependencies: ["LinearProgramming", "PlainText", .product(name: "RealModule", package: "swift-numerics")]),
        .target(
            name: "FineTuningGames",
            dependencies: ["LinearProgramming", .product(name: "RealModule", package: "swift-numerics")]),
        .target(name: "ProviderCompetition", dependencies: ["LinearProgramming"]),
        .target(name: "PlainText"),
        .target(name: "Tabular", dependencies: ["PlainText", "SwiftCSV"]),
        .target(name: "Files", dependencies: [.product(name: "SystemPackage", package: "swift-system")]),
        .target(
            name: "Studies",
            dependencies: [
                "ContractDesign", "Files", "FineTuningGames", "PlainText", "ProviderCompetition", "Tabular",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "Reporting",
            dependencies: [
                "ContractDesign", "Files", "FineTuningGames", "PlainText", "ProviderCompetition", "Studies", "Tabular",
                .target(name: "CCrypto", condition: .when(platforms: [.linux])),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Report/report.mustache")]),
        .executableTarget(
            name: "accord",
            dependencies: [
                "ContractDesign", "Files", "FineTuningGames", "LinearProgramming", "PlainText", "ProviderCompetition",
                "Reporting", "Studies", "Tabular", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .target(name: "TestSupport", dependencies: ["ContractDesign"], path: "Tests/Support"),
        .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
        .testTarget(name: "PlainTextTests", dependencies: ["PlainText"]),
        .testTarget(name: "TabularTests", dependencies: ["PlainText", "Tabular"]),
        .testTarget(
            name: "LinearProgrammingTests",
            dependencies: [
                "CGLPKGuard", "LinearProgramming", "TestSupport", .product(name: "Logging", package: "swift-log"),
                .product(name: "InMemoryLogging", package: "swift-log"),
            ],
            exclude: ["Fixtures", "Peers"]),
        .testTarget(
            name: "ContractDesignTests", dependencies: ["ContractDesign", "LinearProgramming", "Tabular", "TestSupport"],
            exclude: ["Fixtures"]),
        .testTarget(name: "FineTuningGamesTests",
            dependencies: ["FineTuningGames", "TestSupport", .product(name: "RealModule", package: "swift-numerics")]),
        .testTarget(name: "ProviderCompetitionTests", dependencies: ["ProviderCompetition", "LinearProgramming", "TestSupport"]),
        .testTarget(name: "StudiesTests", dependencies: ["Studies", "ContractDesign", "TestSupport"]),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "ContractDesign", "FineTuningGames", "ProviderCompetition", "Studies", "Tabular", "TestSupport",
            ],
            exclude: ["Peers/check_charts.py"]),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "accord", "ContractDesign", "FineTuningGames", "ProviderCompetition", "TestSupport",
            ]),
        .testTarget(
            name: "AccordCommandTests", dependencies: ["accord", "PlainText", "Tabular", "TestSupport"],
            exclude: ["Peers/check_schemas.py"]),
    ],
    swiftLanguageModes: [.v6]
)

// Builds the documentation for scripts/docs; whoever uses the package does without.
if Context.environment["ACCORD_DOCS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", .upToNextMinor(from: "1.5.0")))
}
