import ContractDesign
import LearningCurves
import Tabular

extension PilotOptions {
    /// Puts each case of a sweep on the curves of the pilot, anchored where its group is; nil where there is no pilot.
    /// - Throws: what reading and fitting the pilot throw, and `ValidationError` where a curve is said as well.
    func curving(
        in settings: SettingOptions, ignoring ignored: IgnoredColumns
    ) throws -> (@Sendable (ContractProblem) throws(ContractError) -> ContractProblem)? {
        guard let pilot else { return nil }
        try settings.requireNoCurve(beside: self)
        let fitted = try fit.fit(pilot, ignoring: ignored)
        let caution = caution
        return { asked throws(ContractError) in
            do throws(PilotedProblemError) {
                return try PilotedProblem(fitted, caution: caution, of: asked).problem
            } catch {
                switch error {
                case .contract(let error): throw error
                case .curve, .pilot: throw .curve(error.description)
                }
            }
        }
    }
}
