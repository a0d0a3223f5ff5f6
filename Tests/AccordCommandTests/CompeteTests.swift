import Foundation
import Tabular
import TestSupport
import Testing

/// `accord compete` from end to end, on the games of Data/compete and their known values.
@Suite struct CompeteTests {
    private let folder: ScratchFolder
    private static func data(_ name: String) -> String { RepositoryFiles.data("compete/\(name).csv") }

    init() throws { folder = try ScratchFolder() }

    private func run(_ prior: String, _ payoffs: String, _ options: String...) async throws -> AccordRun {
        try await accord(["compete", "--prior", Self.data(prior), "--payoffs", Self.data(payoffs)] + options)
    }

    private func document(_ prior: String, _ payoffs: String, _ options: String...) async throws -> [String: Any] {
        let run = try await accord(
            ["compete", "--prior", Self.data(prior), "--payoffs", Self.data(payoffs), "--format", "json"] + options)
        try #require(run.status == 0, "\(run.talk)")
        #expect(run.talk.isEmpty)
        return try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    }

    private func list(_ value: Any?) throws -> [[String: Any]] { try #require(value as? [[String: Any]]) }
    private func object(_ value: Any?) throws -> [String: Any] { try #require(value as? [String: Any]) }
    private func number(_ value: Any?) throws -> Double { try #require(value as? Double) }

    @Test func prosecutorAgainstDefender() async throws {
        let document = try await document("trial-prior", "trial-payoffs", "--profile", Self.data("trial-profile"))
        #expect(document["schema"] as? String == "accord.compete/1")
        let user = try list(document["users"])[0]
        #expect(user["user"] as? String == "judge")
        #expect(isNear(try number(user["fullInformation"]), 1))
        #expect(isNear(try number(user["noInformation"]), 0.7))
        #expect(isNear(try number(user["certificate"]), 0.7))
        #expect(isNear(try number(user["certificateWithoutObedience"]), 0.4))
        let equilibrium = try object(user["equilibrium"])
        #expect(equilibrium["intervals"] as? [[Double]] == [[1, 1]])
        #expect(isNear(try number(equilibrium["lowest"]), 1))
        #expect(isNear(try number(equilibrium["highest"]), 1))
        for (version, error) in [("constant", 0.5), ("state", 0.5), ("average", 0.3)] {
            let alignment = try object(object(user["alignment"])[version])
            #expect(isNear(try number(alignment["error"]), error))
            #expect(Set(try object(alignment["weights"]).keys) == ["prosecutor", "defender"])
            #expect(
                version == "constant" ? alignment["offset"] is Double : (alignment["offset"] as? [Double])?.count == 2)
        }
        let regrets = try list(document["regret"])
        #expect(regrets.map { $0["provider"] as? String } == ["prosecutor", "defender"])
        #expect(isNear(try number(regrets[0]["regret"]), 0))
        #expect(isNear(try number(regrets[1]["regret"]), 0.6))
        for (_, violation) in try object(document["checks"]) { #expect(try number(violation) <= 1e-9) }
    }

    @Test func everyKeyOfTheSchemaIsThere() async throws {
        let document = try await document("even-prior", "silent-payoffs")
        #expect(
            Set(document.keys) == [
                "schema", "problem", "users", "anonymous", "monopoly", "profile", "regret", "checks", "solver",
                "stoppedBy", "unfinished", "certificates", "failed",
            ])
        #expect(document["stoppedBy"] is NSNull && (document["unfinished"] as? [String]) == [])
        #expect(document["profile"] is NSNull && document["regret"] is NSNull)
        let user = try list(document["users"])[0]
        #expect(
            Set(user.keys) == [
                "user", "fullInformation", "noInformation", "alignment", "certificate", "certificateWithoutObedience",
                "certain",
                "equilibrium", "price", "frontiers", "logit",
            ])
        #expect(Set(try object(user["alignment"]).keys) == ["constant", "state", "average", "hull", "oneSided"])
        #expect(user["logit"] is NSNull)
        let anonymous = try object(document["anonymous"])
        #expect(Set(anonymous.keys).isSuperset(of: ["publicValue", "menuValue", "certificate", "strongError"]))
        #expect(try list(anonymous["publicValue"]).allSatisfy { isNear(try number($0["value"]), -0.5) })
        #expect(try object(anonymous["silenceIsEquilibrium"])["menu"] as? Bool == true)
        let monopoly = try list(document["monopoly"])
        #expect(monopoly.count == 4)
        #expect(
            monopoly.allSatisfy { Set($0.keys).isSuperset(of: ["provider", "user", "providerValue", "userValue"]) })
    }

    @Test func massesCount() async throws {
        let masses = try folder.write("m.csv", "user,mass\nsouth,3\n")
        let document = try await document("even-prior", "silent-payoffs", "--masses", masses)
        let silent = try object(object(document["anonymous"])["silentValue"])
        // Each user guesses right half the time: 1/2 from one's own user, -1 from the other's.
        #expect(isNear(try number(silent["north model"]), 0.5 - 3))
        #expect(isNear(try number(silent["south model"]), -1 + 1.5))
    }

