import ProviderCompetition
import Tabular

extension CompetitionAnalysis {
    /// One row a user: her chain from no information to full information, in her units, to full precision. Intervals
    /// are written `low:high`, several separated by `;`, and weights by provider with `;` in between, in the game's
    /// order.
    var csv: CSVText {
        let versions: [Alignment.Version] = [.constant, .state, .average, .hull, .oneSided]
        var table = CSVText(
            header: [
                "user", "mass", "noInformation", "fullInformation", "certain", "certificate",
                "certificateWithoutObedience",
            ]
                + versions.map { "\($0.rawValue)Error" }
                + [
                    "weights", "lowestEquilibrium", "highestEquilibrium", "equilibriumIntervals",
                    "anonymousCertificate",
                ])
        for standing in users {
            let certificates = standing.certificates
            let numbers: [Double] =
                [
                    game.users[standing.index].mass, standing.noInformation, standing.fullInformation, standing.certain,
                    certificates.certificate,
                    certificates.certificateWithoutObedience,
                ] + versions.map { standing.alignments[$0]?.error ?? .nan }
            let intervals = standing.equilibrium.intervals.map { "\($0.lowerBound.exact):\($0.upperBound.exact)" }
            table.append(
                [standing.user] + numbers.map(\.exact) + [
                    (standing.alignments[.constant]?.weights ?? []).map(\.exact).joined(separator: ";"),
                    standing.equilibrium.lowest?.exact ?? "", standing.equilibrium.highest?.exact ?? "",
                    intervals.joined(separator: ";"), anonymous?.certificates[standing.index].value.exact ?? "",
                ])
        }
        return table
    }
}
