// swift-tools-version: 6.1

import PackageDescription

let package = Package(
    name: "in-process",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "accord", path: "../../..")],
    targets: [
        .executableTarget(
            name: "InProcess",
            dependencies: [
                .product(name: "ContractDesign", package: "accord"),
                .product(name: "LinearProgramming", package: "accord"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
