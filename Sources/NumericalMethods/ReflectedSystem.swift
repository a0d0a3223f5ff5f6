/// A system after the reflections that make the columns in use triangular, in the order in which they came.
struct ReflectedSystem {
    private(set) var columns: [[Double]]
    private(set) var right: [Double]
    private(set) var used: [Int] = []
    private var isUsed: [Bool]

    init(_ columns: [[Double]], _ right: [Double]) {
        self.columns = columns
        self.right = right
        isUsed = [Bool](repeating: false, count: columns.count)
    }

    mutating func use(_ j: Int) {
        let first = used.count
        var normal = Array(columns[j][first...])
        let size = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
        normal[0] += normal[0] > 0 ? size : -size
        let length = normal.reduce(0) { $0 + $1 * $1 }.squareRoot()
        used.append(j)
        isUsed[j] = true
        guard length > 0 else { return }
        for k in normal.indices { normal[k] /= length }
        for other in columns.indices where other == j || !isUsed[other] {
            Self.reflect(&columns[other], by: normal, from: first)
        }
        Self.reflect(&right, by: normal, from: first)
        for k in (first + 1)..<max(right.count, first + 1) { columns[j][k] = 0 }
    }

    private static func reflect(_ vector: inout [Double], by normal: [Double], from first: Int) {
        vector.withUnsafeMutableBufferPointer { vector in
            normal.withUnsafeBufferPointer { normal in
                var along = 0.0
                for k in normal.indices { along += normal[k] * vector[first + k] }
                along *= 2
                for k in normal.indices { vector[first + k] -= along * normal[k] }
            }
        }
    }

    /// The column along which what is left of the right side falls fastest; nil where it falls along none.
    func steepest(besides isRejected: [Bool]) -> Int? {
        var found: (slope: Double, index: Int)?
        for (j, column) in columns.enumerated() where !isRejected[j] && !isUsed[j] {
            var slope = 0.0
            for k in used.count..<right.count { slope += column[k] * right[k] }
            if slope > found?.slope ?? 0 { found = (slope, j) }
        }
        return found?.index
    }

    /// The column of which most is left, with its length; nil where all are in use.
    var longest: (index: Int, length: Double)? {
        let first = used.count
        return columns.indices.filter { !isUsed[$0] }
            .map { j in (j, columns[j][first...].reduce(0) { $0 + $1 * $1 }) }
            .max { $0.1 < $1.1 }
            .map { ($0.0, $0.1.squareRoot()) }
    }

    /// The coefficients of the columns in use.
    func solution() -> [Double] {
        var x = Array(right[..<used.count])
        for place in used.indices.reversed() {
            let column = columns[used[place]]
            x[place] = column[place] == 0 ? 0 : x[place] / column[place]
            for k in 0..<place { x[k] -= x[place] * column[k] }
        }
        return x
    }
}
