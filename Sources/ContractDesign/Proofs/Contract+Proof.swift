import LinearProgramming
import Stopping

extension Contract {
    /// The evidence for a stranger that the menu keeps its promises and that no menu is better by more than the tolerance.
    ///
    /// The menu is written in decimals; where a cap then fails by rounding it gives way by some 1e-12 of the value of a
    /// perfect model. One near-optimal point and its multipliers mostly prove the bound; at a hinge the menus are divided.
    /// - Parameter stop: asked whether to go on; a proof that is stopped is not found.
    /// - Throws: `ProofError.unsupported` for problems of which there are no proofs; `notFound` where the evidence is not
    ///   enough; `ContractError` of the linear programs.
    /// - Complexity: mostly one linear program of 2 I columns and one evaluation of all caps with their gradients.
    public func proof(stop: @escaping () -> Bool = { false }) throws -> ContractProof {
        try problem.requireProvable()
        let source = try problem.proofSource()
        guard ExactTypes(problem.population).agree(with: source.screening.order) else {
            throw ProofError.notFound(.costOrder)
        }
        let menu = try source.menu(of: self)
        let (upper, tree) = try source.bound(of: self, at: menu, stop)
        let proof = ContractProof(
            problem: problem, offers: menu.exact.offers(source.screening.order, problem.population),
            lower: ExactDecimal(menu.performance), upper: upper, violation: .zero, witnesses: source.witnesses,
            tree: tree)
        guard ExactCheck(proof, source.screening).faults.isEmpty else { throw ProofError.notFound(.menu) }
        return proof
    }
}

extension ContractProblem {
    /// Refuses what cannot be proved yet.
    /// - Throws: `ProofError.unsupported`.
    public func requireProvable() throws(ProofError) {
        if setting.multiples != nil { throw .unsupported(.multiples) }
        if hasSeveralLaws, population.isWithinBounds { throw .unsupported(.severalLaws) }
        if participation.isSolitary { throw .unsupported(.solitary) }
        if isRelaxed { throw .unsupported(.relaxation) }
        for case let table as TableAccuracy in [accuracy] + setting.otherCurves where table.majorantExcess > 0 {
            throw .unsupported(.majorant)
        }
    }

    /// What proofs of the problem are made and checked with.
    func proofSource() throws(ContractError) -> ProofSource { try proofSource(accuracy, valuation) }

    private func proofSource(
        _ accuracy: some AccuracyFunction, _ valuation: some Valuation
    ) throws(ContractError) -> ProofSource {
        let screening = screening(accuracy, valuation)
        let laws = scenarioLaws(screening.order) ?? [screening.order.probabilities]
        var tangents: [LawTangents] = []
        for (place, law) in laws.enumerated() {
            let source = EngineSource(self, screening.under([law]), accuracy, valuation, Patience())
            tangents.append(
                LawTangents(
                    problem: source.screening, law: place, conditioning: conditioning, participation: participation,
                    tables: source.tables, engine: try source.momentEngine()))
        }
        return ProofSource(
            problem: self, screening: screening,
            witnesses: outsideCurves.map { tangentPoints($0, valuation, screening) },
            tangents: ProofTangents(laws: tangents))
    }

    private func tangentPoints(
        _ curve: some AccuracyFunction, _ valuation: some Valuation, _ screening: ScreeningProblem
    ) -> [Double] {
        let witness = OutsideWitness(curve, valuation)
        return screening.order.classes.map {
            witness.contribution(
                atCost: $0.cost, capacity: $0.capacity, valueScale: valuation.value(of: curve.limit))
        }
    }
}

extension EngineSource {
    /// The engine for what cannot be enumerated, where a checker has moments for it; nil elsewhere.
    fileprivate func momentEngine() throws(ContractError) -> (any ExpectationEngine)? {
        guard accuracy.isSmooth, !(accuracy is ArctanAccuracy) else { return nil }
        switch try candidate() {
        case .laplace(let engine): return engine
        case .sums(let engine): return engine
        case .enumeration, .gauss: return gauss()
        }
    }
}
