import Foundation
import TestSupport
import Testing

/// `accord offers`: a page a type, of which none knows another.
@Suite struct OffersTests {
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try folder.write(
            "t.csv", "type,cost,probability\nAlpha <&>,0.2,0.3\nBravo/../x,0.1111,0.3\nalpha <&>,0.0777,0.4\n")
    }

    @discardableResult
    private func contract(_ options: String...) async throws -> String {
        let run = try await accord(
            ["design", folder("t.csv"), "--participants", "6", "--output", folder("c.json"), "--quiet"] + options)
        try #require(run.status == 0, "\(run.talk)")
        return folder("c.json")
    }

    private func offers(_ options: String...) async throws -> AccordRun {
        try await accord(["offers", folder("c.json"), "--output", folder("offers")] + options)
    }

    @Test(arguments: ["proportional", "threshold"]) func eachTypeHasAPageOfItsOwn(_ policy: String) async throws {
        try await contract("--title", "Our <model>", "--consortium", "A & B", "--reward-policy", policy)
        let run = try await offers()
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(
            run.talk == """
                3 pages in \(folder("offers")), each for one type alone:
                  offer-Alpha-no-1.html: Alpha <&>
                  offer-Bravo-x.html: Bravo/../x
                  offer-alpha-no-3.html: alpha <&>

                """)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder("offers")).sorted()
        #expect(names == ["offer-Alpha-no-1.html", "offer-Bravo-x.html", "offer-alpha-no-3.html"])
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(folder.bytes("c.json"))) as? [String: Any])
        let menu = try #require(document["menu"] as? [[String: Any]])
        let files = ["offer-Alpha-no-1.html", "offer-Bravo-x.html", "offer-alpha-no-3.html"]
        for (offer, name) in zip(menu, files) {
            let page = try folder.text("offers/\(name)")
            #expect(page.contains("<h1>Our &lt;model&gt;</h1>") && page.contains("<dd>A &amp; B</dd>"))
            #expect(!page.contains("<script"))
            let contribution = try #require(offer["contribution"] as? Double)
            #expect(page.contains("You bring \(String(format: "%.3f", contribution)) units of data"))
            for other in menu where other["type"] as? String != offer["type"] as? String {
                let type = try #require(other["type"] as? String).replacing("&", with: "&amp;").replacing(
                    "<", with: "&lt;"
                )
                .replacing(">", with: "&gt;")
                #expect(!page.contains(type), "\(name): \(type)")
                #expect(try !page.contains("\(#require(other["cost"] as? Double)) "), "\(name)")
                let numbers = ["contribution", "reward", "utility", "outsideOption"]
                for key in numbers where other[key] as? Double != offer[key] as? Double {
                    let shown = String(
                        format: key == "contribution" ? "%.3f" : "%.4f", try #require(other[key] as? Double))
                    #expect(!page.contains(shown), "\(name): \(key) \(shown)")
                }
            }
        }
    }

    @Test func badInputSaysWhatIsWrong() async throws {
        for (text, parts) in [
            ("{", "it is not JSON"), ("{}", "schema is missing"), ("[1]", "it is not what should stand there"),
            ("{\"schema\": \"accord.audit/1\"}", "at schema: it is \"accord.audit/1\", not \"accord.contract/1\""),
            (
                "{\"schema\": \"accord.contract/1\", \"menu\": [{\"type\": \"a\"}]}",
                ": problem is missing"
            ),
        ] {
            try folder.write("c.json", text)
            try await offers().expectRefusal(
                65, "c.json", parts, "accord design ... --format json --output contract.json")
        }
        #expect(!FileManager.default.fileExists(atPath: folder("offers")))
        try await accord("offers", folder("none.json"), "--output", folder("offers")).expectRefusal(
            66, "none.json: cannot be opened", "accord design ... --format json --output contract.json")
        try await accord("offers", folder("c.json")).expectRefusal(64, "--output")
    }

    /// A party of a type that gains nothing expects less than that, once it knows itself to be in.
    @Test func whatAPartyExpectsThatIsInIsSaid() async throws {
        try folder.write("t.csv", "type,cost,probability\na,0.2,0.6\nb,0.02,0.4\n")
        let run = try await accord(
            "design", folder("t.csv"), "--participants", "3", "--output", folder("c.json"), "--quiet")
        #expect(run.status == 0)
        #expect(try await offers("--quiet").status == 0)
        let page = try folder.text("offers/offer-a.html")
        #expect(page.contains("1.36 less than the promise") && page.contains("<dd>-1.35"))
        #expect(!page.contains("no less"))
    }

    @Test(arguments: [
        ("utility", "-50", "the reward&apos;s worth less"), ("contribution", "-391", "which no offer has"),
        ("reward", "99", "less the contribution"),
    ])
    func numbersThatMakeNoOfferAreRefused(_ key: String, _ number: String, _ words: String) async throws {
        try await contract()
        let text = try folder.text("c.json")
        let menu = try #require(text.range(of: "\"menu\""))
        let place = try #require(
            text.range(
                of: "\"\(key)\" : [0-9.e-]+", options: .regularExpression, range: menu.upperBound..<text.endIndex))
        try folder.write("c.json", text.replacingCharacters(in: place, with: "\"\(key)\" : \(number)"))
        try await offers().expectRefusal(65, "at menu[0].", words.replacing("&apos;", with: "'"))
        #expect(!FileManager.default.fileExists(atPath: folder("offers")))
    }

    @Test func whereThereIsNoMenuThereAreNoOffers() async throws {
        try folder.write("too-much.csv", "type,cost,probability,outside\na,0.2,0.5,99\nb,0.1,0.5,99\n")
        let run = try await accord(
            "design", folder("too-much.csv"), "--participants", "4", "--output", folder("c.json"), "--quiet")
        #expect(run.status == 2)
        try await offers().expectRefusal(65, "at menu: there are no offers in it, since no contract was found")
    }

    /// As other programs write JSON: on one line, which is longer than one of a table may be.
    @Test func oneLongLineIsRead() async throws {
        try await contract()
        let text = try folder.text("c.json").replacing("\n", with: " ")
        try folder.write("c.json", text + String(repeating: " ", count: 3 << 19))
        #expect(try await offers("--quiet").status == 0)
    }

    @Test func allPagesAreWrittenOrNone() async throws {
        try await contract()
        try folder.makeFolder("offers/offer-Bravo-x.html")
        try await offers().expectRefusal(73, "offer-Bravo-x.html")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("offers")) == ["offer-Bravo-x.html"])
        try folder.write("file", "")
        try await accord("offers", folder("c.json"), "--output", folder("file")).expectRefusal(
            73, "a file of that name")
    }

    @Test func titleAndConsortiumStandInThePageAndTheDocument() async throws {
        try await contract("--title", "Ours", "--consortium", "Us", "--report", folder("r.html"))
        let document = try folder.text("c.json")
        #expect(document.contains("\"title\" : \"Ours\"") && document.contains("\"consortium\" : \"Us\""))
        let page = try folder.text("r.html")
        #expect(page.contains("<h1>Ours</h1>") && page.contains("--title Ours --consortium Us"))
        #expect(!page.contains(folder.path))
        try await accord("design", folder("t.csv"), "--participants", "6", "--title", " ").expectRefusal(64, "--title")
    }
}
