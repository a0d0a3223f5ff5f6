import Files
import Foundation
import TestSupport
import Testing

@Suite struct OutputPlacesTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write("in.csv", "input")
        try folder.makeFolder("sub")
        try folder.link("symbolic", to: "in.csv")
        try FileManager.default.linkItem(atPath: folder("in.csv"), toPath: folder("hard"))
    }

    private func role(_ name: String, _ file: String) -> OutputPlaces.Role { OutputPlaces.Role(name, folder(file)) }

    @Test(arguments: ["in.csv", "./in.csv", "sub/../in.csv", "symbolic", "hard"])
    func anOutputIsNoInput(_ spelling: String) throws {
        let clash = try #require(throws: PlaceClash.self) {
            try OutputPlaces(reading: [role("the table", "in.csv")], writing: [role("--output", spelling)])
        }
        #expect(
            clash.description == """
                --output \(folder(spelling)) is the same file as the table \(folder("in.csv")). \
                Give each a file of its own; nothing was written.
                """)
    }

    @Test func twoOutputsAreTwoFiles() throws {
        let places = try OutputPlaces(
            reading: [role("the table", "in.csv")], writing: [role("--output", "a"), role("--report", "b")])
        try OutputFile.write([(folder("a"), [1]), (folder("b"), [2])], at: places)
        #expect(throws: PlaceClash.self) {
            try OutputPlaces(reading: [], writing: [role("--output", "new"), role("--report", "sub/../new")])
        }
        #expect(throws: Never.self) {
            try OutputPlaces(
                reading: [.init("the table", "/dev/null")],
                writing: [.init("--output", "/dev/null"), .init("--lp", "/dev/null")])
        }
    }

    @Test func anInputThatTurnsUpLater() throws {
        var places = try OutputPlaces(reading: [], writing: [role("--output", "symbolic")])
        #expect(throws: PlaceClash.self) { try places.addInput(role("the table", "in.csv")) }
    }

    /// Between the first look and the writing somebody makes the output a link to the input.
    @Test func aLinkThatWasPlantedMeanwhile() throws {
        let places = try OutputPlaces(reading: [role("the table", "in.csv")], writing: [role("--output", "out.csv")])
        try folder.link("out.csv", to: "in.csv")
        #expect(throws: PlaceClash.self) { try OutputFile.write([(folder("out.csv"), [1])], at: places) }
        #expect(throws: PlaceClash.self) {
            try OutputFile.write(to: folder("out.csv"), at: places) { append in try append([1]) }
        }
        #expect(try folder.text("in.csv") == "input")
    }

    /// The input moved to another name, which is the output's.
    @Test func anInputThatMoved() throws {
        let places = try OutputPlaces(reading: [role("the table", "in.csv")], writing: [role("--output", "out.csv")])
        try FileManager.default.moveItem(atPath: folder("in.csv"), toPath: folder("out.csv"))
        #expect(throws: PlaceClash.self) { try OutputFile.write([(folder("out.csv"), [1])], at: places) }
        #expect(try folder.text("out.csv") == "input")
    }

    @Test func outputsThatMetMeanwhile() throws {
        let places = try OutputPlaces(reading: [], writing: [role("--output", "a"), role("--report", "b")])
        try folder.write("a", "old")
        try FileManager.default.linkItem(atPath: folder("a"), toPath: folder("b"))
        #expect(throws: PlaceClash.self) { try OutputFile.write([(folder("a"), [1]), (folder("b"), [2])], at: places) }
        #expect(try folder.text("a") == "old")
        #expect(try folder.names() == ["a", "b", "hard", "in.csv", "sub", "symbolic"])
    }
}
