import Foundation

/// How many more files the process may open. SQLite and the system's queues take several, and a queue that gets none ends
/// the process.
enum FreeDescriptors {
    /// SQLite's three files, those of the folder and of the randomness, and what two threads of the system's queues take.
    private static let needed = 12

    /// - Parameter path: where the store is to be, for the error.
    /// - Throws: `StoreError` where too few are left.
    static func require(forStoreAt path: String) throws(StoreError) {
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        while opened.count < needed {
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw StoreError(path, .tooFewFiles)
            }
            opened.append(descriptor)
        }
    }
}
