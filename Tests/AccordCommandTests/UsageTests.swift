import TestSupport
import Testing

/// Wrong usage ends with 64 and a message that shows what to write instead.
@Suite struct UsageTests {
    private let folder: ScratchFolder
    private let types: String

    init() throws {
        folder = try ScratchFolder()
        types = try folder.write("t.csv", "type,cost,probability\na,0.1,0.5\nb,0.05,0.5\n")
    }

    @Test(arguments: ["10", "1e1", "10.0", "+10"])
    func tenPartiesCanBeWrittenInManyWays(_ text: String) async throws {
        let run = try await accord("design", types, "--participants", text, "--format", "json")
        #expect(run.status == 0)
        #expect(run.text.contains("\"participation\" : \"fixed:10\""))
    }

    @Test(arguments: ["1e9", "1e12"]) func aThousandMillionParties(_ text: String) async throws {
        let one = try folder.write("one.csv", "type,cost,probability\na,0.1,1\n")
        let run = try await accord("design", one, "--participants", text, "--format", "json")
        #expect(run.status == 0)
        #expect(run.text.contains(text == "1e9" ? "\"fixed:1000000000\"" : "\"fixed:1000000000000\""))
    }

    @Test(arguments: ["1e13", "1000000000001", "0", "-1", "2.5", "nan", "inf", "x", "", "1 0", "1e400"])
    func impossibleNumberOfParties(_ text: String) async throws {
        try await accord("design", types, "--participants", text)
            .expectRefusal(64, "'\(text)'", "Give a whole number of parties from 1 to 1e12")
    }

    @Test func theNumberOfPartiesIsNeeded() async throws {
        try await accord("design", types).expectRefusal(64, "--participants")
    }

    @Test func theTypesAreNeeded() async throws {
        try await accord("design", "--participants", "3").expectRefusal(64, "<types>")
    }

    @Test(arguments: [
        ("foo", "bound[:K[,LIMIT]] or power:LIMIT,B,GAMMA or arctan:RATE or exponential:LIMIT,RATE"),
        ("", "bound[:K[,LIMIT]]"), ("bound:", "bound[:K[,LIMIT]]"), ("bound:x", "bound[:K[,LIMIT]]"),
        ("bound:0", "bound[:K[,LIMIT]]"), ("bound:1,1,1", "bound[:K[,LIMIT]]"), ("bound:nan", "bound[:K[,LIMIT]]"),
        ("power:1", "power:LIMIT,B,GAMMA"), ("arctan:-1", "arctan:RATE"), ("arctan:inf", "arctan:RATE"),
        ("exponential:2,1", "exponential:LIMIT,RATE"),
    ])
    func wrongAccuracy(_ text: String, form: String) async throws {
        try await accord("design", types, "--participants", "3", "--accuracy", text)
            .expectRefusal(64, "--accuracy", "'\(text)'", "Write \(form)")
    }

    @Test(arguments: [
        ("foo", "linear:SCALE or power:SCALE,EXPONENT"), ("linear", "linear:SCALE"), ("linear:0", "linear:SCALE"),
        ("linear:-100", "linear:SCALE"), ("power:100", "power:SCALE,EXPONENT"), ("power:100,0", "power:SCALE,EXPONENT"),
        ("power:100,1.5", "power:SCALE,EXPONENT"),
    ])
    func wrongValuation(_ text: String, form: String) async throws {
        try await accord("design", types, "--participants", "3", "--valuation", text)
            .expectRefusal(64, "--valuation", "'\(text)'", "Write \(form)")
    }

    @Test func wrongPreference() async throws {
        try await accord("design", types, "--participants", "3", "--prefer", "me")
            .expectRefusal(64, "'me'", "'parties' and 'coordinator'")
    }

    @Test func wrongFormat() async throws {
        try await accord("design", types, "--participants", "3", "--format", "xml")
            .expectRefusal(64, "'xml'", "'table', 'csv' or 'json'")
    }

    @Test(arguments: ["0", "-1", "nan", "1", "2", "inf"]) func impossibleTolerance(_ text: String) async throws {
        try await accord("design", types, "--participants", "3", "--tolerance", text)
            .expectRefusal(64, "tolerance", "such as 1e-8")
    }

    @Test func theToleranceIsANumber() async throws {
        try await accord("design", types, "--participants", "3", "--tolerance", "tight").expectRefusal(
            64, "'tight'", "--tolerance")
    }

    /// What the specification gives to later work must not be ignored until then.
    @Test(arguments: [
        ["--tolerence", "1e-6"], ["-q"],
    ])
    func unknownOption(_ option: [String]) async throws {
        try await accord(["design", types, "--participants", "3"] + option)
            .expectRefusal(64, "nknown option", option[0])
    }

    @Test func anUnknownOptionIsRefusedBeforeAnythingIsWritten() async throws {
        try await accord("design", types, "--participants", "3", "--output", folder("r.csv"), "--relaxd").expectRefusal(
            64, "--relaxd")
        #expect(try folder.names() == ["t.csv"])
    }

    @Test func aCommandWithoutItsTableIsRefused() async throws {
        try await accord("fit").expectRefusal(64, "fit")
    }

    @Test func aSecondTableIsRefused() async throws {
        try await accord("design", types, types, "--participants", "3").expectRefusal(64, "nexpected argument")
    }

    @Test func reproduceTakesNoTolerance() async throws {
        try await accord("reproduce", "--tolerance", "1").expectRefusal(64, "--tolerance")
    }

    /// (1e9 + 1) compositions do not fit, and nobody else needs them: no exponential sum holds arctan, Gauss rules do.
    @Test func tooManyCompositions() async throws {
        try await accord("design", types, "--participants", "1e9", "--engine", "enumerate")
            .expectRefusal(64, "fixed:1000000000", "Use fewer parties or fewer types")
        let run = try await accord("design", types, "--participants", "1e9", "--accuracy", "arctan:0.01")
        #expect(run.status == 0)
    }

    @Test func noExponentialSum() async throws {
        try await accord("design", types, "--participants", "5", "--accuracy", "arctan:0.01", "--engine", "laplace")
            .expectRefusal(64, "arctan:0.01", "--engine enumerate")
    }

    @Test(arguments: ["fixed:10", "fixed:1e9", "poisson:7.5", "binomial:20,0.4"])
    func participationIsTaken(_ text: String) async throws {
        let run = try await accord("design", types, "--participation", text, "--quiet")
        #expect(run.status == 0)
    }

    @Test(arguments: [
        "fixed", "fixed:0", "fixed:2.5", "poisson:0", "poisson:-1", "poisson:nan", "binomial:20", "binomial:20,0",
        "binomial:20,1.5", "binomial:1.5,0.5", "geometric:3", "",
    ])
    func participationThatIsNoneIsRefused(_ text: String) async throws {
        try await accord("design", types, "--participation", text).expectRefusal(64, "--participation")
    }

    @Test func participantsAreNamedOnce() async throws {
        try await accord("design", types).expectRefusal(64, "--participants", "--participation")
        try await accord("design", types, "--participants", "3", "--participation", "fixed:3").expectRefusal(
            64, "--participation")
    }
}
