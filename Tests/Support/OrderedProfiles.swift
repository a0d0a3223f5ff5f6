/// Expectations by the plainest way there is: over every assignment of a type to each of N parties. No counts, no
/// multinomial coefficients, nothing in common with the code under test; O(I^N).
public struct OrderedProfiles {
    public let participants: Int
    public let probabilities: [Double]

    public init(participants: Int, probabilities: [Double]) {
        self.participants = participants
        self.probabilities = probabilities
    }

    /// E[f(S)].
    public func expectation(_ contributions: [Double], _ f: (Double) -> Double) -> Double {
        sum(contributions) { _, total in f(total) }
    }

    /// E[f(S) | n_i >= 1].
    public func expectation(_ contributions: [Double], given i: Int, _ f: (Double) -> Double) -> Double {
        let present = sum(contributions) { isPresent, _ in isPresent[i] ? 1 : 0 }
        return sum(contributions) { isPresent, total in isPresent[i] ? f(total) : 0 } / present
    }

    /// E[f(S) ; somebody of any of these types is among the parties].
    public func expectation(_ contributions: [Double], whereAnyOf types: [Int], _ f: (Double) -> Double) -> Double {
        sum(contributions) { isPresent, total in types.contains { isPresent[$0] } ? f(total) : 0 }
    }

    /// E[f(S) | somebody of any of these types is among the parties].
    public func expectation(_ contributions: [Double], givenAnyOf types: [Int], _ f: (Double) -> Double) -> Double {
        expectation(contributions, whereAnyOf: types, f) / expectation(contributions, whereAnyOf: types) { _ in 1 }
    }

    private func sum(_ contributions: [Double], _ term: ([Bool], Double) -> Double) -> Double {
        var result = 0.0
        func visit(_ left: Int, _ weight: Double, _ total: Double, _ isPresent: [Bool]) {
            if left == 0 {
                result += weight * term(isPresent, total)
                return
            }
            for i in probabilities.indices {
                var isPresent = isPresent
                isPresent[i] = true
                visit(left - 1, weight * probabilities[i], total + contributions[i], isPresent)
            }
        }
        visit(participants, 1, 0, Array(repeating: false, count: probabilities.count))
        return result
    }
}
