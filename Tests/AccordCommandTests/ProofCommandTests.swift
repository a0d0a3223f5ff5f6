import Foundation
import TestSupport
import Testing

/// `design --proof`, `verify --proof` and `scripts/check-proof`, which shares no code with them.
@Suite struct ProofCommandTests {
    private let folder: ScratchFolder
    private let firms = RepositoryFiles.data("big-firms.csv")
    private let checker = RepositoryFiles.data("../scripts/check-proof")

    init() throws { folder = try ScratchFolder() }

    private func check(_ arguments: String...) async throws -> AccordRun { try await run(checker, arguments) }

    @Test func whatDesignProvesAStrangerFindsTrue() async throws {
        let design = try await accord(
            "design", firms, "--participants", "10", "--proof", folder("proof.json"), "--format", "json", "--output",
            folder("contract.json"))
        #expect(design.status == 0, "\(design.talk)")
        #expect(design.talk.contains("scripts/check-proof"))
        let verdict = try await check(folder("proof.json"), "--contract", folder("contract.json"))
        #expect(verdict.status == 0, "\(verdict.text)\(verdict.talk)")
        let opinion = try await accord("verify", "--proof", folder("proof.json"), "--format", "table")
        #expect(opinion.status == 0)
        #expect(opinion.text.contains("The claims hold"))
    }

