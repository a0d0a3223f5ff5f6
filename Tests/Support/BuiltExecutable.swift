import Foundation

/// The executable that was built with the tests.
public enum BuiltExecutable {
    /// The path of the built `accord`: SwiftPM puts it beside the test bundle.
    public static let accord: String = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
        let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
        return folder.appendingPathComponent("accord").path
    }()
}
