import ContractDesign

/// A quantity that differs between the cases of a sweep.
public enum SweepAxis: Hashable, Sendable {
    case participants
    /// A number of one type, by the type's name.
    case offer(OfferColumn, type: String)

    /// The value in one case.
    public func value(in record: SweepRecord) -> Double? {
        switch self {
        case .participants: record[.participants].number
        case .offer(let column, let type): record.offer(of: type)?[column].number
        }
    }
}

/// What a sweep varies, so that its results can be laid out over one axis or two.
public struct SweepPlane: Sendable {
    /// One case in its place.
    public struct Cell: Sendable {
        public var x: Double
        /// 0 where only one quantity varies.
        public var y: Double
        public var record: SweepRecord
    }

    public let x: SweepAxis
    /// Nil where only one quantity varies.
    public let y: SweepAxis?
    /// Of the cases that share a place, the first.
    public let cells: [Cell]
    /// Cases that were left out, since others stand in their place: more than two quantities vary.
    public let hidden: Int

    /// Nil where nothing varies, or where cases do not have the same types.
    ///
    /// The axes are the first two of these that vary and are not settled by each other: the number of parties, then
    /// probabilities, costs and qualities of the types, of each the one that moves most.
    public init?(_ records: [SweepRecord]) {
        let answered = records.filter { $0[.performance].number != nil }
        guard let first = answered.first else { return nil }
        let names = first.typeNames
        guard answered.allSatisfy({ $0.typeNames == names }) else { return nil }
        func values(_ axis: SweepAxis) -> [Double] { answered.map { axis.value(in: $0) ?? 0 } }
        func spread(_ axis: SweepAxis) -> Double { (values(axis).max() ?? 0) - (values(axis).min() ?? 0) }
        let columns: [OfferColumn] = [.probability, .cost, .quality]
        let candidates = [SweepAxis.participants] + columns.flatMap { column in
            // The one that moves most: where one probability is varied, others make room for it.
            let axes = names.map { SweepAxis.offer(column, type: $0) }
            return axes.enumerated().map { (axis: $1, spread: spread($1), place: $0) }
                .sorted { ($1.spread, $0.place) < ($0.spread, $1.place) }.map(\.axis)
        }
        let varying = candidates.filter { axis in Set(values(axis)).count > 1 }
        guard let x = varying.first else { return nil }
        let places = values(x)
        // An axis that the first one settles, as one probability settles the other of two, shows nothing new.
        let y = varying.dropFirst().first { axis in
            Set(zip(places, values(axis)).map { Place(x: $0, y: $1) }).count > Set(places).count
        }
        self.x = x
        self.y = y
        var taken: Set<Place> = []
        cells = answered.compactMap { record in
            guard let at = x.value(in: record) else { return nil }
            let height = y.flatMap { $0.value(in: record) } ?? 0
            return taken.insert(Place(x: at, y: height)).inserted ? Cell(x: at, y: height, record: record) : nil
        }
        hidden = answered.count - cells.count
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
