import RealModule

// The curves that a contract rests on.
extension PilotFit {
    /// Half-widths are 1.645 standard deviations: a chance of 5 % on one side.
    private static let oneSided = 1.645

    /// The curve that caps and performance rest on.
    /// - Parameters:
    ///   - caution: how far the fit is relied upon.
    ///   - total: effective units that a group is expected to have.
    /// - Complexity: one search, none for the fit itself.
    public func counted(on caution: PilotCaution, at total: Double) -> SkillCurve {
        switch caution.trust {
        case .fit: return chosen.curve
        case .lower: return chosen.lowerCurve(at: total)
        case .prediction:
            let lower = chosen.lowerCurve(at: total)
            let half = chosen.curve.value(at: total) - lower.value(at: total)
            let spread = Self.oneSided * scatter(at: total, validationRows: caution.validationRows)
            return lower.lowered(by: (half * half + spread * spread).squareRoot() - half)
        }
    }

    /// The standard deviation in skill of one model's score: sqrt(s^2 + p (1 - p) / (rows (1 - baseline)^2)), with s that of a
    /// single training at the largest size and p the score that the fit predicts; without rows, s alone.
    public func scatter(at total: Double, validationRows: Int?) -> Double {
        let training = spreadOfOneTraining
        guard let validationRows else { return training }
        let score = min(1, max(0, pilot.score(ofSkill: chosen.curve.value(at: total))))
        let scale = 1 - pilot.baseline
        return (training * training + score * (1 - score) / (Double(validationRows) * scale * scale)).squareRoot()
    }

    /// In skill: the error of the mean at the largest size times the root of the runs that it is taken over; where errors
    /// are not known, the root mean square of what the fit leaves.
    private var spreadOfOneTraining: Double {
        guard let error = errors?.last else { return chosen.rootMeanSquare }
        return error * Double(pilot.measurements.last?.repeats ?? 1).squareRoot()
    }

    /// The curves that are highest where types would train alone, of those that the pilot does not reject.
    /// - Parameter sizes: effective units that types would train on alone.
    func upperCurves(at sizes: [Double]) -> [SkillCurve] { anchors(sizes).map(chosen.upperCurve) }

    /// More sizes than this are represented by as many, spread evenly by their logarithms.
    private static let mostAnchors = 12

    /// Where types that do not train alone might begin to: at the smallest size of the pilot.
    private func anchors(_ sizes: [Double]) -> [Double] {
        let sizes = Set(sizes.map { max($0, pilot.range.lowerBound) }).sorted()
        guard sizes.count > Self.mostAnchors, let first = sizes.first, let last = sizes.last else { return sizes }
        return (0..<Self.mostAnchors).map { first * .pow(last / first, Double($0) / Double(Self.mostAnchors - 1)) }
    }
}

extension SkillCurve {
    /// The same curve with another limit.
    fileprivate func lowered(by skill: Double) -> SkillCurve {
        SkillCurve(limit: limit - skill, drop: drop, shape: shape, reference: reference)
    }
}
