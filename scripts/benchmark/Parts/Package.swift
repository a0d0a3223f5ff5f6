// swift-tools-version: 6.1

import PackageDescription

// Built with -enable-testing, to reach what Accord does not publish; so kept apart from the measurements of the whole.
let package = Package(
    name: "parts",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "accord", path: "../../..")],
    targets: [
        .executableTarget(
            name: "Parts",
            dependencies: [
                .product(name: "ContractDesign", package: "accord"),
                .product(name: "Inputs", package: "accord"),
                .product(name: "LearningCurves", package: "accord"),
                .product(name: "LinearProgramming", package: "accord"),
                .product(name: "Tabular", package: "accord"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
