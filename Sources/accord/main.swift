import ArgumentParser

do {
    var command = try Accord.parseAsRoot()
    try command.run()
} catch let error where ExitStatus.isOwn(error) {
    Talk.complain("accord: \(error)")
    Accord.exit(withError: ExitCode(ExitStatus(error).rawValue))
} catch {
    Accord.exit(withError: error)
}
