import FlyingFox

/// Whether a request comes from the service's own pages, or from a program that was told its address: no other site can
/// ask, not even one whose name was made to point here (DNS rebinding).
struct SameSite: Sendable {
    /// Names that the service goes by beside addresses in numbers and `localhost`, in lower case.
    let names: Set<String>
    let port: UInt16

    /// Why a request is refused; nil where it may be answered.
    func refusal(of request: HTTPRequest) -> String? {
        let hosts = request.headers.values(for: .host)
        guard hosts.count == 1, let host = hosts.first, isOwn(host) else {
            return "The header Host does not name this service. Use its address as it was printed."
        }
        if let origin = request.headers[HTTPHeader("Origin")], origin.lowercased() != "http://\(host.lowercased())" {
            return "The request comes from another site, which may not ask here."
        }
        if let site = request.headers[HTTPHeader("Sec-Fetch-Site")], !["same-origin", "none"].contains(site) {
            return "The request comes from another site, which may not ask here."
        }
        return nil
    }

    /// Whether a host with its port is an address in numbers, or a name of the service's own.
    private func isOwn(_ host: String) -> Bool {
        var name = host.lowercased()[...]
        let suffix = ":\(port)"
        if name.hasSuffix(suffix) {
            name = name.dropLast(suffix.count)
        } else if port != 80 {
            return false
        }
        if name == "localhost" || names.contains(String(name)) { return true }
        if name.hasPrefix("["), name.hasSuffix("]") {
            return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
