import Foundation

/// The executable that was built with the tests.
public enum BuiltExecutable {
    /// The path of the built `accord`: SwiftPM puts it beside the test bundle.
    public static let accord: String = {
        let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
        return (bundle ?? Bundle.main.bundleURL).appendingPathComponent("accord").path
    }()
}
