/// What the points say of limit and drop for a fixed shape: the weighted least squares of y = limit - drop phi, on their
/// own and under drop >= 0 and limit <= 1.
///
///     sse(L, B) = free + s0 ((L - L0) - m (B - B0))^2 + V (B - B0)^2,   m = sum w phi / s0,  V = sum w (phi - m)^2
struct Projection {
    /// A limit and a drop.
    struct Pair {
        var limit: Double
        var drop: Double
    }

    /// The sum of the weights.
    let weight: Double
    /// m.
    let mean: Double
    /// V.
    let spread: Double
    /// The minimiser without bounds.
    let free: Pair
    /// The least sum of squares without bounds.
    let freeSquares: Double
    /// The minimiser within the bounds.
    let bounded: Pair
    /// Its sum of squares.
    let squares: Double

    init(weight: Double, mean: Double, spread: Double, free: Pair, freeSquares: Double) {
        self.weight = weight
        self.mean = mean
        self.spread = spread
        self.free = free
        self.freeSquares = freeSquares
        var bounded = free
        if bounded.drop < 0 {
            // The best limit without a drop is the weighted mean.
            bounded = Pair(limit: min(1, free.limit - free.drop * mean), drop: 0)
        }
        if bounded.limit > 1 {
            let secondMoment = spread + weight * mean * mean
            bounded = Pair(limit: 1, drop: max(0, free.drop + weight * mean * (1 - free.limit) / secondMoment))
        }
        self.bounded = bounded
        let (up, down) = (bounded.limit - free.limit, bounded.drop - free.drop)
        let level = up - mean * down
        squares = freeSquares + weight * level * level + spread * down * down
    }
}

/// A quantity that is linear in limit and drop for a fixed shape: constant + limit * u + drop * v.
struct LinearQuantity {
    var constant = 0.0
    var ofLimit = 0.0
    var ofDrop = 0.0

    func value(_ pair: Projection.Pair) -> Double { constant + ofLimit * pair.limit + ofDrop * pair.drop }
}

extension Projection {
    /// The pair within the bounds and with a sum of squares of at most `threshold` at which a quantity is least; nil
    /// where there is none.
    ///
    /// Without bounds the pairs form an ellipse, whose extreme point has a closed form; where that leaves the bounds, the
    /// extreme lies on one of the edges limit = 1 and drop = 0, at an end of what the ellipse leaves of it.
    func least(_ quantity: LinearQuantity, upTo threshold: Double) -> Pair? {
        guard squares <= threshold else { return nil }
        let room = threshold - freeSquares
        let slope = quantity.ofLimit * mean + quantity.ofDrop
        let length = quantity.ofLimit * quantity.ofLimit / weight + slope * slope / spread
        guard length > 0 else { return bounded }
        let step = (room / length).squareRoot()
        let extreme = Pair(
            limit: free.limit - step * (quantity.ofLimit / weight + mean * slope / spread),
            drop: free.drop - step * slope / spread)
        if extreme.limit <= 1, extreme.drop >= 0 { return extreme }
        let candidates = [bounded] + onFullLimit(room) + withoutDrop(room)
        return candidates.min { quantity.value($0) < quantity.value($1) }
    }

    /// The ends of the pairs with limit = 1.
    private func onFullLimit(_ room: Double) -> [Pair] {
        let up = 1 - free.limit
        let secondMoment = spread + weight * mean * mean
        let discriminant = secondMoment * room - up * up * weight * spread
        guard discriminant >= 0 else { return [] }
        let middle = free.drop + weight * mean * up / secondMoment
        let half = discriminant.squareRoot() / secondMoment
        guard middle + half >= 0 else { return [] }
        return [Pair(limit: 1, drop: max(0, middle - half)), Pair(limit: 1, drop: middle + half)]
    }

    /// The ends of the pairs with drop = 0.
    private func withoutDrop(_ room: Double) -> [Pair] {
        let rest = (room - spread * free.drop * free.drop) / weight
        guard rest >= 0 else { return [] }
        let middle = free.limit - mean * free.drop
        let half = rest.squareRoot()
        guard middle - half <= 1 else { return [] }
        return [Pair(limit: middle - half, drop: 0), Pair(limit: min(1, middle + half), drop: 0)]
    }
}
