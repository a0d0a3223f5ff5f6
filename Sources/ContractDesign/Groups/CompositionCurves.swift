/// One curve of the total for each composition: a straight line up to a joint, then the same smooth branch for all.
struct CompositionCurves: Sendable {
    let branch: any SmoothBranch
    /// Where the line ends and the branch begins; infinite where the line is all.
    let joints: [Double]
    /// The line's slope, and where it is zero.
    let slopes: [Double]
    let zeros: [Double]

    init(_ branch: any SmoothBranch, _ pieces: [Piece]) {
        self.branch = branch
        joints = pieces.map(\.joint)
        slopes = pieces.map(\.slope)
        zeros = pieces.map(\.zero)
    }

    /// The line of one composition.
    struct Piece: Hashable, Sendable {
        var joint: Double
        var slope: Double
        var zero: Double

        /// Nothing is learnt, whatever the total.
        static let dead = Piece(joint: .infinity, slope: 0, zero: 0)
    }

    /// The curves of the compositions `indices` at their points; `scratch` is overwritten.
    func sample(
        _ points: UnsafeBufferPointer<Double>, of indices: UnsafeBufferPointer<Int>,
        _ jets: UnsafeMutableBufferPointer<Jet>, scratch: UnsafeMutableBufferPointer<Double>
    ) {
        for (place, k) in indices.enumerated() {
            let isOnLine = points[place] <= joints[k]
            scratch[place] = isOnLine ? (joints[k].isFinite ? max(joints[k], 1e-300) : 1) : points[place]
        }
        branch.sample(UnsafeBufferPointer(scratch), jets)
        for (place, k) in indices.enumerated() where points[place] <= joints[k] {
            jets[place] = Jet(value: slopes[k] * (points[place] - zeros[k]), slope: slopes[k], curvature: 0)
        }
    }
}

extension CompositionCurves.Piece {
    /// A hinged curve's line.
    init(_ curve: HingedCurve) {
        let zero = curve.lineSlope == 0 ? 0 : curve.joint - curve.jointValue / curve.lineSlope
        self.init(joint: curve.joint, slope: curve.lineSlope, zero: zero)
    }
}
