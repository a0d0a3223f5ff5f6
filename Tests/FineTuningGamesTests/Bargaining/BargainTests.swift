import FineTuningGames
import Testing

/// What each rule selects, against numbers from closed forms and from independent maximisation.
@Suite struct BargainTests {
    /// A rule and the share, then where known the utilities, as written down.
    typealias Expected = (rule: BargainingRule, written: [String])

    private func check(_ bargain: Bargain, _ expected: [Expected]) {
        for (rule, written) in expected {
            let equilibrium = bargain[rule].equilibrium
            let values = [equilibrium.shares[0]] + equilibrium.utilities
            for (value, text) in zip(values, written) {
                #expect(matches(value, text), "\(rule): \(value), not \(text)")
            }
            #expect(bargain[rule].ties.count == 1, "\(rule)")
        }
    }

    /// Also by the closed form.
    private func check(_ c0: Double, _ c1: Double, _ expected: [Expected]) throws {
        check(try Bargain(polynomialGame(c0, c1)), expected)
        let closed = QuadraticGame(generalistCost: c0, specialistCost: c1)
        for (rule, written) in expected {
            let share = try #require(closed.share(rule))
            let values = [share, closed.generalistUtility(at: share), closed.specialistUtility(at: share)]
            for (value, text) in zip(values, written) { #expect(matches(value, text), "closed \(rule): \(value)") }
        }
    }

    @Test func quadraticEqualCosts() throws {
        try check(
            1, 1,
            [
                (.powerfulSpecialist, ["0"]), (.egalitarian, ["0.5", "0.1875", "0.1875"]), (.nash, ["0.5"]),
                (.verticalMonopoly, ["0.5"]), (.kalaiSmorodinsky, ["0.5"]), (.powerfulGeneralist, ["1"]),
            ])
    }

    @Test func quadraticCostlierSpecialist() throws {
        try check(
            1, 2,
            [
                (.powerfulSpecialist, ["0.333333333333", "0.083333333333", "0.166666666667"]),
                (.egalitarian, ["0.57735026919", "0.1443375673", "0.1443375673"]),
                (.nash, ["0.622839030607", "0.15570975765", "0.13523658588"]),
                (.verticalMonopoly, ["0.666666666667", "0.166666666667", "0.125"]),
                (.kalaiSmorodinsky, ["0.699055846903", "0.17476396173", "0.11650930782"]), (.powerfulGeneralist, ["1"]),
            ])
        try check(
            1, 4,
            [
                (.powerfulSpecialist, ["0.428571428571"]),
                (.egalitarian, ["0.622839030607", "0.12634593608", "0.12634593608"]),
                (.nash, ["0.691107551477", "0.1460921499", "0.11270236093"]),
                (.verticalMonopoly, ["0.8", "0.18", "0.0825"]),
                (.kalaiSmorodinsky, ["0.758416738548", "0.16670158598", "0.095258049133"]),
                (.powerfulGeneralist, ["1"]),
            ])
    }

    @Test func quadraticCostlierGeneralist() throws {
        try check(
            3, 1,
            [
                (.powerfulSpecialist, ["0"]), (.egalitarian, ["0.392374781489", "0.13203823693", "0.13203823693"]),
                (.nash, ["0.331074823333", "0.1198663539", "0.14877593711"]),
                (.verticalMonopoly, ["0.25", "0.098958333333", "0.171875"]),
                (.kalaiSmorodinsky, ["0.259009746969", "0.10155235306", "0.16925392176"]),
                (.powerfulGeneralist, ["0.6", "0.15", "0.08"]),
            ])
    }

    @Test func revenueOnlyScalesUtilities() throws {
        let bargain = try Bargain(polynomialGame(1, 2, revenue: Revenue(scale: 3)))
        check(
            bargain,
            [
                (.verticalMonopoly, ["0.666666666667", "1.5", "1.125"]), (.kalaiSmorodinsky, ["0.699055846903"]),
                (.egalitarian, ["0.57735026919"]), (.nash, ["0.622839030607"]),
            ])
        let monopoly = bargain[.verticalMonopoly].equilibrium
        #expect(matches(monopoly.generalistPerformance, "1.0"))
        #expect(matches(try #require(monopoly.outcomes[0].performance), "1.25"))
    }

    @Test(arguments: [(1.0, 1.0, "0.75"), (1, 2, "0.777777777778"), (0.5, 0.8, "0.763313609467")])
    func efficiencyOfTheVerticalMonopoly(c0: Double, c1: Double, written: String) throws {
        let bargain = try Bargain(polynomialGame(c0, c1))
        #expect(matches(bargain.efficiency(of: bargain[.verticalMonopoly]), written))
        let closed = QuadraticGame(generalistCost: c0, specialistCost: c1)
        #expect(matches(closed.efficiency, written))
        #expect(abs(bargain.firstBest.welfare - closed.firstBestWelfare) < 1e-14)
    }

    @Test func anAllButUselessSpecialist() throws {
        try check(
            1, 1e6,
            [
                (.powerfulSpecialist, ["0.49999975"]), (.egalitarian, ["0.6666665"]), (.nash, ["0.749999792"]),
                (.kalaiSmorodinsky, ["0.79999986"]), (.verticalMonopoly, ["0.999999"]),
            ])
    }

    @Test func cubicCosts() throws {
        let bargain = try Bargain(polynomialGame(1, 2, 3, 3))
        check(
            bargain,
            [
                (.powerfulSpecialist, ["0.160357456591"]),
                (.egalitarian, ["0.518995602168", "0.2908585071", "0.2908585071"]),
                (.nash, ["0.532534891894", "0.29822274241", "0.28394051645"]),
                (.kalaiSmorodinsky, ["0.546477483805", "0.30573508544", "0.27668884918"]),
                (.verticalMonopoly, ["0.557506665976", "0.31162306469", "0.27086409071"]),
                (.powerfulGeneralist, ["0.920991426441", "0.44588370065", "0.049820813629"]),
                (.maximumPerformance, ["0.666666666667"]),
            ])
        #expect(matches(bargain[.maximumPerformance].value, "0.7071067812"))
        #expect(matches(bargain.firstBest.welfare, "0.657065706436"))
        let closed = polynomialOracle(1, 2, 3, 3)
        #expect(matches(closed.firstBestWelfare, "0.657065706436"))
        #expect(matches(try #require(closed.verticalMonopoly), "0.557506665976"))
        #expect(matches(try #require(closed.maximumPerformance), "0.666666666667"))
        check(
            try Bargain(polynomialGame(1, 8, 3, 3)),
            [
                (.verticalMonopoly, ["0.666666666667"]), (.maximumPerformance, ["0.888888888889"]),
                (.egalitarian, ["0.551661147842"]), (.nash, ["0.587956798183"]),
                (.kalaiSmorodinsky, ["0.623467978483"]),
                (.powerfulSpecialist, ["0.233602483536"]), (.powerfulGeneralist, ["0.972891312683"]),
            ])
    }

    @Test func differentExponents() throws {
        let bargain = try Bargain(polynomialGame(1, 1, 2, 3))
        check(
            bargain,
            [
                (.powerfulSpecialist, ["0"]), (.kalaiSmorodinsky, ["0.482102342973"]),
                (.egalitarian, ["0.493572440889", "0.26369456185"]), (.nash, ["0.514537644275"]),
                (.verticalMonopoly, ["0.540136730564"]), (.maximumPerformance, ["0.666666666667"]),
                (.powerfulGeneralist, ["0.854745825062"]),
            ])
        #expect(matches(bargain.firstBest.welfare, "0.634900179460"))
    }

    @Test func equalExponentsInClosedForm() throws {
        for (c0, c1, k, monopoly, performance) in [
            (1.0, 3.0, 4.0, "0.554710681338", "0.633974596216"), (2, 1, 2.5, "0.414213562373", "0.2"),
        ] {
            check(
                try Bargain(polynomialGame(c0, c1, k, k)),
                [
                    (.verticalMonopoly, [monopoly]), (.maximumPerformance, [performance]),
                ])
            let closed = polynomialOracle(c0, c1, k, k)
            #expect(matches(try #require(closed.verticalMonopoly), monopoly))
            #expect(matches(try #require(closed.maximumPerformance), performance))
        }
    }

    @Test func nearlyLinearCosts() throws {
        let bargain = try Bargain(polynomialGame(1, 2, 1.5, 1.5))
        check(
            bargain,
            [
                (.verticalMonopoly, ["1"]), (.powerfulGeneralist, ["1"]), (.maximumPerformance, ["1"]),
                (.powerfulSpecialist, ["0.651084739626"]), (.egalitarian, ["0.734125051973", "0.064380777625"]),
                (.nash, ["0.820450398727"]), (.kalaiSmorodinsky, ["0.866676120569"]),
            ])
        #expect(matches(bargain[.verticalMonopoly].value, "0.14814814815"))
    }

    /// The participation constraint works as a commitment to invest.
    @Test func aFixedCostAsCommitment() throws {
        check(
            try Bargain(polynomialGame(1, 1, fixed: 0.2)),
            [
                (.verticalMonopoly, ["0.6", "0.2", "0"]), (.egalitarian, ["0.1", "0.0475", "0.0475"]),
                (.nash, ["0.245257394868", "0.1075909", "0.0349622026"]),
            ])
    }

    /// A flat objective is a tie of all shares, and its first one is taken.
    @Test func everyShareTies() throws {
        let bargain = try Bargain(polynomialGame(1, 1))
        #expect(bargain[.maximumPerformance].ties == [0...1])
        #expect(bargain[.maximumPerformance].equilibrium.shares == [0])
        #expect(QuadraticGame(generalistCost: 1, specialistCost: 1).share(.maximumPerformance) == nil)
    }
}
