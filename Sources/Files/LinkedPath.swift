import Foundation

/// Where symbolic links lead.
public enum LinkedPath {
    /// The path that `path` leads to through symbolic links in its last part, which need not exist. Of a loop, some
    /// link.
    public static func target(of path: String) -> String {
        var target = path
        for _ in 0..<longestChain {
            guard let next = destination(of: target) else { break }
            target = next.hasPrefix("/") ? next : PathParts.path(of: next, in: PathParts.folder(of: target))
        }
        return target
    }

    /// As many links as Linux follows before it suspects a loop.
    private static let longestChain = 40

    /// What the symbolic link at `path` says; nil where there is none.
    private static func destination(of path: String) -> String? {
        var text = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(path, &text, text.count)
        return count < 0 ? nil : String(decoding: text[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
