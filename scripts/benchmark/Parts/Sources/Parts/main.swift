import Foundation

func cell(_ microseconds: Double) -> String { String(format: "%.3g", microseconds) }

print("| expectation | move, µs | all caps, µs | cap gradient, µs | curvature, µs |")
print("| --- | ---: | ---: | ---: | ---: |")
for (classes, participants) in [(2, 50), (5, 10), (5, 1_000_000_000), (19, 10), (100, 1_000_000)] {
    for part in EnginePart.parts(classes: classes, participants: participants) {
        let cells = [part.move, part.caps, part.capGradient, part.curvature].map(cell)
        print("| \(part.name) | \(cells.joined(separator: " | ")) |")
    }
}
print("\n| linear program | cold, µs | after one more row, µs |")
print("| --- | ---: | ---: |")
for columns in [12, 40, 200, 2000] {
    let part = try ProgramPart(columns: columns)
    print("| \(columns) columns, 12 dense rows | \(cell(part.cold)) | \(cell(part.warm)) |")
}
print("\n| complete information | time, µs | curve evaluations | stated error |")
print("| --- | ---: | ---: | ---: |")
for part in try KnownTypesPart.parts() + KnownTypesPart.random(200) {
    print("| \(part.name) | \(cell(part.time)) | \(part.evaluations) | \(cell(part.statedError)) |")
}
let (skipped, whole) = try KnownTypesPart.wholeCase()
print("\nA sweep's case of big-firms, N = 64: \(cell(whole)) µs, \(cell(skipped)) µs without complete information.")
print("\n| learning curve | sizes | pow4 alone, µs | all of a fit, µs | a band of 50 sizes, µs |")
print("| --- | ---: | ---: | ---: | ---: |")
for part in try FitPart.parts(of: CommandLine.arguments[1]) {
    print("| \(part.name) | \(part.sizes) | \(cell(part.fit)) | \(cell(part.whole)) | \(cell(part.band)) |")
}
