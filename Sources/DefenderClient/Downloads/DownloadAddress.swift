import HTTPTypes

/// A link to download from, taken apart. Its query is a secret: it alone gives access.
struct DownloadAddress: Sendable {
    let origin: Origin
    let target: Secret

    /// Where Azure keeps evidence. A link elsewhere is not followed: a forged one could make this machine ask any other.
    private static let storage = [".blob.core.windows.net", ".blob.core.usgovcloudapi.net", ".blob.storage.azure.net"]

    /// Reads a link.
    /// - Parameter api: links to the API's own host are right too.
    /// - Throws: if it leads to a place that evidence does not come from.
    init(_ link: String, api: Origin) throws(DownloadFailure) {
        guard let mark = link.firstRange(of: "://") else { throw .foreign(host: "nowhere") }
        let rest = link[mark.upperBound...]
        let authority = rest.prefix { !"/?#".utf8.contains($0.utf8.first ?? 0) }
        guard let origin = try? Origin(String(link[..<mark.upperBound] + authority)) else { throw .foreign(host: String(authority)) }
        let isStorage = origin.scheme == "https" && origin.port == nil && Self.storage.contains { origin.host.hasSuffix($0) }
        guard isStorage || origin == api else { throw .foreign(host: origin.host) }
        let path = rest.dropFirst(authority.count).prefix { $0 != "#" }
        self.origin = origin
        target = Secret(path.hasPrefix("/") ? String(path) : "/" + path)
    }

    /// The request, without a bearer: the storage is another host.
    /// - Parameters:
    ///   - offset: how much is there already.
    ///   - tag: what the part belongs to; another thing must not be appended to it (RFC 9110, section 13.1.5).
    func request(from offset: Int, tag: String?) -> HTTPRequest {
        var request = HTTPRequest(
            method: .get, scheme: origin.scheme, authority: origin.authority, path: target.reveal { $0 })
        request.headerFields[.userAgent] = "cordon"
        if offset > 0, let tag {
            request.headerFields[.range] = "bytes=\(offset)-"
            request.headerFields[.ifRange] = tag
        }
        return request
    }
}
