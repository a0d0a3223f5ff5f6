/// The downhill simplex in a box of one or two dimensions.
/// - SeeAlso: Nelder, Mead, "A simplex method for function minimization", Computer Journal 7 (1965) 308-313.
struct NelderMead {
    typealias Vertex = (point: SIMD2<Double>, value: Double)

    let low: SIMD2<Double>
    let high: SIMD2<Double>
    let dimensions: Int

    private static let mostSteps = 300
    /// Of the longest edge, in coordinates of order 1.
    private static let smallest = 1e-10

    /// The least value found from a start, first with edges of length `step`, then once more with edges a hundredth of
    /// that; no worse than the start. Points beyond the box are moved to its edge.
    func minimum(from start: SIMD2<Double>, step: SIMD2<Double>, _ f: (SIMD2<Double>) -> Double) -> Vertex {
        var best = descend(from: (start, f(start)), step, f)
        best = descend(from: best, step * 0.01, f)
        return best
    }

    private func descend(from start: Vertex, _ step: SIMD2<Double>, _ f: (SIMD2<Double>) -> Double) -> Vertex {
        var simplex = [start]
        for k in 0..<dimensions {
            var point = start.point
            point[k] += point[k] + step[k] <= high[k] ? step[k] : -step[k]
            simplex.append(evaluated(point, f))
        }
        for _ in 0..<Self.mostSteps {
            simplex.sort { $0.value < $1.value }
            if isDone(simplex) { break }
            advance(&simplex, f)
        }
        return simplex.min { $0.value < $1.value } ?? start
    }

    private func isDone(_ simplex: [Vertex]) -> Bool {
        var width = 0.0
        for vertex in simplex.dropFirst() {
            let edge = vertex.point - simplex[0].point
            width = max(width, abs(edge[0]), abs(edge[1]))
        }
        let rise = simplex[dimensions].value - simplex[0].value
        return width < Self.smallest || (width < 1e-5 && rise <= 1e-15 * abs(simplex[0].value))
    }

    /// One step on a simplex in ascending order of its values.
    private func advance(_ simplex: inout [Vertex], _ f: (SIMD2<Double>) -> Double) {
        let worst = simplex[dimensions]
        let centre = dimensions == 1 ? simplex[0].point : 0.5 * (simplex[0].point + simplex[1].point)
        let away = centre - worst.point
        let reflected = evaluated(centre + away, f)
        if reflected.value < simplex[0].value {
            let expanded = evaluated(centre + 2 * away, f)
            simplex[dimensions] = expanded.value < reflected.value ? expanded : reflected
            return
        }
        if reflected.value < simplex[dimensions - 1].value {
            simplex[dimensions] = reflected
            return
        }
        let isOutside = reflected.value < worst.value
        let contracted = evaluated(isOutside ? centre + 0.5 * away : centre - 0.5 * away, f)
        if contracted.value < min(reflected.value, worst.value) {
            simplex[dimensions] = contracted
            return
        }
        for k in 1...dimensions {
            simplex[k] = evaluated(0.5 * (simplex[0].point + simplex[k].point), f)
        }
    }

    private func evaluated(_ point: SIMD2<Double>, _ f: (SIMD2<Double>) -> Double) -> Vertex {
        let inside = point.clamped(lowerBound: low, upperBound: high)
        return (inside, f(inside))
    }
}
