import ArgumentParser
import Foundation

do {
    var command = try Accord.parseAsRoot()
    try command.run()
} catch let error where ExitStatus.isOwn(error) {
    FileHandle.standardError.write(Data("accord: \(error)\n".utf8))
    exit(ExitStatus(error).rawValue)
} catch {
    Accord.exit(withError: error)
}