    @Test func aFalseClaimIsFoundByBoth() async throws {
        #expect(
            try await accord("design", firms, "--participants", "10", "--proof", folder("proof.json"), "--quiet").status
                == 0)
        let text = String(decoding: try folder.bytes("proof.json"), as: UTF8.self)
        let upper = try #require(text.firstMatch(of: /"upper":(0\.864782760)[0-9]+/))
        try folder.write("false.json", text.replacing(upper.0, with: "\"upper\":0.8647827"))
        #expect(try await check(folder("false.json")).status == 1)
        let opinion = try await accord("verify", "--proof", folder("false.json"), "--format", "table")
        #expect(opinion.status == 1)
        #expect(opinion.text.contains("proves only that no menu performs more than 0.86478276015"))
    }

    /// What the other program accepted and rejected, so does this one.
    @Test(arguments: [
        ("valid-big-firms", true), ("valid-h6", true), ("broken-cost", false), ("broken-lower", false),
        ("broken-missing-leaf", false), ("broken-negative", false), ("broken-reward", false), ("broken-upper", false),
    ])
    func theSecondOpinionIsTheFirst(_ name: String, _ isValid: Bool) async throws {
        let file = RepositoryFiles.data("../scripts/proof-check/tests/cases/\(name).json")
        #expect(try await accord("verify", "--proof", file).status == (isValid ? 0 : 1))
    }

    @Test func whatHasNoProofIsRefusedBeforeAnythingIsSolved() async throws {
        let multiples = try await accord(
            "design", firms, "--participants", "10", "--multiple", "10", "--proof", folder("proof.json"))
        multiples.expectRefusal(64, "whole multiples", "--proof")
        let alone = try await accord("design", firms, "--participants", "1", "--proof", folder("proof.json"))
        alone.expectRefusal(64, "one party")
        let ranges = try await accord(
            "design", firms, "--participants", "10", "--probability-l1", "0.2", "--proof", folder("proof.json"))
        ranges.expectRefusal(64, "several laws")
        #expect(!FileManager.default.fileExists(atPath: folder("proof.json")))
    }

    /// 0.3 / 3 is no 0.1 in floating point: the designer tells the types apart, a reader of the file could not.
    @Test func aContractWithoutAProofIsPrintedAllTheSame() async throws {
        try folder.write("types.csv", "type,cost,probability,quality\na,0.1,0.5,1\nb,0.3,0.5,3\n")
        let design = try await accord(
            "design", folder("types.csv"), "--participants", "10", "--proof", folder("proof.json"))
        #expect(design.status == 73)
        #expect(design.text.contains("\na,0.1,0.5"))
        #expect(design.talk.contains("equal as computed"))
        try folder.write(
            "types.csv", "type,cost,probability,quality,capacity\na,2,0.25,1,3.3\nb,6,0.25,3,1.1\nc,1.09,0.5,1,\n")
        let capacities = try await accord(
            "design", folder("types.csv"), "--participants", "3", "--accuracy", "pow4:1,3.02,1.65,0.58", "--proof",
            folder("proof.json"))
        #expect(capacities.status == 73)
        #expect(!FileManager.default.fileExists(atPath: folder("proof.json")))
    }

    /// Capacities that limit nothing, that leave a type's whole to be asked, or that settle who can pose as whom only in a part
    /// of the menus; outside options that are not trained for; worst probabilities; scenarios; curves that start upright.
    @Test(arguments: [
        ("type,cost,probability,capacity\na,0.2,0.5,10000\nb,0.1,0.5,\n", ["--participants", "10"]),
        (
            "type,cost,probability,outside,capacity\na,0.0066,0.561,,534\nb,0.0355,0.222,6.75,\nc,0.0216,0.217,0,260\n",
            ["--participants", "2"]
        ),
        (
            "type,cost,probability,capacity\na,0.241,0.25,\nb,0.177,0.25,\nc,0.299,0.5,288\n",
            ["--participation", "poisson:5", "--valuation", "power:100,0.5", "--accuracy", "pow4:0.95,4.6,93.1,0.287"]
        ),
        (
            "type,cost,probability,outside\na,0.58,0.2,0\nb,0.134,0.8,0\n",
            ["--participation", "poisson:12", "--accuracy", "bound:5,0.95"]
        ),
        (
            "type,cost,probability\na,0.2,0.5\nb,0.1,0.5\n",
            ["--participants", "10", "--probability-l1", "0.2", "--conditioning", "own"]
        ),
        (
            "type,cost,probability\na,0.7,0.5\nb,0.02,0.5\n",
            ["--participants", "5", "--accuracy", "weibull:1,0.473,3860,0.938"]
        ),
        (
            "type,cost,probability\nuniversity,0.2,0.5\nhospital,0.05,0.5\n",
            ["--participants", "10", "--pilot", RepositoryFiles.data("pilots/digits-logreg.csv")]
        ),
    ])
    func contractsStandBesideTheirProofs(_ table: String, _ options: [String]) async throws {
        try folder.write("types.csv", table)
        let output = ["--proof", folder("proof.json"), "--format", "json", "--output", folder("contract.json")]
        let design = try await accord(["design", folder("types.csv")] + options + output)
        #expect(design.status == 0, "\(design.talk)")
        let verdict = try await check(folder("proof.json"), "--contract", folder("contract.json"))
        #expect(verdict.status == 0, "\(verdict.text)\(verdict.talk)")
        #expect(verdict.text.contains("The contract is of the same problem"))
        #expect(try await accord("verify", "--proof", folder("proof.json"), "--quiet").status == 0)
    }

    @Test(arguments: [
        ("", "JSON"), ("{}", "missing"), ("[1]", "should stand there"),
        (#"{"schema": "accord.contract/1"}"#, "missing"),
    ])
    func whatIsNoProofIsBadData(_ text: String, _ complaint: String) async throws {
        try folder.write("no-proof.json", text)
        try await accord("verify", "--proof", folder("no-proof.json")).expectRefusal(65, "no-proof.json", complaint)
    }

    @Test func aPageShowsTheProofAndItsFingerprint() async throws {
        let design = try await accord(
            "design", firms, "--participants", "10", "--proof", folder("proof.json"), "--report", folder("page.html"),
            "--quiet")
        #expect(design.status == 0)
        let page = String(decoding: try folder.bytes("page.html"), as: UTF8.self)
        let digest = try await run("/usr/bin/sha256sum", [folder("proof.json")]).text.prefix(64)
        #expect(digest.count == 64)
        #expect(page.contains(String(digest)))
        #expect(page.contains("accord.proof/1"))
    }
}
