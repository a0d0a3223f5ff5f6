import NumericalMethods
import RealModule

/// Many cost classes stood in for by few: the nodes of Gauss rules in ln c.
///
/// The average over independent parties of a smooth function of their costs is a product measure's, and products of
/// Gauss rules serve for it. Classes that train alone and those that do not are kept apart, and so are costs farther
/// apart than a segment.
struct MergedKinds {
    private let nodesOfSegment: Int
    /// In ln c.
    private static let segment = 3.0

    init(nodesOfSegment: Int) { self.nodesOfSegment = nodesOfSegment }

    /// - Parameters:
    ///   - kinds: of any number, each with its probability.
    ///   - kind: what a party of a cost is that does, or does not, train alone.
    /// - Complexity: O(I log I), and a utility alone for each node.
    func merged(
        _ kinds: [InformedKind], _ kind: (_ cost: Double, _ probability: Double, _ trains: Bool) -> InformedKind
    ) -> [InformedKind] {
        [true, false].flatMap { trains in
            segments(kinds.filter { !$0.isAbsent && $0.trains == trains }).flatMap { segment in
                segment.count <= nodesOfSegment
                    ? segment : rule(segment).map { kind(.exp($0.logarithm), $0.probability, trains) }
            }
        } + kinds.filter(\.isAbsent)
    }

    private func segments(_ kinds: [InformedKind]) -> [[InformedKind]] {
        var segments: [[InformedKind]] = []
        var first = 0.0
        for kind in kinds.sorted(by: { $0.x < $1.x }) {
            if !segments.isEmpty, .log(kind.x) <= first + Self.segment {
                segments[segments.count - 1].append(kind)
            } else {
                segments.append([kind])
                first = .log(kind.x)
            }
        }
        return segments
    }

    private func rule(_ segment: [InformedKind]) -> [(logarithm: Double, probability: Double)] {
        let total = segment.reduce(0) { $0 + $1.probability }
        let logarithms = segment.map { -Double.log($0.x) }
        let shares = segment.map { $0.probability / total }
        let mean = zip(logarithms, shares).reduce(0) { $0 + $1.0 * $1.1 }
        let variance = zip(logarithms, shares).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
        let deviation = variance.squareRoot()
        guard deviation > 1e-14 * max(1, abs(mean)) else { return [(mean, total)] }
        var moments = [Double](repeating: 0, count: 2 * nodesOfSegment)
        for (logarithm, share) in zip(logarithms, shares) {
            let point = (logarithm - mean) / deviation
            var (last, polynomial) = (0.0, 1.0)
            for k in moments.indices {
                moments[k] += share * polynomial
                (last, polynomial) = (polynomial, point * polynomial - Double(k) * last)
            }
        }
        let rule = JacobiMatrix(hermiteMoments: moments).rule(nodes: nodesOfSegment)
        return zip(rule.nodes, rule.weights).map { (mean + deviation * $0, $1 * total) }
    }
}
