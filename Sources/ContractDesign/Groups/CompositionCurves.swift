/// One curve of the total for each composition: a straight line up to a joint, then the same smooth branch for all.
struct CompositionCurves: Sendable {
    let branch: any SmoothBranch
    /// Where the line ends and the branch begins; infinite where the line is all.
    let joints: [Double]
    /// The line's slope, and where it is zero.
    let slopes: [Double]
    let zeros: [Double]
    /// What is added to the line: 0 but where it starts without data.
    let levels: [Double]

    init(_ branch: any SmoothBranch, _ pieces: [Piece]) {
        self.branch = branch
        joints = pieces.map(\.joint)
        slopes = pieces.map(\.slope)
        zeros = pieces.map(\.zero)
        levels = pieces.map(\.level)
    }

    /// The line of one composition.
    struct Piece: Hashable, Sendable {
        var joint: Double
        var slope: Double
        var zero: Double
        var level = 0.0

        /// Nothing is learnt beyond what is known without data, whatever the total.
        static func dead(_ level: Double) -> Piece { Piece(joint: .infinity, slope: 0, zero: 0, level: level) }

        /// No line: the branch everywhere.
        static let none = Piece(joint: -.infinity, slope: 0, zero: 0)
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
            jets[place] = Jet(value: slopes[k] * (points[place] - zeros[k]) + levels[k], slope: slopes[k], curvature: 0)
        }
    }
}

extension CompositionCurves.Piece {
    /// A hinged curve's line.
    init(_ curve: HingedCurve) {
        let isLevel = curve.joint == 0 || curve.lineSlope == 0
        self.init(
            joint: curve.joint, slope: curve.lineSlope,
            zero: isLevel ? 0 : curve.joint - curve.jointValue / curve.lineSlope,
            level: isLevel ? curve.jointValue : 0)
    }
}
