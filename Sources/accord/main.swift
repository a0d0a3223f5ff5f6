import ArgumentParser

do {
    var command = try Accord.parseAsRoot()
    try command.run()
} catch let verdict as ExitCode {
    Accord.exit(withError: verdict)
} catch let error where ExitStatus.isOwn(error) || Accord.exitCode(for: error) == .failure {
    Talk.complain("accord: \(error)")
    Accord.exit(withError: ExitCode(ExitStatus(error).rawValue))
} catch {
    Accord.exit(withError: error)
}
