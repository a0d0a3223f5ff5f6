import ArgumentParser
import ContractDesign
import Inputs
import Sweeps

/// A sweep as the options of a command pose it.
struct PosedSweep {
    /// The table of cases; nil where a grid takes its place.
    let table: String?
    let cases: CaseOptions
    let participation: ParticipationOptions
    let settings: SettingOptions
    let rounding: MultipleOptions
    let pilot: PilotOptions
    let comparison: KnownTypesOption
    let tables: TableOptions

    /// Poses all cases.
    /// - Parameter threads: that solve them and share the memory for tables.
    /// - Throws: `TableError`, `GridError` or `ContractError` for the first that is none.
    func sweep(onThreads threads: Int, _ talk: Talk) throws -> Sweep {
        let ignored = tables.ignored()
        try rounding.require(in: self.settings)
        var setting = try self.settings.setting(ignoring: ignored)
        setting.multiples = try rounding.multiples
        setting.mostTableBytes = cases.memory.forTables / Double(threads)
        var settings = SweepSettings(
            setting, participation: participation.chosen,
            isNormalizing: self.settings.normalize,
            takesMajorants: self.settings.concave, knownTypes: comparison.knownTypes)
        if pilot.pilot != nil, try cases.axes().contains(where: \.variesAccuracy) {
            throw ValidationError("--pilot takes the place of axes of the accuracy. Leave one of the two out.")
        }
        settings.curving = try pilot.curving(in: self.settings, ignoring: ignored)
        talk.noteMajorant(settings.setting.accuracy)
        guard let types = cases.types else {
            let sweep = try Sweep(
                readFrom: table ?? "", settings: settings, version: Version.text, ignoring: ignored)
            try ignored.requireMet()
            return sweep
        }
        let population = try Population(
            readingTypesFrom: types, normalizing: settings.isNormalizing, ignoring: ignored)
        try ignored.requireMet()
        return try Sweep(population: population, axes: cases.axes(), settings: settings, version: Version.text)
    }

    /// The words after `accord sweep` that pose it once more.
    var words: [String] {
        [table].compactMap(\.self) + cases.words + participation.words
            + settings.words(withoutCurve: pilot.pilot != nil)
            + rounding.words
            + pilot.words + comparison.words + tables.words
    }

    /// The files that it names.
    var files: [String] { [table, cases.types].compactMap(\.self) + settings.inputs + pilot.inputs }
}
