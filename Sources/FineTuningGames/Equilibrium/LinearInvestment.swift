import NumericalMethods

/// The generalist's problem where all revenues are linear: between two levels at which a specialist enters or begins to
/// free-ride, the gain is intercept + slope a0.
extension Investment {
    /// A level at which the gain from one specialist changes.
    private struct Event {
        var level: Double
        var specialist: Int
        var isEntry: Bool
    }

    /// A sweep over those levels in ascending order, of which only the ones that `promising` leaves are sorted.
    ///
    /// - Complexity: O(n + k log k) for k levels within the promising range.
    func amongLines(_ rule: TieRule) -> Choice {
        let range = promising()
        var gain = Line()
        var events: [Event] = []
        for (i, response) in responses.enumerated() where response.entry <= range.upperBound {
            if response.entry > range.lowerBound {
                events.append(Event(level: response.entry, specialist: i, isEntry: true))
            } else {
                gain += response.lineFromEntry
            }
            guard response.climbs, response.rest <= range.upperBound else { continue }
            if response.rest > range.lowerBound {
                events.append(Event(level: response.rest, specialist: i, isEntry: false))
            } else {
                gain += response.lineChangeAtRest
            }
        }
        var work = responses.count
        events.sort {
            work += 1
            return $0.level < $1.level
        }

        var race = Race(rule)
        var left = Choice(level: range.lowerBound, payoff: 0, entrant: nil)
        var next = events.startIndex
        while true {
            let right = next < events.endIndex ? events[next].level : .infinity
            let level = cost.performance(whereMarginalIs: max(0, gain.slope))
            if level > left.level, level < right {
                race.enter(Choice(level: level, payoff: gain.value(at: level) - cost.value(at: level), entrant: nil))
            } else {
                left.payoff = gain.value(at: left.level) - cost.value(at: left.level)
                race.enter(left)
            }
            work += 1
            guard next < events.endIndex else {
                race.winner.work = work
                return race.winner
            }
            left = Choice(level: right, payoff: 0, entrant: nil)
            while next < events.endIndex, events[next].level == right {
                let event = events[next]
                if event.isEntry {
                    gain += responses[event.specialist].lineFromEntry
                    left.entrant = left.entrant ?? event.specialist
                } else {
                    gain += responses[event.specialist].lineChangeAtRest
                }
                work += 1
                next += 1
            }
        }
    }

    /// The levels that may be best. If all specialists took part at any level, the payoff would be concave and no less
    /// than it is; a level at which even that is less than the true payoff at its peak is not the best.
    private func promising() -> ClosedRange<Double> {
        var all = Line()
        for response in responses where response.entry < .infinity { all += response.ceiling }
        let peak = cost.performance(whereMarginalIs: all.slope)
        var gain = 0.0
        for response in responses where response.entry <= peak {
            gain += response.share * response.revenue.value(at: response.performance(from: peak))
        }
        let least = gain - cost.value(at: peak) - 1e-11 * all.value(at: peak)
        func surplus(_ level: Double) -> Double { all.value(at: level) - cost.value(at: level) - least }
        guard surplus(peak).isFinite, peak > 0 else { return 0...Double.greatestFiniteMagnitude }
        var high = 2 * peak
        while surplus(high) > 0, high < 1e300 { high *= 2 }
        let low = surplus(0) >= 0 ? 0 : BracketedRoot.find(0, peak, surplus)
        if surplus(high) < 0 { high = BracketedRoot.find(peak, high, surplus) }
        return low * (1 - 1e-9)...high * (1 + 1e-9)
    }
}

/// intercept + slope a0: what the generalist earns from specialists with linear revenues between two events.
private struct Line {
    var intercept = 0.0
    var slope = 0.0

    func value(at level: Double) -> Double { intercept + slope * level }

    static func += (line: inout Line, other: Line) {
        line.intercept += other.intercept
        line.slope += other.slope
    }
}

extension Response {
    /// Whether it contributes between its entry and its rest.
    fileprivate var climbs: Bool { entry < rest }

    /// What the generalist earns from it once it has entered.
    fileprivate var lineFromEntry: Line {
        let unit = share * revenue.scale
        return Line(intercept: climbs ? unit * stretch : 0, slope: !climbs || cost.family == .power ? unit : 0)
    }

    /// How that changes where it begins to free-ride.
    fileprivate var lineChangeAtRest: Line {
        let unit = share * revenue.scale
        return Line(intercept: -unit * stretch, slope: cost.family == .power ? 0 : unit)
    }

    /// No less than the generalist ever earns from it.
    fileprivate var ceiling: Line {
        let unit = share * revenue.scale
        return Line(intercept: unit * stretch, slope: unit)
    }
}
