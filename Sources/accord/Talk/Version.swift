/// Of the tool, as `accord --version` prints it.
enum Version {
    static let text = "0.1.0"
}
