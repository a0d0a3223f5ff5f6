import RealModule

/// What one party of a known type adds to a group.
struct InformedKind: Hashable {
    /// 1 / c, effective units per value unit; 0 for an invited party that stays away.
    var x: Double
    /// (f - v(a(0))) / c, effective units.
    var y: Double
    var probability: Double
    /// What the party has by itself, value units above v(a(0)).
    var reward: Double
    /// Nobody, of the invited.
    var isAbsent = false

    /// Whether a party of the kind could train alone.
    var trains: Bool { y > 0 }

    static func absent(_ probability: Double) -> InformedKind {
        InformedKind(x: 0, y: 0, probability: probability, reward: 0, isAbsent: true)
    }
}

/// Parties whose kinds are still open: so many independent draws, or a Poisson number of them.
struct InformedCrowd {
    /// Their probabilities sum to 1.
    var kinds: [InformedKind]
    /// The number of draws, or its mean.
    var count: Double
    var isPoisson: Bool

    /// Without one kind, its draws taken out.
    func without(_ j: Int, drawn: Double) -> InformedCrowd {
        var rest = kinds
        let removed = rest.remove(at: j)
        let share = rest.reduce(0) { $0 + $1.probability }
        for i in rest.indices { rest[i].probability /= share }
        return InformedCrowd(
            kinds: rest, count: isPoisson ? count * (1 - removed.probability) : count - drawn, isPoisson: isPoisson)
    }

    /// C(count + kinds - 1, kinds - 1), infinite beyond `most` and for a Poisson number.
    func compositions(upTo most: Double) -> Double {
        if isPoisson { return .infinity }
        let others = Double(kinds.count - 1)
        var size = 1.0
        var k = 1.0
        while k <= min(count, others) {
            size *= (max(count, others) + k) / k
            if size > most { return .infinity }
            k += 1
        }
        return size
    }

    /// The chance of no more than `most` parties, 0 or 1.
    func chance(ofAtMost most: Int) -> Double {
        let nobody: Double
        let oneOverNobody: Double
        if isPoisson {
            nobody = .exp(-count)
            oneOverNobody = count
        } else {
            let away = kinds.first(where: \.isAbsent)?.probability ?? 0
            if away == 0 { return count <= Double(most) ? 1 : 0 }
            nobody = .exp(count * .log(away))
            oneOverNobody = count * (1 - away) / away
        }
        return nobody * (most == 0 ? 1 : 1 + oneOverNobody)
    }
}

/// The parties of a group whose kinds are settled.
struct SettledParties {
    var x = 0.0
    var y = 0.0
    var parties = 0.0
    /// Of a party by itself.
    var reward = 0.0

    /// With more parties of one kind.
    func joined(by number: Double, of kind: InformedKind) -> SettledParties {
        var joined = self
        joined.x += number * kind.x
        joined.y += number * kind.y
        if number > 0, !kind.isAbsent {
            joined.parties += number
            joined.reward = kind.reward
        }
        return joined
    }
}
