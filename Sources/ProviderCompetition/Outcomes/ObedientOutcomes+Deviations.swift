import LinearProgramming

/// What users could gain by doing something else than they are told, or by saying that they are somebody else: the rows
/// that keep them from it, and by how much a solution leaves them to gain.
extension ObedientOutcomes {
    mutating func addViolatedRows(
        _ solution: LinearSolution, _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) -> Int {
        var added = 0
        let outcomes = outcome(solution)
        for j in blocks.indices where isObedient {
            for a in 0..<blocks[j].actions {
                let known = Set(blocks[j].obedience[a].map(\.instead))
                let (instead, gain) = bestReply(of: j, to: a, of: j, outcomes[j], except: known)
                guard instead != a, gain > Self.tolerance else { continue }
                let block = blocks[j]
                var terms: [Term] = []
                for y in block.marginals.indices {
                    let cell = y * block.actions + a
                    let difference = block.utility[cell] - block.utility[y * block.actions + instead]
                    if let column = block.columns[cell], abs(difference) > 1e-15 {
                        terms.append(Term(difference, column))
                    }
                }
                let row = try program.addRow(.nonnegative, terms)
                blocks[j].obedience[a].append((instead, row))
                added += 1
            }
        }
        if added == 0, isMenu { added += try addViolatedReports(outcomes, frame, in: &program) }
        return added
    }

    /// The best that user j can do with recommendation a to user k, and what it gains her over what she was to take
    /// (action a for j = k, nothing else compared for others); actions in `except` do not count.
    private func bestReply(
        of j: Int, to a: Int, of k: Int, _ outcome: [Double], except: Set<Int> = []
    ) -> (action: Int, gain: Double) {
        let (width, own) = (blocks[k].actions, blocks[j].actions)
        var values = [Double](repeating: 0, count: own)
        var isRecommended = false
        for y in blocks[k].marginals.indices {
            let mass = outcome[y * width + a]
            guard mass > 0 else { continue }
            isRecommended = true
            for b in 0..<own { values[b] += mass * blocks[j].utility[y * own + b] }
        }
        guard isRecommended else { return (j == k ? a : 0, 0) }
        let reference = j == k ? values[a] : 0
        var best = (action: j == k ? a : 0, gain: j == k ? 0 : values[0])
        for b in 0..<own where values[b] - reference > best.gain && !except.contains(b) {
            best = (b, values[b] - reference)
        }
        return best
    }

    private func posingGain(_ j: Int, as k: Int, _ outcomes: [[Double]]) -> (answers: [Int], gain: Double) {
        var answers: [Int] = []
        var total = 0.0
        for a in 0..<blocks[k].actions {
            let reply = bestReply(of: j, to: a, of: k, outcomes[k])
            answers.append(reply.action)
            total += reply.gain
        }
        return (answers, total - zip(outcomes[j], blocks[j].utility).reduce(0) { $0 + $1.0 * $1.1 })
    }

    private mutating func addViolatedReports(
        _ outcomes: [[Double]], _ frame: OutcomeFrame, in program: inout CompetitionProgram
    ) throws(CompetitionError) -> Int {
        var added = 0
        for j in blocks.indices {
            for k in blocks.indices where k != j {
                let (answers, gain) = posingGain(j, as: k, outcomes)
                guard gain > Self.tolerance,
                    !reports.contains(where: { $0.user == j && $0.posing == k && $0.answers == answers })
                else { continue }
                var terms = [Term(1, frame.totals[j][0])]
                for (cell, column) in blocks[k].columns.enumerated() {
                    let (y, a) = cell.quotientAndRemainder(dividingBy: blocks[k].actions)
                    let taken = blocks[j].utility[y * blocks[j].actions + answers[a]]
                    if let column, taken > 1e-15 { terms.append(Term(-taken, column)) }
                }
                let row = try program.addRow(.nonnegative, terms)
                reports.append(Report(user: j, posing: k, answers: answers, row: row))
                added += 1
            }
        }
        return added
    }

    func checks(_ solution: LinearSolution) -> OutcomeChecks {
        var checks = OutcomeChecks()
        let outcomes = outcome(solution)
        for j in blocks.indices where isObedient {
            for a in 0..<blocks[j].actions {
                checks.obedience = max(checks.obedience, bestReply(of: j, to: a, of: j, outcomes[j]).gain)
            }
        }
        for j in blocks.indices where isMenu {
            for k in blocks.indices where k != j {
                checks.reporting = max(checks.reporting, posingGain(j, as: k, outcomes).gain)
            }
        }
        return checks
    }
}
