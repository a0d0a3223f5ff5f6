import Foundation
import TestSupport
import Testing

/// What one run of the built `accord` answered.
struct AccordRun {
    /// The exit code, or minus the signal that ended the process.
    var status: Int32
    var output: [UInt8]
    var talk: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [Substring] { text.split(separator: "\n") }

    /// Expects a refusal: the exit code, a message with all the given parts, and nothing on standard output.
    func expectRefusal(_ status: Int32, _ parts: String..., at location: SourceLocation = #_sourceLocation) {
        #expect(self.status == status, "\(talk)", sourceLocation: location)
        #expect(output.isEmpty, sourceLocation: location)
        for part in parts { #expect(talk.contains(part), "\(talk)", sourceLocation: location) }
        #expect(!talk.contains("Fatal error") && !talk.contains("crashed"), sourceLocation: location)
    }
}

/// Runs the built `accord`.
func accord(
    _ arguments: String..., in folder: String? = nil, environment: [String: String] = [:]
) async throws -> AccordRun {
    try await run(BuiltExecutable.accord, arguments, in: folder, environment: environment)
}

func accord(_ arguments: [String], in folder: String? = nil) async throws -> AccordRun {
    try await run(BuiltExecutable.accord, arguments, in: folder)
}

/// Runs `accord` without the privileges that root has over files.
func accordAsOrdinaryUser(_ arguments: String...) async throws -> AccordRun {
    guard geteuid() == 0 else { return try await run(BuiltExecutable.accord, arguments) }
    return try await run(
        "/usr/bin/setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", BuiltExecutable.accord] + arguments)
}

/// Whether `accordAsOrdinaryUser` can start the executable.
func canRunAsOrdinaryUser() async -> Bool {
    (try? await accordAsOrdinaryUser("--version"))?.status == 0
}

/// Runs a line of shell in which `$accord` is the built executable.
func shell(_ line: String, in folder: String) async throws -> AccordRun {
    try await run("/bin/bash", ["-c", line], in: folder, environment: ["accord": BuiltExecutable.accord])
}

func run(
    _ executable: String, _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
) async throws -> AccordRun {
    try await processes.pass { try await start(executable, arguments, in: folder, environment: environment) }
}

private let processes = Turnstile(8)

private func start(
    _ executable: String, _ arguments: [String], in folder: String?, environment: [String: String]
) async throws -> AccordRun {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    var variables = ProcessInfo.processInfo.environment
    for name in ["ACCORD_DATA", "ACCORD_VEGA", "ACCORD_VEGA_SHA256", "ACCORD_VEGA_SVG"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    let (output, talk) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = talk

    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in end.finish() }
    try process.start()
    async let outputBytes = drain(output.fileHandleForReading)
    async let talkBytes = drain(talk.fileHandleForReading)
    let (written, said) = await (outputBytes, talkBytes)
    for await _ in ends {}
    let status = process.terminationStatus
    return AccordRun(
        status: process.terminationReason == .exit ? status : -status, output: Array(written),
        talk: String(decoding: said, as: UTF8.self))
}

/// Reads to the end on a thread of its own, so that neither pipe of a process waits for the other.
private func drain(_ handle: FileHandle) async -> Data {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread { continuation.resume(returning: handle.readDataToEndOfFile()) }
    }
}
