import LinearProgramming
import ProviderCompetition
import TestSupport
import Testing

@Suite struct RatingFitTests {
    @Test func casesOfAnotherSolver() throws {
        for example in try RatingCase.all() {
            let analysis = try example.ratings().analysis()
            #expect(analysis.users.count == example.expected.count)
            for (user, right) in zip(analysis.users, example.expected) {
                func expect(_ rule: RatingRule, _ norm: RatingNorm, _ error: Double, by leader: Int? = nil) throws {
                    let fit = try #require(user.fit(rule, norm))
                    #expect(abs(fit.error - error) <= example.tolerance, "\(example.id) \(user.user) \(rule) \(norm)")
                    if let leader { #expect(fit.leader == leader) }
                }
                try expect(.cone, .largest, right.supCone)
                try expect(.hull, .largest, right.supHull)
                try expect(.cone, .meanSquare, right.rmsCone)
                try expect(.hull, .meanSquare, right.rmsHull)
                try expect(.single, .largest, right.singleSup, by: right.singleSupProvider)
                try expect(.single, .meanSquare, right.singleRms, by: right.singleRmsProvider)
                try expect(.average, .largest, right.averageSup)
                try expect(.average, .meanSquare, right.averageRms)
                for (step, (cone, hull)) in zip(user.steps, zip(right.rmsConeByCount, right.supHullByCount)) {
                    #expect(abs((step.errors[.meanSquare]?[.cone] ?? .nan) - cone) <= example.tolerance)
                    #expect(abs((step.errors[.largest]?[.hull] ?? .nan) - hull) <= example.tolerance)
                }
            }
        }
    }

    /// By hand: u = (5, 3, 4, 1, 2) against (4, 4, 3, 2, 1) and (2, 1, 4, 1, 3).
    @Test func theSmallTableHasTheWeightsFoundByHand() throws {
        let example = try #require(try RatingCase.all().first { $0.id == "ratings-small" })
        let fit = try #require(try example.ratings().analysis().users[0].fit(.cone, .largest))
        #expect(abs(fit.error - 0.625) <= 1e-12 && abs(fit.offset + 2.125) <= 1e-12)
        #expect(zip(fit.weights, [1.25, 0.75]).allSatisfy { abs($0 - $1) <= 1e-12 })
    }

    /// What every answer says of itself holds for the ratings as they were given.
    @Test(arguments: 0..<30) func errorsAreThoseOfTheWeights(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let ratings = try Ratings.random(items: 40, providers: 7, scales: 1e-5...1e5, using: &random)
        for fit in try ratings.analysis().users[0].fits {
            let residuals = ratings.residuals(fit)
            let own = ratings.users[0].ratings
            let magnitude = zip(fit.weights, ratings.providers).reduce(own.map(abs).max() ?? 0) { most, pair in
                max(most, pair.0 * (pair.1.ratings.map(abs).max() ?? 0))
            }
            let error =
                switch fit.norm {
                case .largest: residuals.map(abs).max() ?? 0
                case .meanSquare: (residuals.reduce(0) { $0 + $1 * $1 } / 40).squareRoot()
                }
            #expect(abs(error - fit.error) <= 1e-13 * magnitude)
            #expect(fit.weights.allSatisfy { $0 >= 0 })
            if fit.rule == .hull { #expect(abs(fit.weights.reduce(0, +) - 1) <= 1e-12) }
        }
    }

    /// Least squares is optimal exactly where no provider in use has a slope, and no other a falling one: for the cone
    /// R_i'r = 0 and >= 0, for the hull D_i'r = r'r and >= r'r, with D_i = R_i - u and r what is left.
    @Test(arguments: 0..<40) func leastSquaresMeetTheOptimalityConditions(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(100 + seed))
        let scales = seed < 20 ? 0.5...2 : 1e-5...1e5
        let ratings = try Ratings.random(
            items: seed % 3 == 0 ? 6 : 50, providers: 1 + seed % 12, scales: scales, using: &random)
        let user = try ratings.analysis().users[0]
        for rule in [RatingRule.cone, .hull] {
            let fit = try #require(user.fit(rule, .meanSquare))
            let left = ratings.residuals(fit)
            let size = left.norm
            for (weight, provider) in zip(fit.weights, ratings.providers) {
                let column =
                    rule == .cone
                    ? provider.ratings.centred : zip(provider.ratings, ratings.users[0].ratings).map { $0 - $1 }.centred
                let slope = zip(column, left).reduce(0) { $0 + $1.0 * $1.1 } - (rule == .hull ? size * size : 0)
                let unit = 1e-9 * column.norm * max(size, 1e-4 * ratings.users[0].ratings.centred.norm)
                #expect(slope >= -unit, "\(rule): \(slope) of \(unit)")
                if weight > 0 { #expect(abs(weight * slope) <= max(1, weight) * unit, "\(rule): \(slope) of \(unit)") }
            }
        }
    }

    /// Against the whole program, with all its rows, in exact arithmetic.
    @Test(arguments: 0..<24) func theLargestErrorIsThatOfTheWholeProgram(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(200 + seed))
        let scales = seed < 12 ? 0.5...2 : 1e-5...1e5
        let ratings = try Ratings.random(
            items: seed % 3 == 0 ? 5 : 18, providers: 1 + seed % 6, scales: scales, using: &random)
        let user = try ratings.analysis().users[0]
        for rule in [RatingRule.cone, .hull] {
            let fit = try #require(user.fit(rule, .largest))
            let exact = try ratings.leastLargestError(isHull: rule == .hull)
            let own = ratings.users[0].ratings
            let range = (own.max() ?? 0) - (own.min() ?? 0)
            #expect(fit.error >= exact - 1e-10 * max(range, exact))
            #expect(fit.error <= exact + 1e-9 * max(range, exact), "\(rule): \(fit.error), exactly \(exact)")
        }
    }

    /// More providers never fit worse, the hull never better than the cone, one never better than the hull.
    @Test(arguments: 0..<20) func rulesAndCountsAreOrdered(_ seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(300 + seed))
        let ratings = try Ratings.random(
            items: 30, providers: 9, scales: seed < 10 ? 0.5...2 : 1e-5...1e5, using: &random)
        let user = try ratings.analysis().users[0]
        for norm in RatingNorm.allCases {
            let errors = try [RatingRule.cone, .hull, .single].map { try #require(user.fit($0, norm)).error }
            #expect(errors[0] <= errors[1] * (1 + 1e-9) && errors[1] <= errors[2] * (1 + 1e-9))
            for rule in [RatingRule.cone, .hull] {
                let steps = user.steps.compactMap { $0.errors[norm]?[rule] }
                #expect(steps.count == 9 && zip(steps, steps.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-9) })
            }
        }
    }

    /// A provider that rates as the user does, up to scale and offset for the cone, leaves nothing.
    @Test func anAlignedProviderLeavesNoError() throws {
        let own = [1.0, 4, 2, 8, 5, 7]
        let ratings = try Ratings(
            items: (1...6).map { "\($0)" }, users: [.init(name: "u", ratings: own)],
            providers: [
                .init(name: "flat", ratings: own.map { _ in 3 }),
                .init(name: "scaled", ratings: own.map { 2 * $0 - 30 }),
                .init(name: "against", ratings: own.map { -$0 }),
            ])
        let user = try ratings.analysis().users[0]
        for norm in RatingNorm.allCases {
            let fit = try #require(user.fit(.cone, norm))
            #expect(fit.error <= 1e-12 && abs(fit.weights[1] - 0.5) <= 1e-12 && abs(fit.offset - 15) <= 1e-10)
            #expect(try #require(user.fit(.hull, norm)).error <= 1e-12)
        }
        #expect(user.heldOut.filter { $0.rule == .cone }.allSatisfy { $0.fitted <= 1e-12 && $0.heldOut <= 1e-10 })
    }

    @Test func halvesAreDrawnBySeedAndJudgeEachOther() throws {
        let example = try #require(try RatingCase.all().last)
        let ratings = try example.ratings()
        let (one, same, other) = try (ratings.analysis(seed: 7), ratings.analysis(seed: 7), ratings.analysis(seed: 8))
        #expect(one == same && one.firstHalf != other.firstHalf)
        #expect(one.firstHalf.count == 50 && Set(one.firstHalf + one.secondHalf) == Set(0..<100))
        for user in one.users {
            #expect(user.heldOut.count == 16)
            for held in user.heldOut where held.rule == .cone && held.norm == .meanSquare {
                #expect(held.fitted > 0 && held.heldOut > held.fitted * 0.5)
            }
        }
        let kept = one.firstHalf
        let half = try Ratings(
            items: kept.map { ratings.items[$0] }, users: ratings.users.map { $0.keeping(kept) },
            providers: ratings.providers.map { $0.keeping(kept) })
        let alone = try half.analysis()
        let fitted = one.users[2].heldOut.first { $0.rule == .hull && $0.norm == .largest && $0.isFittedToFirst }
        let fit = try #require(alone.users[2].fit(.hull, .largest))
        #expect(abs((fitted?.fitted ?? .nan) - fit.error) <= 1e-12)
        let rest = ratings.residuals(fit, of: 2)
        let heldOut = one.secondHalf.map { abs(rest[$0]) }.max()
        #expect(abs((fitted?.heldOut ?? .nan) - (heldOut ?? 0)) <= 1e-12)
    }

    @Test func whatIsNoneIsRefused() {
        typealias Rater = Ratings.Rater
        let (u, p) = (Rater(name: "u", ratings: [1, 2]), Rater(name: "p", ratings: [2, 1]))
        #expect(throws: RatingsError.tooFew(.items, least: 2)) {
            try Ratings(items: ["a"], users: [u], providers: [p])
        }
        #expect(throws: RatingsError.tooFew(.users, least: 1)) {
            try Ratings(items: ["a", "b"], users: [], providers: [p])
        }
        #expect(throws: RatingsError.duplicateName("u")) {
            try Ratings(items: ["a", "b"], users: [u], providers: [u])
        }
        #expect(throws: RatingsError.ratings(of: "p")) {
            try Ratings(items: ["a", "b"], users: [u], providers: [Rater(name: "p", ratings: [1, .nan])])
        }
        #expect(throws: RatingsError.ratings(of: "p")) {
            try Ratings(items: ["a", "b"], users: [u], providers: [Rater(name: "p", ratings: [1])])
        }
    }
}

