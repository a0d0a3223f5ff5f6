/// Evidence that no menu performs more than a bound: the menus are divided by what single classes bring until each part
/// has a proof of its own.
///
/// The parts cover all menus by construction, so that nothing has to be checked about that.
public indirect enum ProofTree: Hashable, Sendable {
    /// One part, by weak duality.
    case leaf(ProofLeaf)
    /// The menus in which a class brings at most so many effective units, and those in which it brings at least as many.
    case split(classIndex: Int, contribution: Double, below: ProofTree, above: ProofTree)

    /// How many parts there are.
    public var leafCount: Int {
        switch self {
        case .leaf: 1
        case .split(_, _, let below, let above): below.leafCount + above.leafCount
        }
    }

    /// Whether no multiplier is negative.
    var hasAdmissibleMultipliers: Bool {
        switch self {
        case .leaf(let leaf): leaf.isAdmissible
        case .split(_, _, let below, let above): below.hasAdmissibleMultipliers && above.hasAdmissibleMultipliers
        }
    }
}

/// Multipliers, by class, for one part of the menus: with A_k and B_ki affine functions that performance and the cap of
/// class i nowhere exceed in it, taken at the point m_k, every menu (m, t) there performs no more than
///
///     sum lam_k A_k(m) + max(0, 1 - sum lam_k) sup a
///         + sum mu_ki (B_ki(m) - t_i) + sum rho_i (t_i - c_i m_i - f_i)
///         + sum nu_ij (t_i - c_i m_i - t_j + c_i m_j),
///
/// whose maximum over the ranges of m and 0 <= t <= sup v(a) is the bound. All multipliers are at least 0; which they are
/// decides only how good the bound is.
/// - SeeAlso: Neumaier, Shcherbina, "Safe bounds in linear and mixed-integer linear programming", Math. Program. 99 (2004).
public struct ProofLeaf: Hashable, Sendable {
    /// Where majorants are taken.
    public var points: [Point]
    /// lam_k by point.
    public var objective: [Double]
    /// mu_ki, performance per value unit.
    public var caps: [CapMultiplier]
    /// rho_i.
    public var rationality: [ClassMultiplier]
    /// nu_ij.
    public var incentives: [PairMultiplier]

    /// A point at which majorants are taken.
    public struct Point: Hashable, Sendable {
        /// m_k: contributions by class, effective units.
        public var contributions: [Double]
        /// Under which of several laws of who comes, from 0; what holds for one of them bounds the least over all.
        public var law: Int

        package init(_ contributions: [Double], law: Int = 0) {
            self.contributions = contributions
            self.law = law
        }
    }

    /// The multiplier of one class's cap, taken at one point.
    public struct CapMultiplier: Hashable, Sendable {
        /// The place of the point, from 0.
        public var point: Int
        /// In cost order, from 0.
        public var classIndex: Int
        /// Performance per value unit, at least 0.
        public var multiplier: Double

        package init(point: Int, classIndex: Int, multiplier: Double) {
            self.point = point
            self.classIndex = classIndex
            self.multiplier = multiplier
        }
    }

    /// The multiplier of one class's individual rationality.
    public struct ClassMultiplier: Hashable, Sendable {
        /// In cost order, from 0.
        public var classIndex: Int
        /// Performance per value unit, at least 0.
        public var multiplier: Double

        package init(classIndex: Int, multiplier: Double) {
            self.classIndex = classIndex
            self.multiplier = multiplier
        }
    }

    /// The multiplier of what keeps one class from posing as another.
    public struct PairMultiplier: Hashable, Sendable {
        /// In cost order, from 0.
        public var classIndex: Int
        /// The class that it is kept from posing as.
        public var posingAs: Int
        /// Performance per value unit, at least 0.
        public var multiplier: Double

        package init(classIndex: Int, posingAs: Int, multiplier: Double) {
            self.classIndex = classIndex
            self.posingAs = posingAs
            self.multiplier = multiplier
        }
    }

    package init(
        points: [Point], objective: [Double], caps: [CapMultiplier], rationality: [ClassMultiplier],
        incentives: [PairMultiplier]
    ) {
        self.points = points
        self.objective = objective
        self.caps = caps
        self.rationality = rationality
        self.incentives = incentives
    }

    /// Whether no multiplier is negative.
    var isAdmissible: Bool {
        (objective + caps.map(\.multiplier) + rationality.map(\.multiplier) + incentives.map(\.multiplier))
            .allSatisfy { $0 >= 0 }
    }

    /// All multipliers times a factor above 0.
    func scaled(by factor: Double) -> ProofLeaf {
        var leaf = self
        for k in leaf.objective.indices { leaf.objective[k] *= factor }
        for k in leaf.caps.indices { leaf.caps[k].multiplier *= factor }
        for k in leaf.rationality.indices { leaf.rationality[k].multiplier *= factor }
        for k in leaf.incentives.indices { leaf.incentives[k].multiplier *= factor }
        return leaf
    }

    /// The same without points that no multiplier refers to.
    var withoutIdlePoints: ProofLeaf {
        let used = points.indices.filter { k in objective[k] > 0 || caps.contains { $0.point == k } }
        let place = Dictionary(uniqueKeysWithValues: used.enumerated().map { ($0.element, $0.offset) })
        var leaf = self
        leaf.points = used.map { points[$0] }
        leaf.objective = used.map { objective[$0] }
        leaf.caps = caps.map {
            CapMultiplier(point: place[$0.point] ?? 0, classIndex: $0.classIndex, multiplier: $0.multiplier)
        }
        return leaf
    }
}
