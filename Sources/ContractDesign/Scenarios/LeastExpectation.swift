/// The least that several expectations give, one for each law of who comes: of the performance, and of each cap.
///
/// A least of concave functions is concave, and the tangent of one that is least at a point is one of the least there.
struct LeastExpectation: CollectiveExpectation {
    private var members: [any CollectiveExpectation]
    /// Which member performs least where the expectation stands.
    private var worst = 0

    /// - Parameter members: at least one, for the same classes.
    init(_ members: [any CollectiveExpectation]) { self.members = members }

    mutating func move(to contributions: [Double]) {
        for k in members.indices { members[k].move(to: contributions) }
        worst = members.indices.min { members[$0].performance < members[$1].performance } ?? 0
    }

    mutating func hold() {
        for k in members.indices { members[k].hold() }
    }

    var leastPerformance: Double { least(\.leastPerformance) }
    var leastValue: Double { least(\.leastValue) }
    var evaluationError: Double { members.reduce(0) { max($0, $1.evaluationError) } }
    var gradientError: Double { members.reduce(0) { max($0, $1.gradientError) } }
    var evaluations: Int { members.reduce(0) { $0 + $1.evaluations } }
    var contributions: [Double] { members[0].contributions }

    var performance: Double { members[worst].performance }
    var modelValue: Double { least(\.modelValue) }
    func cap(of i: Int) -> Double { members.reduce(.infinity) { min($0, $1.cap(of: i)) } }
    func caps() -> [Double] { leastEach { $0.caps() } }
    func ownCaps() -> [Double] { leastEach { $0.ownCaps() } }
    func performanceGradient() -> [Double] { members[worst].performanceGradient() }
    func capGradient(of i: Int) -> [Double] { tightest(i).capGradient(of: i) }

    /// That of the member that performs least, with the caps of the members that have the least of them.
    func curvature(capWeights: [(cap: Int, weight: Double)], steps: [Int]) -> [Double] {
        let owners = capWeights.map { tightestIndex($0.cap) }
        var sum = [Double](repeating: 0, count: steps.count * steps.count)
        for k in members.indices {
            let weights = zip(capWeights, owners).filter { $1 == k }.map(\.0)
            if weights.isEmpty, k != worst { continue }
            add(members[k].curvature(capWeights: weights, steps: steps), times: 1, to: &sum)
            // What a member says is about its performance too.
            if k != worst { add(members[k].curvature(capWeights: [], steps: steps), times: -1, to: &sum) }
        }
        return sum
    }

    func parts(withPerformanceUpTo distance: Double) -> [any CollectiveExpectation] {
        members.filter { $0.performance <= performance + distance }
    }

    func parts(withCapOf i: Int, upTo distance: Double) -> [any CollectiveExpectation] {
        let caps = members.map { $0.cap(of: i) }
        let least = caps.min() ?? 0
        return members.indices.filter { caps[$0] <= least + distance }.map { members[$0] }
    }

    private func tightest(_ i: Int) -> any CollectiveExpectation { members[tightestIndex(i)] }

    private func tightestIndex(_ i: Int) -> Int {
        let caps = members.map { $0.cap(of: i) }
        return caps.indices.min { caps[$0] < caps[$1] } ?? 0
    }

    private func least(_ quantity: (any CollectiveExpectation) -> Double) -> Double {
        members.reduce(.infinity) { min($0, quantity($1)) }
    }

    private func leastEach(_ quantities: (any CollectiveExpectation) -> [Double]) -> [Double] {
        members.dropFirst().reduce(quantities(members[0])) { zip($0, quantities($1)).map(min) }
    }

    private func add(_ matrix: [Double], times factor: Double, to sum: inout [Double]) {
        for k in sum.indices { sum[k] += factor * matrix[k] }
    }
}
