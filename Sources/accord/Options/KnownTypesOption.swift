import ArgumentParser
import ContractDesign

/// How complete information is computed.
struct KnownTypesOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            What there would be if the types were known: by Gauss rules with a stated error (fast), over all \
            compositions or not at all (exact), or left out (skip).
            """, valueName: "way"))
    var knownTypes = KnownTypes.fast

    /// The option as the words of a command.
    var words: [String] { knownTypes == .fast ? [] : ["--known-types", knownTypes.rawValue] }
}

extension KnownTypes: ExpressibleByArgument {}