    @Test func evidenceCounts() async throws {
        let document = try await document(
            "trial-prior", "prosecutor-payoffs", "--evidence", Self.data("trial-evidence"))
        #expect(isNear(try number(list(document["users"])[0]["noInformation"]), 0.73))
        #expect(isNear(try number(list(document["monopoly"])[0]["providerValue"]), 0.4668, relative: 5e-5))
    }

    @Test func aPrecisionCounts() async throws {
        let document = try await document("even-prior", "advisers-payoffs", "--precision", "5")
        let logit = try object(list(document["users"])[0]["logit"])
        #expect(isNear(try number(logit["fullInformation"]), 0.99330715, relative: 1e-8))
        #expect(isNear(try number(logit["coarseGuarantee"]), 0.86137056, relative: 1e-8))
    }

    /// A state of probability 0 is left out with all that tables say of it, also of those that say nothing.
    @Test func whatCannotComeIsLeftOut() async throws {
        let prior = try folder.write("prior.csv", "state,probability\nunknown,0\nguilty,0.3\ninnocent,0.7\n")
        let more =
            "user,judge,,unknown,convict,9\nprovider,defender,,unknown,acquit,1e9\n"
        let payoffs = try folder.write(
            "payoffs.csv", String(contentsOfFile: Self.data("trial-payoffs"), encoding: .utf8) + more)
        let profile = try folder.write(
            "profile.csv",
            String(contentsOfFile: Self.data("trial-profile"), encoding: .utf8)
                + "prosecutor,,unknown,surprise,0.25\n")
        let words = ["compete", "--prior", prior, "--payoffs", payoffs, "--profile", profile]
        let run = try await accord(words + ["--format", "json"])
        let left = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
        let whole = try await document("trial-prior", "trial-payoffs", "--profile", Self.data("trial-profile"))
        #expect(try object(left["problem"])["impossibleStates"] as? [String] == ["unknown"])
        #expect(try object(whole["problem"])["impossibleStates"] as? [String] == [])
        for key in ["users", "certificates", "monopoly", "regret"] {
            let (a, b) = (try list(left[key]), try list(whole[key]))
            #expect(a.map { $0 as NSDictionary } == b.map { $0 as NSDictionary }, "\(key)")
        }
        let table = try await accord(words + ["--format", "table"])
        #expect(table.text.contains("Left out, since they cannot come: unknown."))
    }

    @Test func theTableExplainsItself() async throws {
        let run = try await run("even-prior", "advisers-payoffs", "--format", "table")
        #expect(run.status == 0 && run.talk.isEmpty)
        let sentence =
            "traveller is safe: weights 0.3333 and 0.6667 on map and guide reproduce her aims exactly, so every equilibrium in which she is treated on her own gives her 1."
        #expect(run.lines.contains { $0 == sentence })
        #expect(run.text.contains("Checks ") && run.text.contains("Work "))
        let exposed = try await self.run("trial-prior", "prosecutor-payoffs", "--format", "table")
        #expect(exposed.text.contains("judge is exposed"))
        let silent = try await self.run("even-prior", "silent-payoffs", "--format", "table")
        #expect(silent.text.contains("That nobody says anything is an equilibrium"))
        let profile = try await self.run(
            "trial-prior", "trial-payoffs", "--profile", Self.data("trial-profile"), "--format", "table")
        #expect(profile.text.contains("defender could gain 0.6"))
    }

    @Test func theCSVHasARowForEachUser() async throws {
        let run = try await run("even-prior", "silent-payoffs")
        #expect(run.status == 0)
        #expect(run.talk.contains("north is safe") && run.talk.contains("Checks"))
        let table = try Table(bytes: run.output, file: "out")
        #expect(table.rows.map { $0["user"]?.text } == ["north", "south"])
        #expect(try table.rows.allSatisfy { isNear(try $0.cell("lowestEquilibrium").number(), 1) })
        let quiet = try await self.run("even-prior", "silent-payoffs", "--quiet")
        #expect(quiet.talk.isEmpty && quiet.output == run.output)
    }

    @Test func theOutputIsWritten() async throws {
        let run = try await run("even-prior", "silent-payoffs", "--output", folder("r.json"))
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(try folder.text("r.json").hasPrefix("{"))
        let nowhere = try await self.run("even-prior", "silent-payoffs", "--output", folder("no/r.json"))
        nowhere.expectRefusal(73, "no/r.json")
    }

    @Test func wrongUsage() async throws {
        try await accord("compete").expectRefusal(64, "--prior")
        try await accord("compete", "--prior", Self.data("even-prior")).expectRefusal(64, "--payoffs")
        for precision in ["0", "-1", "nan", "x", "inf"] {
            try await run("even-prior", "silent-payoffs", "--precision", precision).expectRefusal(
                64, "--precision", "such as 5")
        }
        try await run("trial-prior", "trial-payoffs", "--precision", "5", "--evidence", Self.data("trial-evidence"))
            .expectRefusal(64, "--precision and --evidence")
        try await accord("compete", "--prior", Self.data("even-prior"), "--payoffs", Self.data("even-prior"))
            .expectRefusal(65, "even-prior.csv:1", "column \"role\" is missing")
        try await accord("compete", "--prior", folder("none.csv"), "--payoffs", Self.data("silent-payoffs"))
            .expectRefusal(66, "none.csv")
        try await accord("compete", "--prior", folder.path, "--payoffs", Self.data("silent-payoffs")).expectRefusal(
            66, "directory")
    }
}
