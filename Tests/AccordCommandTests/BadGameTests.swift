import TestSupport
import Testing

/// A game that is none, the table and place of the fault in it, and words that the message must have.
struct BadGame: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The table at fault, and its text.
    var table: String
    var text: String
    var place: String
    var words: [String]

    init(_ name: String, _ table: String, _ text: String, at place: String, _ words: String...) {
        testDescription = name
        self.table = table
        self.text = text
        self.place = place
        self.words = words
    }
}

@Suite struct BadGameTests {
    private static let prior = "state,probability\ng,0.3\ni,0.7\n"
    private static let header = "role,player,user,state,action,payoff\n"
    private static let user = "user,A,,g,c,1\nuser,A,,g,a,0\nuser,A,,i,c,0\nuser,A,,i,a,1\n"
    private static let provider = "provider,P,,g,c,1\nprovider,P,,g,a,0\nprovider,P,,i,c,1\nprovider,P,,i,a,0\n"

    private static func payoffs(_ name: String, _ rows: String, at place: String, _ words: String...) -> BadGame {
        var game = BadGame(name, "payoffs", header + rows, at: place)
        game.words = words
        return game
    }

    static let games: [BadGame] = [
        BadGame("prior sums to 0.9", "prior", "state,probability\ng,0.3\ni,0.6\n", at: ":1:7", "0.89", "not to 1"),
        BadGame("state twice", "prior", "state,probability\ng,0.3\ng,0.7\n", at: ":3:1", "\"g\"", "line 2"),
        BadGame("negative probability", "prior", "state,probability\ng,1\ni,-0.5\n", at: ":3:3", "-0.5"),
        BadGame("nameless state", "prior", "state,probability\n,1\n", at: ":2:1", "empty"),
        BadGame("no probabilities", "prior", "state\ng\n", at: ":1", "\"probability\" is missing"),
        payoffs("unknown role", user + "judge,J,,g,c,1\n", at: ":6:1", "\"judge\"", "user or provider"),
        payoffs("unknown state", user + "provider,P,,x,c,1\n", at: ":6:13", "no state \"x\"", "\"g\", \"i\""),
        payoffs("cell twice", user + provider + "user,A,,g,c,1\n", at: ":10:11", "line 2"),
        payoffs(
            "user's cell missing", "user,A,,g,c,1\nuser,A,,i,a,1\n" + provider, at: ":2", "user \"A\"", "\"a\"",
            "state \"g\""),
        payoffs(
            "provider's cell missing", user + "provider,P,,g,c,1\n", at: ":6", "provider \"P\"", "\"a\"", "state \"g\""),
        payoffs("unknown user", user + "provider,P,B,g,c,1\n", at: ":6:12", "no user \"B\"", "\"A\""),
        payoffs("unknown action", user + provider + "provider,P,,g,z,1\n", at: ":10:15", "\"z\""),
        payoffs(
            "action of nobody's", user + provider + "provider,P,A,g,z,1\n", at: ":10:16",
            "user \"A\" has no action \"z\""),
        payoffs("user of a user", "user,A,B,g,c,1\n", at: ":2:8", "\"B\"", "Leave the cell empty"),
        payoffs("no provider", user, at: "", "no provider"),
        payoffs("no user", provider, at: "", "no user"),
        payoffs("no number", "user,A,,g,c,much\n", at: ":2:13", "\"much\" is not a number"),
        payoffs("nan", "user,A,,g,c,nan\n", at: ":2:13", "\"nan\""),
        payoffs("too large", "user,A,,g,c,1e31\n", at: ":2:13", "1e31"),
        payoffs("nameless player", "user,,,g,c,1\n", at: ":2:6", "empty"),
        BadGame(
            "unknown column", "payoffs", "role,player,user,state,action,payoff,note\nuser,A,,g,c,1,x\n", at: ":1:38",
            "\"note\""),
        BadGame("mass of nobody", "masses", "user,mass\nB,1\n", at: ":2:1", "no user \"B\""),
        BadGame("mass twice", "masses", "user,mass\nA,1\nA,2\n", at: ":3:1", "line 2"),
        BadGame("mass 0", "masses", "user,mass\nA,0\n", at: ":2:3", "1e-09"),
        BadGame(
            "scheme of nobody", "profile", "provider,state,signal,probability\nQ,g,s,1\n", at: ":2:1",
            "no provider \"Q\""),
        BadGame(
            "scheme sums to 0.9", "profile", "provider,state,signal,probability\nP,g,s,0.9\nP,i,s,1\n", at: ":2:7",
            "0.9", "\"g\""),
        BadGame(
            "scheme lacks a state", "profile", "provider,state,signal,probability\nP,g,s,1\n", at: ":2:7", "\"i\"",
            "Add rows"),
        BadGame(
            "signal twice", "profile", "provider,state,signal,probability\nP,g,s,0.5\nP,g,s,0.5\n", at: ":3:5", "line 2"
        ),
        BadGame(
            "scheme for nobody", "profile", "provider,user,state,signal,probability\nP,B,g,s,1\n", at: ":2:3",
            "no user \"B\""),
        BadGame(
            "evidence of nobody", "evidence", "user,evidence,state,probability\nB,e,g,1\n", at: ":2:1", "no user \"B\""),
        BadGame(
            "evidence sums to 2", "evidence", "user,evidence,state,probability\nA,e,g,1\nA,f,g,1\nA,e,i,1\n",
            at: ":2:7", "2.0"),
        BadGame(
            "evidence in no state", "evidence", "user,evidence,state,probability\nA,e,x,1\n", at: ":2:5",
            "no state \"x\""),
    ]

    @Test(arguments: games) func isRefused(_ bad: BadGame) async throws {
        let folder = try ScratchFolder()
        var tables = ["prior": Self.prior, "payoffs": Self.header + Self.user + Self.provider]
        tables[bad.table] = bad.text
        var arguments = ["compete", "--output", folder("r.json")]
        for (name, text) in tables { arguments += ["--\(name)", try folder.write("\(name).csv", text)] }
        let run = try await accord(arguments)
        run.expectRefusal(65)
        #expect(run.talk.hasPrefix("accord: \(folder(bad.table)).csv\(bad.place): "), "\(run.talk)")
        for word in bad.words { #expect(run.talk.contains(word), "\(run.talk)") }
        #expect(run.talk.split(separator: "\n").count == 1)
        #expect(try !folder.names().contains("r.json"))
    }

    /// 2^20 plans.
    @Test func tooMuchEvidenceIsRefused() async throws {
        let folder = try ScratchFolder()
        let rows = (0..<20).flatMap { e in ["g", "i"].map { "A,e\(e),\($0),0.05" } }
        let run = try await accord(
            "compete", "--prior", folder.write("prior.csv", Self.prior),
            "--payoffs", folder.write("payoffs.csv", Self.header + Self.user + Self.provider),
            "--evidence",
            folder.write("evidence.csv", "user,evidence,state,probability\n" + rows.joined(separator: "\n") + "\n"))
        run.expectRefusal(65, "plans", "Merge actions, or pieces of evidence")
    }
}
