/// What a contract problem rests on beside who comes: what data and models are worth, whose view counts, and how the
/// problem is solved.
public struct Setting: Sendable {
    /// What a model learns from data.
    public var accuracy: any AccuracyFunction
    /// What a model is worth.
    public var valuation: any Valuation
    /// The high curve of a band, where the curve is not known: what types have alone rests on it, performance and caps on
    /// `accuracy`, so that the menu holds for every curve between the two. Nil where the curve is known.
    public var accuracyHigh: (any AccuracyFunction)?
    /// Further curves that may be the true one, such as those that a pilot does not reject: what types have alone is the most
    /// that any of them gives. They need not lie above `accuracy` everywhere.
    public var outsideCurves: [any AccuracyFunction] = []
    /// From whose view rewards are capped.
    public var conditioning: Conditioning
    /// Which of the optimal menus is returned.
    public var preference: Preference
    /// How expectations are computed.
    public var engine: Engine
    /// Solve the concave relaxation only.
    public var isRelaxed: Bool
    /// Gap between the bounds, in performance, at which a menu counts as certified; within (0, 1).
    public let tolerance: Double
    /// The most memory, in bytes, that a search takes for enumerating compositions; another engine is taken, or the
    /// search refused, where that is too little. No search takes more than about 2e9.
    public var mostTableBytes = Double.infinity
    /// Contributions and rewards in whole multiples; nil where they may be any numbers.
    public var multiples: WholeMultiples?

    /// What holds where nothing else is said.
    public static let standard = Setting()

    private init() {
        accuracy = BoundAccuracy.standard
        valuation = LinearValuation.standard
        conditioning = .atLeastOne
        preference = .parties
        engine = .auto
        isRelaxed = false
        tolerance = 1e-8
    }

    /// The standard setting but for what is said.
    /// - Throws: `ContractError.tolerance` for a tolerance outside (0, 1).
    public init(
        accuracy: any AccuracyFunction = standard.accuracy, valuation: any Valuation = standard.valuation,
        conditioning: Conditioning = standard.conditioning, preference: Preference = standard.preference,
        engine: Engine = standard.engine, isRelaxed: Bool = standard.isRelaxed,
        tolerance: Double = standard.tolerance
    ) throws(ContractError) {
        guard tolerance > 0, tolerance < 1 else { throw .tolerance(tolerance) }
        self.accuracy = accuracy
        self.valuation = valuation
        self.conditioning = conditioning
        self.preference = preference
        self.engine = engine
        self.isRelaxed = isRelaxed
        self.tolerance = tolerance
    }
}
