import Foundation
import TestSupport

/// Where the examples are run: a folder with a copy of the data and `scripts/accord`, and a terminal of 120 columns.
final class Terminal: Sendable {
    static let columns: UInt16 = 120
    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        let files = FileManager.default
        try files.copyItem(atPath: RepositoryFiles.root + "/Data", toPath: folder("Data"))
        try folder.makeFolder("scripts")
        try folder.link("scripts/accord", to: BuiltExecutable.accord)
    }

    struct Run {
        var status: Int32
        /// What came on standard output and then on standard error.
        var lines: [String]
    }

    func run(_ command: String) async throws -> Run {
        let (screen, keyboard) = try Self.open()
        let talk = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = ProcessInfo.processInfo.environment.merging(["ACCORD_DATA": folder("Data")]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = keyboard
        process.standardError = talk
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.start()
        try keyboard.close()
        async let shown = Self.drain(screen.fileDescriptor)
        async let said = Self.drain(talk.fileHandleForReading.fileDescriptor)
        let text = String(decoding: await shown + said, as: UTF8.self)
        for await _ in ends {}
        try screen.close()
        var lines = text.replacing("\r\n", with: "\n").components(separatedBy: "\n")
        while lines.last == "" { lines.removeLast() }
        return Run(status: process.terminationStatus, lines: lines)
    }

    /// The two ends of a terminal: what it shows, and what a program writes to.
    private static func open() throws -> (screen: FileHandle, program: FileHandle) {
        let screen = try checked(Foundation.open("/dev/ptmx", O_RDWR | O_NOCTTY))
        let program = try checked(Foundation.open(try name(ofTerminalShownOn: screen), O_RDWR | O_NOCTTY))
        var size = winsize(ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        try checked(ioctl(program, UInt(TIOCSWINSZ), &size))
        return (FileHandle(fileDescriptor: screen), FileHandle(fileDescriptor: program))
    }

    private static func name(ofTerminalShownOn screen: Int32) throws -> String {
        #if os(Linux)
            var (isLocked, number) = (Int32(0), UInt32(0))
            // TIOCSPTLCK and TIOCGPTN, which Swift does not import: unlock the terminal, and ask which it is.
            try checked(ioctl(screen, 0x4004_5431, &isLocked))
            try checked(ioctl(screen, 0x8004_5430, &number))
            return "/dev/pts/\(number)"
        #else
            try checked(grantpt(screen))
            try checked(unlockpt(screen))
            return String(cString: ptsname(screen))
        #endif
    }

    @discardableResult private static func checked(_ result: Int32) throws -> Int32 {
        guard result >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        return result
    }

    /// Reads to the end, on a thread of its own. A terminal that no program holds any more ends with an error.
    private static func drain(_ descriptor: Int32) async -> [UInt8] {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var bytes: [UInt8] = []
                var piece = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = read(descriptor, &piece, piece.count)
                    if count < 0 && errno == EINTR { continue }
                    if count <= 0 { break }
                    bytes += piece[..<count]
                }
                continuation.resume(returning: bytes)
            }
        }
    }
}
