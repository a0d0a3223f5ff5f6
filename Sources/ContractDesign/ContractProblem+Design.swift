import LinearProgramming

extension ContractProblem {
    /// The most numbers that an outcome table may hold: 320 MB.
    static let largestTable = 4e7

    /// The best menu, its bounds and its checks.
    ///
    /// Solves the concave relaxation to the tolerance. Where its optimum is feasible and worth as much under the true
    /// a = max(0, b), as it is when every total is at least the touching point, the menu is certified. Otherwise the
    /// best of its retreat into the true feasible set, of the optimum of a concave restriction, and of everyone
    /// training alone is returned, with the status `bounded` unless the bounds meet all the same.
    /// - Parameters:
    ///   - export: also write the final linear program in this format, into `Contract.programText`.
    /// - Throws: `ContractError.tooManyOutcomes` where the compositions cannot be enumerated.
    public func design(
        observer: SolveObserver = SolveObserver(), export: ProgramFormat? = nil
    ) throws(ContractError) -> Contract {
        try design(accuracy, valuation, observer, export)
    }

    /// What given contributions would be worth to the coordinator: E[a(S)].
    /// - Parameter contributions: raw units per type, in the population's order.
    /// - Throws: `ContractError.tooManyOutcomes` where the compositions cannot be enumerated.
    public func expectedPerformance(ofContributions contributions: [Double]) throws(ContractError) -> Double {
        precondition(contributions.count == population.types.count, "One contribution per type is needed.")
        let table = try outcomeTable(population.types.map(\.probability))
        var expectation = Enumeration(table, CollectiveCurves(.exact, accuracy: accuracy, valuation: valuation))
        expectation.move(to: zip(population.types, contributions).map { $0.quality * $1 })
        return expectation.performance
    }

    private func outcomeTable(_ probabilities: [Double]) throws(ContractError) -> OutcomeTable {
        let classes = probabilities.count
        let outcomes = OutcomeTable.outcomeCount(participants: participants, classes: classes)
        if outcomes * Double(classes + 4) > Self.largestTable {
            throw .tooManyOutcomes(participants: participants, classes: classes, count: outcomes)
        }
        return OutcomeTable(participants: participants, probabilities: probabilities)
    }

    private func design(
        _ accuracy: some AccuracyFunction, _ valuation: some Valuation, _ observer: SolveObserver, _ export: ProgramFormat?
    ) throws(ContractError) -> Contract {
        let clock = ContinuousClock()
        let start = clock.now
        let order = CostOrder(population)
        let table = try outcomeTable(order.probabilities)
        let screening = ScreeningProblem(order: order, accuracy: accuracy, valuation: valuation)
        func curves(_ kind: CollectiveCurves.Kind) -> CollectiveCurves {
            CollectiveCurves(kind, accuracy: accuracy, valuation: valuation)
        }

        var best = FeasibleMenu(screening, Enumeration(table, curves(.exact)))
        var record = SolverRecord(engine: "enumerate")
        var upper = accuracy.limit
        var prices: [ClassPrice] = []
        var trace: [BoundsStep] = []
        var programText: String?

        if participants == 1 {
            // A lone party's cap leaves it what it has alone, f_i, and only the reservation contribution reaches that.
            upper = best.performance + accuracy.limit * best.exact.evaluationError
        } else {
            func solve(_ kind: CollectiveCurves.Kind) throws(ContractError) -> SupportingHyperplanes<Enumeration>.Outcome {
                let curves = curves(kind)
                let (outcome, work) = try SupportingHyperplanes.solve(
                    screening, Enumeration(table, curves), curves: curves, participants: Double(participants),
                    tolerance: tolerance, observer: observer, export: kind == .envelope ? export : nil)
                record.add(work)
                return outcome
            }
            let relaxation = try solve(.envelope)
            upper = relaxation.upper
            prices = relaxation.prices
            trace = relaxation.trace
            programText = relaxation.programText
            if let z = relaxation.coordinates { best.retreat(from: screening.cone.contributions(z)) }
            if upper - best.performance > tolerance, let z = try solve(.minorant).coordinates {
                best.consider(screening.cone.contributions(z))
            }
        }

        var contract = best.contract(for: self, upper: upper, record: record)
        contract.prices = prices.map { price in
            func name(_ k: Int) -> String { population.types[order.classes[k].members[0]].name }
            let constraint: Constraint =
                switch price.subject {
                case .outsideOption: .individualRationality
                case .incentive(let other): .incentive(posingAs: name(other))
                case .cap: .performanceCap
                case .nonnegativity: .nonnegativity
                }
            return ShadowPrice(constraint: constraint, type: name(price.classIndex), price: price.price)
        }
        contract.trace = trace
        contract.programText = programText
        contract.solver.seconds = (clock.now - start) / .seconds(1)
        return contract
    }
}

extension SolverRecord {
    fileprivate mutating func add(_ work: SolverRecord) {
        evaluationError = max(evaluationError, work.evaluationError)
        linearPrograms += work.linearPrograms
        pivots += work.pivots
        cuts += work.cuts
        evaluations += work.evaluations
    }
}
