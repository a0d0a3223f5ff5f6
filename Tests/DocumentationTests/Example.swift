import Foundation

/// Commands that a page shows, with what it says that they print.
///
/// In a page that is a block of the language `console`: a line that begins with `$ ` is a command, and what follows up
/// to the next one is what it prints on a terminal, first on standard output and then on standard error. A line `...`
/// stands for any lines, and a command without a line below it may print anything. A comment `<!-- slow -->` before the
/// block says that it takes long, `<!-- exit N -->` that the last command ends with N.
struct Example: Sendable {
    struct Step: Sendable {
        /// Of the command, in the page, from 1.
        var line: Int
        var command: String
        var output: [String]
    }

    var steps: [Step] = []
    var isSlow = false
    var status: Int32 = 0
}

extension Example {
    /// The examples of a page, in its order.
    static func all(in text: String) -> [Example] {
        var examples: [Example] = []
        var pending = Example()
        var isInside = false
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            switch line {
            case "```console": isInside = true
            case "```" where isInside:
                examples.append(pending)
                pending = Example()
                isInside = false
            case _ where isInside: pending.add(line, at: index + 1)
            case "<!-- slow -->": pending.isSlow = true
            default:
                if line.hasPrefix("<!-- exit "), let status = Int32(line.dropFirst(10).prefix { $0.isNumber }) {
                    pending.status = status
                }
            }
        }
        return examples
    }

    private mutating func add(_ line: String, at number: Int) {
        if line.hasPrefix("$ ") {
            steps.append(Step(line: number, command: String(line.dropFirst(2)), output: []))
        } else if !steps.isEmpty {
            steps[steps.count - 1].output.append(line)
        }
    }
}
