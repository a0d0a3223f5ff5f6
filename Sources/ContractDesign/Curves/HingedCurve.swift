/// A straight line up to a joint, then a smooth branch: the shape of a(x) itself, and of what bounds it from above
/// and from below by concave functions.
struct HingedCurve: Sendable {
    let branch: any SmoothBranch
    /// Where the line ends.
    let joint: Double
    /// The line's value at the joint, and its slope.
    let jointValue: Double
    let lineSlope: Double

    /// The function itself: 0 up to the onset, or where that is 0 what the branch starts with.
    static func exact(_ branch: some SmoothBranch, onset: Double) -> HingedCurve {
        HingedCurve(branch: branch, joint: onset, jointValue: start(branch, onset: onset), lineSlope: 0)
    }

    /// The branch's value at the onset: 0 where that is its zero.
    private static func start(_ branch: some SmoothBranch, onset: Double) -> Double {
        onset > 0 ? 0 : max(0, branch.branch(at: 0).value)
    }

    /// The concave envelope: the tangent through the origin up to the touching point. No concave function between lies
    /// closer. Where the branch starts vertically at 0, the tangent at `grain` stands in for it below.
    static func envelope(_ branch: some SmoothBranch, touching point: TouchingPoint, grain: Double) -> HingedCurve {
        if point.x > 0 {
            return HingedCurve(
                branch: branch, joint: point.x, jointValue: point.slope * point.x, lineSlope: point.slope)
        }
        let joint = point.slope.isFinite ? 0 : grain
        let jet = branch.branch(at: joint)
        return HingedCurve(branch: branch, joint: joint, jointValue: jet.value, lineSlope: jet.slope)
    }

    /// A concave function that nowhere exceeds the curve: the line from its start at the onset that meets the branch at
    /// `joint`, just beyond, continued to lower values below the onset.
    static func minorant(_ branch: some SmoothBranch, onset: Double, grain: Double) -> HingedCurve {
        let slope = branch.branch(at: onset).slope
        let joint = slope.isFinite ? onset : onset + grain
        let start = start(branch, onset: onset)
        let value = joint == onset ? start : branch.branch(at: joint).value
        return HingedCurve(
            branch: branch, joint: joint, jointValue: value,
            lineSlope: joint == onset ? slope : (value - start) / (joint - onset))
    }

    func jet(at x: Double) -> Jet {
        x > joint ? branch.branch(at: x) : line(at: x)
    }

    private func line(at x: Double) -> Jet {
        Jet(value: jointValue + lineSlope * (x - joint), slope: lineSlope, curvature: 0)
    }

    /// The curve at many points; `scratch` is overwritten.
    func sample(
        _ points: UnsafeBufferPointer<Double>, _ jets: UnsafeMutableBufferPointer<Jet>,
        scratch: UnsafeMutableBufferPointer<Double>
    ) {
        var isBranchOnly = true
        for k in points.indices {
            let isOnLine = points[k] <= joint
            scratch[k] = isOnLine ? max(joint, .leastNormalMagnitude) : points[k]
            isBranchOnly = isBranchOnly && !isOnLine
        }
        branch.sample(UnsafeBufferPointer(scratch), jets)
        if isBranchOnly { return }
        for k in points.indices where points[k] <= joint { jets[k] = line(at: points[k]) }
    }
}
