#if canImport(CryptoKit)
    import CryptoKit
#else
    import CCrypto
#endif

/// The SHA-256 digest of a file's bytes, as `sha256sum` prints it.
package struct Fingerprint: Hashable, Sendable, CustomStringConvertible {
    /// 64 hexadecimal digits.
    package let description: String

    /// - Complexity: O(n).
    package init(of bytes: [UInt8]) {
        #if canImport(CryptoKit)
            let digest = Array(SHA256.hash(data: bytes))
        #else
            var digest = [UInt8](repeating: 0, count: 32)
            var size = UInt32(0)
            let isDone = EVP_Digest(bytes, bytes.count, &digest, &size, EVP_sha256(), nil)
            precondition(isDone == 1 && size == 32, "SHA-256 is a part of every libcrypto.")
        #endif
        description = digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
