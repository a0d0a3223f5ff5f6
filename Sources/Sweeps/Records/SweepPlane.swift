import ContractDesign

/// A quantity that differs between the cases of a sweep.
package enum SweepAxis: Hashable, Sendable {
    /// The expected number of parties.
    case participants
    /// A number of one type, by the type's name.
    case offer(OfferColumn, type: String)
}

/// What a sweep varies, so that its results can be laid out over one axis or two.
package struct SweepPlane: Sendable {
    /// One case in its place.
    package struct Cell: Sendable {
        /// The value of what varies along the first axis.
        package var x: Double
        /// 0 where only one quantity varies.
        package var y: Double
        /// The case that stands there, with its answer.
        package var record: SweepRecord
    }

    /// What varies along the first axis.
    package let x: SweepAxis
    /// Nil where only one quantity varies.
    package let y: SweepAxis?
    /// Of the cases that share a place, the first.
    package let cells: [Cell]
    /// Cases that were left out, since others stand in their place: more than two quantities vary.
    package let hidden: Int

    /// Nil where nothing varies, or where cases do not have the same types.
    ///
    /// The axes are the first two of these that vary and are not settled by each other: the number of parties, then
    /// probabilities, costs, qualities, values, capacities and outside options of the types, of each the one that moves most.
    package init?(_ records: [SweepRecord]) {
        let answered = records.filter { $0[.performance].number != nil }
        guard let names = answered.first?.typeNames else { return nil }
        guard answered.allSatisfy({ $0.typeNames == names }) else { return nil }
        let columns: [OfferColumn] = [.probability, .cost, .quality, .value, .capacity, .outsideOption]
        let candidates =
            [Track(.participants, answered.map { $0[.participants].number ?? 0 })]
            + columns.flatMap { column in
                // The one that moves most: where one probability is varied, others make room for it.
                names.indices.map { i in
                    Track(.offer(column, type: names[i]), answered.map { $0.offers[i][column].number ?? 0 })
                }.enumerated().sorted { ($1.element.spread, $0.offset) < ($0.element.spread, $1.offset) }.map(\.element)
            }
        let varying = candidates.filter { $0.spread > 0 }
        guard let first = varying.first else { return nil }
        // An axis that the first one settles, as one probability settles the other of two, shows nothing new.
        let second = varying.dropFirst().first { Set(first.places(with: $0)).count > Set(first.values).count }
        x = first.axis
        y = second?.axis
        var taken: Set<Place> = []
        cells = zip(answered, first.places(with: second)).compactMap { record, place in
            taken.insert(place).inserted ? Cell(x: place.x, y: place.y, record: record) : nil
        }
        hidden = answered.count - cells.count
    }

    /// One quantity over all cases.
    private struct Track {
        let axis: SweepAxis
        let values: [Double]
        let spread: Double

        init(_ axis: SweepAxis, _ values: [Double]) {
            self.axis = axis
            self.values = values
            spread = (values.max() ?? 0) - (values.min() ?? 0)
        }

        /// Where each case stands over this axis and another.
        func places(with other: Track?) -> [Place] {
            values.indices.map { Place(x: values[$0], y: other?.values[$0] ?? 0) }
        }
    }

    private struct Place: Hashable {
        var x: Double
        var y: Double
    }
}

extension SweepValue {
    /// The value as a number, where it is one.
    public var number: Double? {
        switch self {
        case .number(let number): number
        case .count(let count): Double(count)
        case .none, .text: nil
        }
    }

    /// The value as text, where it is one.
    public var text: String? { if case .text(let text) = self { text } else { nil } }
}

extension SweepRecord {
    /// In the population's order.
    public var typeNames: [String] { offers.compactMap { $0[.type].text } }

    /// The row of one type.
    public func offer(of type: String) -> SweepRow<OfferColumn>? { offers.first { $0[.type].text == type } }
}
