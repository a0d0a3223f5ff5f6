/// How far a contract relies on a fitted curve.
public struct PilotCaution: Hashable, Sendable {
    /// Which curve caps and performance rest on.
    public enum Trust: String, CaseIterable, Hashable, Sendable {
        /// The best fit, which lies as often above the truth as below it.
        case fit
        /// The lowest curve, at the group's expected total, that the pilot does not reject.
        case lower
        /// The same, lower by how much a single training and its validation scatter.
        case prediction
    }

    /// Which curves say what types have alone.
    public enum Outside: String, CaseIterable, Hashable, Sendable {
        /// The one that caps and performance rest on.
        case lower
        /// The best fit.
        case fit
        /// The highest, at what each type would train on, that the pilot does not reject.
        case upper
    }

    /// Which curve caps and performance rest on.
    public var trust: Trust
    /// Which curves say what types have alone.
    public var outside: Outside
    /// On how many rows a delivered model's score is measured, for `prediction`; nil where that is not counted.
    public var validationRows: Int?

    /// The careful choice: promises that hold for every curve that the pilot does not reject at the group's total.
    public static let standard = PilotCaution()

    /// Whatever is not said is careful.
    public init(trust: Trust = .lower, outside: Outside = .upper, validationRows: Int? = nil) {
        self.trust = trust
        self.outside = outside
        self.validationRows = validationRows
    }

    /// Less careful choices, from the nearest on: first about what types have alone, then about the curve.
    var lessCareful: [PilotCaution] {
        let outsides: [Outside] = outside == .upper ? [.fit, .lower] : outside == .fit ? [.lower] : []
        let trusts: [Trust] = trust == .prediction ? [.lower, .fit] : trust == .lower ? [.fit] : []
        return outsides.map { with(trust, $0) }
            + trusts.flatMap { trust in ([outside] + outsides).map { with(trust, $0) } }
    }

    private func with(_ trust: Trust, _ outside: Outside) -> PilotCaution {
        PilotCaution(trust: trust, outside: outside, validationRows: validationRows)
    }
}