extension Ratings {
    fileprivate func residuals(_ fit: RatingFit, of user: Int = 0) -> [Double] {
        items.indices.map { k in
            zip(fit.weights, providers).reduce(fit.offset - users[user].ratings[k]) { $0 + $1.0 * $1.1.ratings[k] }
        }
    }

    /// With every row written down, weights in units of each provider's range.
    fileprivate func leastLargestError(isHull: Bool) throws -> Double {
        try LinearProgram.scoped(.minimize) { program in
            let own = users[0].ratings
            let unit = (own.max() ?? 0) - (own.min() ?? 0)
            let (offset, error) = try (program.addColumn(.free), program.addColumn(.nonnegative, cost: 1))
            let ranges = providers.map { ($0.ratings.max() ?? 0) - ($0.ratings.min() ?? 0) }
            let weights = try providers.map { _ in try program.addColumn(.nonnegative) }
            if isHull { try program.addRow(.exactly(1), zip(weights, ranges).map { Term(unit / $1, $0) }) }
            for (k, value) in own.enumerated() {
                for sign in [1.0, -1.0] {
                    let shares = zip(weights, zip(providers, ranges)).map { column, rater in
                        Term(sign * (rater.0.ratings[k] - rater.0.ratings[0]) / rater.1, column)
                    }
                    try program.addRow(
                        .atMost(sign * (value - own[0]) / unit),
                        [Term(sign, offset), Term(-1, error)] + shares.filter { $0.coefficient != 0 })
                }
            }
            let solution = try program.solve(SimplexOptions(isExact: true))
            try #require(solution.isOptimal)
            return unit * solution.objective
        }
    }
}

extension Ratings.Rater {
    fileprivate func keeping(_ kept: [Int]) -> Ratings.Rater {
        Ratings.Rater(name: name, ratings: kept.map { ratings[$0] })
    }
}

extension [Double] {
    fileprivate var centred: [Double] { map { [mean = reduce(0, +) / Double(count)] in $0 - mean } }
    fileprivate var norm: Double { reduce(0) { $0 + $1 * $1 }.squareRoot() }
}
