/// A function's value at a point with its first two derivatives there.
public struct Jet: Hashable, Sendable {
    /// f(x).
    public var value: Double
    /// f'(x).
    public var slope: Double
    /// f''(x).
    public var curvature: Double

    /// f(x), f'(x) and f''(x).
    @inlinable
    public init(value: Double, slope: Double, curvature: Double) {
        self.value = value
        self.slope = slope
        self.curvature = curvature
    }
}

/// A smooth, increasing, concave branch of a function of the amount of data.
public protocol SmoothBranch: Sendable {
    /// Value and derivatives at `x`. The branch need not be increasing and concave below what its type says, such as
    /// `AccuracyFunction.concaveFrom`.
    func branch(at x: Double) -> Jet

    /// The branch at many points. The default implementation calls `branch(at:)`; as a requirement it is compiled for
    /// the conforming type, so the loop over points pays for one dynamic call, not for one a point.
    func sample(_ points: UnsafeBufferPointer<Double>, _ jets: UnsafeMutableBufferPointer<Jet>)
}

extension SmoothBranch {
    public func sample(_ points: UnsafeBufferPointer<Double>, _ jets: UnsafeMutableBufferPointer<Jet>) {
        for k in points.indices { jets[k] = branch(at: points[k]) }
    }
}
