import Foundation
import TestSupport
import Testing

/// What a contract's page finds when it recomputes itself, in a browser.
@Suite(.slow, .serialized, .enabled(if: Browser.path != nil, "there is no Chromium"))
struct SelfCheckTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write(
            "t.csv",
            "type,cost,probability,quality,value,outside,capacity\nnorth,0.2,0.3,1,1.5,,\nsouth,0.1,0.3,0.5,1,20,1600\nwest,0.05,0.4,2,0.8,,2000\n"
        )
        try folder.write("curve.csv", "samples,performance\n100,0.3\n400,0.6\n2000,0.8\n")
    }

    private func page(_ options: String) async throws -> String {
        let words = ["design", types] + options.split(separator: " ").map(String.init)
        let run = try await accord(words + ["--report", folder("r.html"), "--quiet"], in: folder.path)
        try #require(run.status == 0, "\(run.talk)")
        return try folder.text("r.html")
    }

    /// `holds`, `partly` or `differs`, and what differs.
    private func found(_ html: String) async throws -> (state: String, failed: [String]) {
        let dom = try await Browser.page(html, in: folder)
        let state = try #require(dom.firstMatch(of: /<html[^>]* data-check="([a-z]+)"/)).1
        return (String(state), dom.matches(of: /✗ ([^<]*): [^<]*<\/li>/).map { String($0.1) })
    }

    /// Names that hold numbers, signs and other scripts are told apart from what is said of them.
    @Test func namesThatHoldNumbersHold() async throws {
        try folder.write(
            "t.csv", "type,cost,probability\n1.5-e3 (8%),0.2,0.3\n-7 ü\u{202E}9 \u{4E8C},0.1,0.3\n\"a, 2.0\",0.05,0.4\n"
        )
        let html = try await page("--participants 6")
        let (state, failed) = try await found(html)
        #expect(state == "holds" && failed.isEmpty, "\(failed)")
        let other = try await found(html.replacing(/ü\\u\{202E\}9/, with: "ü8"))
        #expect(other.state == "differs")
    }

    /// What is said where the rewards are the same for several types, and where a type is left out.
    @Test func pooledOffersHold() async throws {
        try folder.write(
            "t.csv", "type,cost,probability\na,0.2,0.3\nb,0.2000001,0.2\nc,0.05,0.3\nd,20,0.2\n")
        let (state, failed) = try await found(page("--participants 6"))
        #expect(state == "holds" && failed.isEmpty, "\(failed)")
    }

    /// Nobody of a cost brings more than a capacity that large, so that such types count as one; a column that is ignored
    /// is said not to count; names that others end with; groups that were drawn; no group that learns anything.
    @Test(arguments: [
        (
            "a,0.2,0.3,\nb,0.2,0.4,100000\nc,0.05,0.3,", "--participants 8 --accuracy power:0.438853,0.575329,0.652864",
            "holds"
        ),
        ("a,0.2,0.3,10\nb,0.1,0.4,20\nc,0.05,0.3,", "--participants 8 --ignore capacity", "partly"),
        ("lab,0.2,0.5,\nbig lab,0.05,0.5,", "--participants 5 --reward-policy threshold", "holds"),
        ("a,30,0.5,\nb,20,0.5,", "--participants 2", "holds"),
        (
            "a,0.2,0.2,\nb,0.16,0.2,\nc,0.12,0.2,\nd,0.08,0.2,\ne,0.04,0.2,",
            "--participation poisson:6 --reward-policy threshold", "partly"
        ),
    ])
    func specialCasesDoNotDiffer(_ rows: String, _ options: String, _ expected: String) async throws {
        try folder.write("t.csv", "type,cost,probability,capacity\n" + rows + "\n")
        let (state, failed) = try await found(page(options))
        #expect(state == expected && failed.isEmpty, "\(failed)")
    }

    @Test(arguments: [
        "--participants 8", "--participants 8 --conditioning own --reward-policy threshold",
        "--participation poisson:5 --accuracy pow4:0.95,0.5,10,0.5",
        "--participation at-least:6 --accuracy arctan:0.01",
        "--participation binomial:9,0.6 --accuracy power:0.95,2,0.5 --valuation power:80,0.5",
        "--participants 5 --accuracy exponential:1,0.01", "--participants 5 --accuracy mmf:0.95,1.2,100,0.8",
        "--participants 5 --accuracy weibull:0.95,1.2,100,0.5", "--participants 5 --accuracy-high bound:0.9",
    ])
    func accordsNumbersHold(_ options: String) async throws {
        let (state, failed) = try await found(page(options))
        #expect(state == "holds" && failed.isEmpty, "\(failed)")
    }

    /// As some spreadsheets write: lines that end with CR, names with blanks in quotes.
    @Test func otherLineEndsHold() async throws {
        try folder.write("t.csv", "\" type \", cost,probability\r\"u, ni\",0.2,0.3\rhosp,0.05,0.7\r")
        let (state, failed) = try await found(page("--participants 6"))
        #expect(state == "holds" && failed.isEmpty, "\(failed)")
    }

    @Test func whatIsNotCoveredIsSaid() async throws {
        let html = try await page("--participants 8 --accuracy table:curve.csv")
        let dom = try await Browser.page(html, in: folder)
        #expect(dom.contains("data-check=\"partly\""))
        let said = "Not covered: what types have alone, by a curve that was measured; caps, performance and the example"
        #expect(dom.contains(said))
    }

    /// Each number that is altered alone is found out.
    @Test func alteredPagesDiffer() async throws {
        let html = try await page("--participants 8")
        let file = try #require(html.firstMatch(of: /base64,([^"]+)"/)).1
        let forged = try Data(folder.text("t.csv").replacing("0.05,", with: "0.04,").utf8).base64EncodedString()
        func altered(_ pattern: Regex<Substring>, _ text: String) -> String {
            html.replacing(pattern, with: text, maxReplacements: 1)
        }
        let shown = "Places above where the page shows another number or name"
        let alterations: [(html: String, found: String)] = [
            (
                altered(/"contribution":[0-9.]+/, "\"contribution\":900"),
                "Nobody would refuse (ir): the most that somebody has more without"
            ),
            (
                altered(/"reward":[0-9.]+/, "\"reward\":99"),
                "Nobody is promised more than that: the most that somebody is"
            ),
            (altered(/"cap":[0-9.]+/, "\"cap\":99"), "What each type can be promised at most (cap)"),
            (
                altered(/"outsideOption":[0-9.]+/, "\"outsideOption\":1"),
                "What each type has without the contract (outside option)"
            ),
            (
                altered(/"probability":0.3/, "\"probability\":0.2"),
                "Types that the menu gives otherwise"
            ),
            (altered(/"participation":"fixed:8"/, "\"participation\":\"fixed:7\""), "What the group's model performs"),
            (
                altered(/"part":0[0-9.]+/, "\"part\":0.5"),
                "What each type gets on average is not what it is promised (reward), by more than rounding or the error of what was drawn"
            ),
            (
                altered(/brings [0-9.]+ units/, "brings 12.345 units"),
                shown
            ),
            (altered(/class="n">[0-9]+\.[0-9]{3}</, "class=\"n\">1.234<"), shown),
            (altered(/class="n">[0-9.]+%</, "class=\"n\">-<"), shown),
            (altered(/data-heading="Type">north</, "data-heading=\"Type\">south<"), shown),
            (altered(/Nobody pays/, "Everybody pays"), shown),
            (altered(/<p>What a model is worth/, "<p>Each party pays.</p><p>What a model is worth"), shown),
            (html.replacing("data-words=\"reasons\"", with: ""), shown),
            (html.replacing(/<tr><td data-heading="Type">west<.*?<\/tr>/, with: "", maxReplacements: 1), shown),
            (altered(/menu.csv:/, "menu:"), shown),
            (altered(/Gain \[own value\]/, "Loss [own value]"), shown),
            (altered(/where 1 is the most/, "where 2 is the most"), shown),
            (altered(/value units, which leaves it with [0-9.]+/, "value units, which leaves it with 99"), shown),
            (altered(/"accuracy":"bound:1,1"/, "\"accuracy\":\"bund:1,1\""), ""),
            (altered(/"problem":/, "\"trouble\":"), ""),
            (altered(/8 parties train/, "9 parties train"), shown),
            (altered(/perfect model is worth 100/, "perfect model is worth 101"), shown),
            (altered(/Type west: a party/, "Type west 2: a party"), shown),
            (altered(/which is [0-9.]+% of/, "which is 12.3% of"), shown),
            (altered(/be left with [0-9.]+ after/, "be left with 77.1234 after"), shown),
            (altered(/Least is gained by type [a-z]+, [0-9.]+/, "Least is gained by type 4, 9.0000"), shown),
            (altered(/model performs [0-9.]+ on average/, "model performs 0.9999 on average"), shown),
            (altered(/if [0-9]+ of type/, "if 7 of type"), shown),
            (altered(/of what the model is worth: north [0-9.]+%/, "of what the model is worth: north 1.0%"), shown),
            (altered(/\nnorth,[0-9]+\./, "\nnorth,1."), shown),
            (altered(/<pre>type,cost/, "<pre>type,coast"), shown),
            (
                altered(/"upper":0[0-9.]+},"p/, "\"upper\":0.1},\"p"),
                "The proved bound lies below what is reached, or the gap is another, by"
            ),
            (
                altered(/"p50":[0-9.]+/, "\"p50\":1"),
                "How likely a reward is to stay below its percentile, beyond the percentage"
            ),
            (
                altered(/"ownView":\[{"reward":[0-9.]+/, "\"ownView\":[{\"reward\":1"),
                "What each type expects that knows itself to be in (own view)"
            ),
            (altered(/"quality":0.5/, "\"quality\":0.6"), "Types that the menu gives otherwise"),
            (altered(/"capacity":1600/, "\"capacity\":1601"), "Types that the menu gives otherwise"),
            (
                html.replacing(/"(capacity|quality)":(1600|0.5)/) { "\"\($0.1)\":\($0.1 == "capacity" ? 1700 : 0.6)" },
                "Types that are others in their file"
            ),
            (html.replacing(file, with: forged), "Files with another SHA-256 than is named"),
        ]
        for (k, (altered, expected)) in alterations.enumerated() {
            #expect(altered != html, "no \(k): \(expected)")
            let (state, failed) = try await found(altered)
            #expect(
                state == "differs" && (expected.isEmpty || failed.contains(expected)), "no \(k), \(expected): \(failed)"
            )
        }
    }
}
