import Foundation
import LinearProgramming
import Testing

@Suite struct MalformedFileTests {
    static let refused: [(ProgramFormat, String)] = [
        (.cplexLP, ""), (.cplexLP, "nonsense"), (.cplexLP, "Minimize\n x\n"),
        (.cplexLP, "Minimize\n x\nSubject To\n x >= \nEnd\n"),
        (.cplexLP, "Minimize\n x + x\nSubject To\n x >= 1\nEnd\n"),
        (.cplexLP, "Minimize\n x\nSubject To\n x >= 1e999\nEnd\n"),
        (.cplexLP, "Minimize\n x\nSubject To\n c: x >= 1\n c: x <= 2\nEnd\n"),
        (.cplexLP, "Minimize\n \u{1}x\nSubject To\n x >= 1\nEnd\n"),
        (.cplexLP, "Minimize\n x\nSubject To\n x >= 1\nEnd\nmore\n"), (.cplexLP, "Minimize\n x\u{0}\n"),
        (.cplexLP, "Minimize\n \(String(repeating: "n", count: 256))\nSubject To\n x >= 1\nEnd\n"),
        (.mps, ""), (.mps, "NAME\n"), (.mps, "NAME\nROWS\n X r\n"), (.mps, "NAME\nROWS\n N o\n N o\nCOLUMNS\nENDATA\n"),
        (.mps, "NAME\nROWS\n N o\nCOLUMNS\n x nowhere 1\nENDATA\n"),
        (.mps, "NAME\nROWS\n N o\nCOLUMNS\n x o one\nENDATA\n"),
        (.mps, "NAME\nROWS\n N o\nCOLUMNS\n x o 1\nRHS\nBOUNDS\n UP B y 3\nENDATA\n"),
        (.mps, "NAME\nROWS\n N o\n L r\nCOLUMNS\n x o 1 r 1\nRHS\nBOUNDS\n FX B x 1\n FX B x 2\nENDATA\n"),
        (.mps, "NAME\nROWS\n N o\n L r\nCOLUMNS\n x o 1 r 1\nRHS\nBOUNDS\n LO B x 1\n UP B x 2\n FR B x\nENDATA\n"),
    ]

    @Test(arguments: refused)
    func isRefusedWithItsPathAndAReason(_ format: ProgramFormat, _ text: String) throws {
        try withFile(text) { path in
            let error = try #require(throws: LinearProgramError.self) {
                try LinearProgram.scoped(reading: path, as: format) { _ in Issue.record("read \(text)") }
            }
            guard case .unreadableFile(path, let reason) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(!reason.isEmpty && reason != "unknown reason")
        }
    }

    @Test func theReasonNamesTheLine() throws {
        try withFile("Minimize\n x\nSubject To\n x ? 1\nEnd\n") { path in
            let error = try #require(throws: LinearProgramError.self) {
                try LinearProgram.scoped(reading: path, as: .cplexLP) { _ in }
            }
            #expect("\(error)".contains("\(path):4"))
        }
    }

    @Test(arguments: [
        (ProgramFormat.cplexLP, "Minimize\n x\nSubject To\n x >= 1\nBounds\n 3 <= x <= 2\nEnd\n"),
        (.mps, "NAME\nROWS\n N o\n L r\nCOLUMNS\n x o 1 r 1\nRHS\nBOUNDS\n UP B x -1\nENDATA\n"),
    ])
    func invertedBoundsAreRefused(_ format: ProgramFormat, _ text: String) throws {
        try withFile(text) { path in
            let error = try #require(throws: LinearProgramError.self) {
                try LinearProgram.scoped(reading: path, as: format) { _ in }
            }
            guard case .invalidBounds(let subject, let bounds, _) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(subject.hasPrefix("column 0 in ") && bounds.lower > bounds.upper)
        }
    }

    @Test(arguments: formats)
    func pathsThatCannotBeRead(_ format: ProgramFormat) throws {
        for path in ["/nowhere/at/all", "/", "", "/tmp", "/dev/null", "/etc/hostname\u{0}.lp"] {
            let error = try #require(throws: LinearProgramError.self) {
                try LinearProgram.scoped(reading: path, as: format) { _ in }
            }
            guard case .unreadableFile(path, _) = error else {
                Issue.record("\(error)")
                continue
            }
        }
    }

    @Test(arguments: [
        (
            ProgramFormat.mps,
            "NAME\nROWS\n N o\n G r\nCOLUMNS\n x o 1 r 1\nRHS\n R r 1e308\nRANGES\n R r 1e308\nENDATA\n"
        ),
        (.cplexLP, "Minimize\n x\nSubject To\n x >= 1e51\nEnd\n"),
        (.cplexLP, "Minimize\n 1e60 x\nSubject To\n x >= 1\nEnd\n"),
        (.cplexLP, "Minimize\n x\nSubject To\n -1e60 x >= 1\nEnd\n"),
    ])
    func numbersTooLargeToComputeWithAreRefused(_ format: ProgramFormat, _ text: String) throws {
        try withFile(text) { path in
            let error = try #require(throws: LinearProgramError.self) {
                try LinearProgram.scoped(reading: path, as: format) { _ in }
            }
            switch error {
            case .invalidNumber(let subject, _, _), .invalidBounds(let subject, _, _): #expect(subject.hasSuffix(path))
            default: Issue.record("\(error)")
            }
        }
    }

    /// Whatever bytes a file holds, reading ends with a program or an error; in a process of its own, for GLPK may
    /// abort.
    @Test func mutatedFilesNeverEndTheProcess() async throws {
        await #expect(processExitsWith: .success) {
            for format in formats {
                let text = try FileRoundTripTests.everyKind.run { try $0.text(as: format) }
                var random = SeededGenerator(seed: 7)
                let pieces = [
                    "FX", "BOUNDS", " FR BOUNDS x1\n", "\n", " ", "0", "1e308", "-", ":", "free", "inf", "RANGES\n",
                    "\u{0}", "é", "st\n",
                ]
                for _ in 0..<1500 {
                    var bytes = Data(text.utf8)
                    for _ in 0..<Int.random(in: 1...4, using: &random) {
                        let at = Int.random(in: 0..<bytes.count, using: &random)
                        switch Int.random(in: 0..<4, using: &random) {
                        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                        case 1: bytes.removeSubrange(at..<min(bytes.count, at + 9))
                        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random)!.utf8, at: at)
                        default: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 30)], at: at)
                        }
                    }
                    try withFile(bytes) { path in
                        do {
                            try LinearProgram.scoped(reading: path, as: format) {
                                _ = try $0.solve(SimplexOptions(iterationLimit: 500))
                            }
                        } catch is LinearProgramError {}
                    }
                }
            }
        }
    }
}
