import ArgumentParser
import Files

/// What the end of a file's name says of its format. A name may say nothing, as `results` and `results.2026` do.
struct FileExtension {
    /// In lower case, without the point.
    let text: String

    init(of path: String) { text = PathParts.lowercasedExtension(of: path) }

    /// Refuses a name that says another format than the file will have.
    /// - Parameters:
    ///   - accepted: the extensions that say the right one.
    ///   - place: the option and the path, as they were written.
    ///   - advice: what can be written instead.
    /// - Throws: `ValidationError`.
    func require(_ accepted: Set<String>, at place: String, advice: String) throws {
        guard Self.named.contains(text), !accepted.contains(text) else { return }
        throw ValidationError("\(place): .\(text) says another format than would be written. \(advice)")
    }

    /// Whether SQLite's tables are what the name promises.
    var isDatabase: Bool { Self.databases.contains(text) }

    private static let databases: Set<String> = ["sqlite", "sqlite3", "db"]

    /// Extensions that say what is in a file, as far as tables, pages, pictures and archives go. Those of plain text
    /// (`txt`, `dat`, `log`) say nothing of its form.
    private static let named: Set<String> = databases.union([
        "csv", "tsv", "tab", "ssv", "psv", "csvy", "json", "jsonl", "ndjson", "geojson", "json5", "yaml", "yml", "toml",
        "xml",
        "xls", "xlsx", "xlsm", "xlsb", "ods", "numbers", "parquet", "feather", "arrow", "orc", "avro", "duckdb", "h5",
        "hdf", "hdf5", "db3", "s3db", "sdb", "mdb", "accdb", "dbf", "cbor", "msgpack",
        "npy", "npz",
        "mat", "rds", "rdata", "pkl", "pickle", "dta", "sav", "sas7bdat",
        "html", "htm", "xhtml", "mhtml", "pdf", "ps", "eps", "tex", "md", "rst", "rtf", "doc", "docx", "odt", "ppt",
        "pptx", "ipynb",
        "svg", "svgz", "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp",
        "gz", "tgz", "z", "zstd", "bz2", "xz", "zst", "lz4", "br", "zip", "7z", "rar", "tar",
        "lp", "mps", "sql",
    ])
}
