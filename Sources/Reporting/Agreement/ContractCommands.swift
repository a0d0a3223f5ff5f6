/// The commands that a contract's page hands to its readers, each word by word, as the command line knows them.
public struct ContractCommands: Sendable {
    /// Makes the page again.
    public var design: [String]
    /// Says what to hand out to a group that came.
    public var deliver: [String]
    /// Checks the menu that the page lists, saved as menu.csv.
    public var verify: [String]

    /// The commands, the name of the tool first in each.
    public init(design: [String], deliver: [String], verify: [String]) {
        self.design = design
        self.deliver = deliver
        self.verify = verify
    }
}
