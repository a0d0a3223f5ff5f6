/// What one player gets in each state from each action of a user: `[state, action]`, in the player's own payoff units.
public struct PayoffMatrix: Hashable, Sendable {
    /// Rows.
    public let stateCount: Int
    /// Columns.
    public let actionCount: Int
    /// State by state.
    let cells: [Double]

    /// The matrix whose cell is `payoff(state, action)`, both counted from 0.
    public init(states: Int, actions: Int, _ payoff: (Int, Int) -> Double) {
        stateCount = max(0, states)
        actionCount = max(0, actions)
        var cells: [Double] = []
        cells.reserveCapacity(stateCount * actionCount)
        for state in 0..<stateCount {
            for action in 0..<actionCount { cells.append(payoff(state, action)) }
        }
        self.cells = cells
    }

    /// One row a state. A row that is shorter than the first is filled up with NaN, which no game accepts.
    public init(_ rows: [[Double]]) {
        self.init(states: rows.count, actions: rows.first?.count ?? 0) { state, action in
            action < rows[state].count ? rows[state][action] : .nan
        }
    }

    /// The payoff in one state from one action, both counted from 0. O(1).
    public subscript(state: Int, action: Int) -> Double { cells[state * actionCount + action] }

    /// The cells of one state.
    func row(_ state: Int) -> ArraySlice<Double> { cells[state * actionCount..<(state + 1) * actionCount] }

    /// The same matrix with each cell put through `transform(state, action, payoff)`.
    public func map(_ transform: (Int, Int, Double) -> Double) -> PayoffMatrix {
        PayoffMatrix(states: stateCount, actions: actionCount) { transform($0, $1, self[$0, $1]) }
    }
}
