import ContractDesign

/// The evidence for the upper bound: one part of the menus, or two on either side of what a class brings.
indirect enum NodeRecord: Codable, Sendable {
    case leaf(LeafRecord)
    /// The weights, one of which is not 0, times contributions are at most `at` below and at least that above.
    case split(weights: [Double], at: Double, below: NodeRecord, above: NodeRecord)

    private enum Keys: String, CodingKey {
        case split, at, below, above
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        guard container.contains(.split) else {
            self = .leaf(try LeafRecord(from: decoder))
            return
        }
        self = .split(
            weights: try container.decode([Double].self, forKey: .split),
            at: try container.decode(Double.self, forKey: .at),
            below: try container.decode(NodeRecord.self, forKey: .below),
            above: try container.decode(NodeRecord.self, forKey: .above))
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .leaf(let leaf):
            try leaf.encode(to: encoder)
        case .split(let weights, let at, let below, let above):
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(weights, forKey: .split)
            try container.encode(at, forKey: .at)
            try container.encode(below, forKey: .below)
            try container.encode(above, forKey: .above)
        }
    }
}

/// The multipliers of one part: rows of indices, from 0, and a multiplier.
struct LeafRecord: Codable, Sendable {
    var points: [[Double]]
    /// By point, under which scenario; where there are several.
    var laws: [Int]?
    var objective: [Double]
    var caps: [[Double]]
    var ir: [[Double]]
    var ic: [[Double]]
    var path: [Double]?
}

extension NodeRecord {
    init(_ tree: ProofTree, classCount: Int) {
        switch tree {
        case .leaf(let leaf):
            self = .leaf(LeafRecord(leaf))
        case .split(let i, let contribution, let below, let above):
            var weights = [Double](repeating: 0, count: classCount)
            weights[i] = 1
            self = .split(
                weights: weights, at: contribution, below: NodeRecord(below, classCount: classCount),
                above: NodeRecord(above, classCount: classCount))
        }
    }
}

extension LeafRecord {
    init(_ leaf: ProofLeaf) {
        self.init(
            points: leaf.points.map(\.contributions),
            laws: leaf.points.contains { $0.law > 0 } ? leaf.points.map(\.law) : nil, objective: leaf.objective,
            caps: leaf.caps.map { [Double($0.point), Double($0.classIndex), $0.multiplier] },
            ir: leaf.rationality.map { [Double($0.classIndex), $0.multiplier] },
            ic: leaf.incentives.map { [Double($0.classIndex), Double($0.posingAs), $0.multiplier] }, path: nil)
    }
}
