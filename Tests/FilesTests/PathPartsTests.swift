import Testing

@testable import Files

@Suite struct PathPartsTests {
    /// POSIX: dirname and basename.
    @Test(arguments: [
        ("a", ".", "a"), ("-", ".", "-"), ("a/b", "a", "b"), ("/a", "/", "a"), ("/a/b.csv", "/a", "b.csv"),
        ("./a", ".", "a"),
        ("../a", "..", "a"), ("a//b", "a", "b"), ("é/ü", "é", "ü"), (".hidden", ".", ".hidden"),
    ])
    func foldersAndNames(path: String, folder: String, name: String) {
        #expect(PathParts.folder(of: path) == folder)
        #expect(PathParts.name(of: path) == name)
    }

    @Test(arguments: [
        ("a.csv", "csv"), ("a.CSV", "csv"), ("a.csv.gz", "gz"), ("a", ""), ("a.b/c", ""), (".csv", ""), ("x.", ""),
    ])
    func extensions(path: String, text: String) {
        #expect(PathParts.lowercasedExtension(of: path) == text)
    }

    @Test func joining() {
        #expect(PathParts.path(of: "a.csv", in: ".") == "./a.csv")
        #expect(PathParts.path(of: "b/c", in: "/a/") == "/a/b/c")
    }
}
