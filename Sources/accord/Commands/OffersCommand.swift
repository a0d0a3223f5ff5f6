import ArgumentParser
import Files
import Reporting
import Tabular

struct OffersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offers",
        abstract: "A page for each type of a contract, for its parties alone.",
        discussion: """
            Example: accord offers contract.json --output offers

            The contract is what `accord design ... --format json --output contract.json` wrote. Each page has the type's own \
            offer, what it gains over staying out, what it may expect in good groups and bad, how the promise is kept, and a \
            place to sign; nothing of what others cost, are called or are offered. All pages are written, or none.
            """)

    @Argument(
        help: ArgumentHelp(
            "What `accord design --format json` wrote; - is standard input.", valueName: "contract.json"),
        completion: .file(extensions: ["json"]))
    var contract: String

    @Option(
        name: .customLong("output"),
        help: ArgumentHelp("The folder that the pages go into, made where there is none.", valueName: "dir"),
        completion: .directory)
    var folder: String

    @Flag(help: "Say nothing on standard error but errors.")
    var quiet = false

    func run() throws {
        try OutputFolder.requireRoom(for: folder)
        let bytes = try bytes()
        let written: WrittenContract
        do {
            written = try WrittenContract(json: bytes)
        } catch {
            throw ContractFileComplaint(file: contract, error: error)
        }
        let source = ReportSource(
            [ReportSource.Input(file: contract, bytes: bytes)], version: "accord \(Version.text)", runtime: .missing,
            day: ReportDay.today())
        let pages = OfferPages(of: written, from: source)
        let files = try pages.files(in: folder)
        let places = try OutputPlaces(
            reading: contract == "-" ? [] : [OutputPlaces.Role("the contract", contract)],
            writing: files.map { OutputPlaces.Role("the page", $0.path) })
        try OutputFolder.make(folder)
        try OutputFile.write(files, at: places)
        Talk(isQuiet: quiet).note("\(files.count) pages in \(folder), each for one type alone:\n\(pages.list)")
    }

    private func bytes() throws -> [UInt8] {
        do {
            return try Table.documentBytes(path: contract)
        } catch  where error.kind == .missing {
            throw TableError(
                kind: .missing, file: contract, problem: error.problem, remedy: ContractFileComplaint.remedy)
        }
    }
}

/// A file of which no offers can be made.
private struct ContractFileComplaint: ExitReason, Mendable {
    var file: String
    var error: WrittenContractError

    var exitStatus: ExitStatus { .badData }

    static let remedy = "Give what `accord design ... --format json --output contract.json` wrote."

    var complaint: String {
        let place = error.place.isEmpty ? "" : " at \(error.place)"
        return
            "\(file)\(place): \(error.problem). Give what `accord design ... --format json --output contract.json` wrote."
    }
}
