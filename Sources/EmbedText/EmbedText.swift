import Foundation
import PackagePlugin

/// Puts a target's scripts, pages and templates into its code, as `EmbeddedText`: a constant for each, such as `page_js`, and
/// `files`, their texts by name.
///
/// The package manager's own way writes them as arrays of bytes, of which the compiler takes seventy times as long.
@main
struct EmbedText: BuildToolPlugin {
    private static let kinds: Set = ["js", "css", "html", "mustache"]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let files = (target.sourceModule?.sourceFiles.map(\.url) ?? [])
            .filter { Self.kinds.contains($0.pathExtension) }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let swift = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) files in \(target.name)",
                executable: URL(filePath: "/bin/sh"),
                arguments: ["-euc", Self.script, "sh", swift.path] + files.map(\.path),
                inputFiles: files, outputFiles: [swift])
        ]
    }

    /// A raw literal keeps every character but line ends of two, which become one; it ends at a mark that no file may hold.
    private static let script = #"""
        out=$1
        shift
        quotes=$(printf '"%.0s' 1 2 3)
        end="$quotes######"
        if grep -lF -e "$end" -e "$(printf '\\%s(' '######')" "$@" >&2; then exit 1; fi
        name() { basename "$1" | tr -c 'A-Za-z0-9\n' '_'; }
        {
            echo 'enum EmbeddedText {'
            for file in "$@"; do
                printf '    static let %s = ######%s\n' "$(name "$file")" "$quotes"
                cat "$file"
                printf '\n%s\n' "$end"
            done
            echo '    static let files = ['
            for file in "$@"; do printf '        "%s": %s,\n' "$(basename "$file")" "$(name "$file")"; done
            echo '    ]'
            echo '}'
        } >"$out"
        """#
}
