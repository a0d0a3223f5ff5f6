import RealModule

extension BargainingRule {
    /// What the rule maximises, given what is at stake for each player.
    func objective(_ stakes: Stakes) -> Objective {
        let (players, origin) = (stakes.players, stakes.terms.disagreement)
        return switch self {
        case .powerfulGeneralist: Objective { point, _ in point.utilities[0] }
        case .powerfulSpecialist: Objective { point, _ in point.utilities.dropFirst().reduce(0, +) }
        case .verticalMonopoly: Objective { point, _ in point.welfare }
        case .egalitarian:
            Objective(players.count) { point, k in point.utilities[players[k]] - origin[players[k]] }
        case .nash: Self.product(stakes)
        case .kalaiSmorodinsky:
            Objective(players.count) { point, k in
                (point.utilities[players[k]] - origin[players[k]]) / stakes.most[players[k]]
            }
        case .maximumPerformance: Objective { point, _ in point.totalPerformance }
        }
    }

    /// The logarithm of the weighted product of gains.
    private static func product(_ stakes: Stakes) -> Objective {
        let (players, terms) = (stakes.weighted, stakes.terms)
        return Objective { point, _ in
            players.reduce(0) {
                $0 + terms.weights[$1] * Double.log(max(0, point.utilities[$1] - terms.disagreement[$1]))
            }
        }
    }
}
