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
        .library(name: "LearningCurves", targets: ["LearningCurves"]),
        .library(name: "Inputs", targets: ["Inputs"]),
        .library(name: "ProofFiles", targets: ["ProofFiles"]),
        .library(name: "Simulation", targets: ["Simulation"]),
        .library(name: "Sweeps", targets: ["Sweeps"]),
        .library(name: "Reporting", targets: ["Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.2")),
        .package(url: "https://github.com/apple/swift-system", .upToNextMinor(from: "1.8.1")),
        .package(url: "https://github.com/apple/swift-numerics", .upToNextMinor(from: "1.1.1")),
        .package(url: "https://github.com/attaswift/BigInt", .upToNextMinor(from: "6.0.1")),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", .upToNextMinor(from: "2.1.1")),
        .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
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
            dependencies: [
                "CGLPK", "CGLPKGuard", .product(name: "BigInt", package: "BigInt"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .target(
            name: "ContractDesign",
            dependencies: [
                "LinearProgramming", "NumericalMethods", "PlainText", "Stopping",
                .product(name: "BigInt", package: "BigInt"),
                .product(name: "RealModule", package: "swift-numerics"),
            ]),
        .target(
            name: "FineTuningGames",
            dependencies: [
                "LinearProgramming", "NumericalMethods", "Stopping",
                .product(name: "RealModule", package: "swift-numerics"),
            ]),
        .target(name: "ProviderCompetition", dependencies: ["LinearProgramming", "NumericalMethods", "Stopping"]),
        .target(
            name: "LearningCurves",
            dependencies: [
                "ContractDesign", "NumericalMethods", "PlainText",
                .product(name: "RealModule", package: "swift-numerics"),
            ]),
        .target(name: "NumericalMethods", dependencies: [.product(name: "RealModule", package: "swift-numerics")]),
        .target(name: "PlainText"),
        .target(name: "Stopping"),
        .target(name: "Tabular", dependencies: ["PlainText", "SwiftCSV"]),
        .target(name: "Files", dependencies: [.product(name: "SystemPackage", package: "swift-system")]),
        .target(
            name: "Inputs",
            dependencies: [
                "ContractDesign", "FineTuningGames", "LearningCurves", "PlainText", "ProviderCompetition", "Tabular",
            ]),
        .target(name: "ProofFiles", dependencies: ["ContractDesign", "PlainText"]),
        .target(name: "Simulation", dependencies: ["ContractDesign", "NumericalMethods", "Stopping"]),
        .target(name: "Reproduction", dependencies: ["ContractDesign", "Inputs", "Stopping", "Tabular"]),
        .target(
            name: "Sweeps",
            dependencies: [
                "ContractDesign", "Files", "FineTuningGames", "Inputs", "PlainText", "Stopping", "Tabular",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .target(
            name: "Reporting",
            dependencies: [
                "ContractDesign", "Files", "FineTuningGames", "Inputs", "LearningCurves", "PlainText",
                "ProviderCompetition", "Reproduction", "Simulation", "Stopping", "Sweeps", "Tabular",
                .target(name: "CCrypto", condition: .when(platforms: [.linux])),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            plugins: ["EmbedText"]),
        .target(
            name: "Service",
            dependencies: [
                "Stopping", .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            plugins: ["EmbedText"]),
        .plugin(name: "EmbedText", capability: .buildTool(), path: "Sources/EmbedText"),
        .executableTarget(
            name: "accord",
            dependencies: [
                "ContractDesign", "Files", "FineTuningGames", "Inputs", "LearningCurves", "LinearProgramming",
                "PlainText", "ProviderCompetition", "ProofFiles", "Reporting", "Reproduction", "Service", "Simulation",
                "Stopping", "Sweeps", "Tabular",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .target(name: "TestSupport", dependencies: ["ContractDesign", "NumericalMethods"], path: "Tests/Support"),
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
        .testTarget(name: "NumericalMethodsTests", dependencies: ["NumericalMethods", "TestSupport"]),
        .testTarget(
            name: "ContractDesignTests",
            dependencies: ["ContractDesign", "LinearProgramming", "Stopping", "Tabular", "TestSupport"],
            exclude: ["Fixtures", "Peers"]),
        .testTarget(
            name: "LearningCurvesTests",
            dependencies: ["ContractDesign", "Inputs", "LearningCurves", "NumericalMethods", "Tabular", "TestSupport"],
            exclude: ["Fixtures", "Peers"]),
        .testTarget(
            name: "FineTuningGamesTests",
            dependencies: ["FineTuningGames", "TestSupport", .product(name: "RealModule", package: "swift-numerics")],
            exclude: ["Fixtures", "Peers"]),
        .testTarget(
            name: "ProviderCompetitionTests",
            dependencies: ["ProviderCompetition", "LinearProgramming", "TestSupport"],
            exclude: ["Fixtures", "Peers"]),
        .testTarget(
            name: "SimulationTests", dependencies: ["ContractDesign", "NumericalMethods", "Simulation", "TestSupport"]),
        .testTarget(name: "ReproductionTests", dependencies: ["ContractDesign", "Reproduction", "TestSupport"]),
        .testTarget(name: "SweepsTests", dependencies: ["ContractDesign", "Inputs", "Sweeps", "TestSupport"]),
        .testTarget(
            name: "ReportingTests",
            dependencies: [
                "Reporting", "ContractDesign", "FineTuningGames", "Inputs", "LearningCurves", "ProviderCompetition",
                "Reproduction", "Simulation", "Sweeps", "Tabular", "TestSupport",
            ],
            exclude: ["Peers/check_charts.py"]),
        .testTarget(
            name: "DocumentationTests",
            dependencies: [
                "accord", "ContractDesign", "FineTuningGames", "ProviderCompetition", "TestSupport",
            ]),
        .testTarget(
            name: "AccordCommandTests", dependencies: ["accord", "PlainText", "Tabular", "TestSupport"],
            exclude: ["Peers"]),
    ],
    swiftLanguageModes: [.v6]
)

// Builds the documentation for scripts/docs; whoever uses the package does without.
if Context.environment["ACCORD_DOCS"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", .upToNextMinor(from: "1.5.0")))
}
