import Canonical
import DefenderAPI

/// A request that has found its endpoint and may use it.
struct Call: Sendable {
    let endpoint: Endpoint
    /// What stands in the path's `{…}`.
    let parameters: [String: String]
    /// Whether the path goes on with `/$count`.
    let isCount: Bool
    let query: NameValuePairs?
    let body: [UInt8]
    let contentType: String?
    let client: Client
    /// `http://host:port` as the client called it; links in answers begin with it.
    let origin: String
    /// The same for downloads.
    let storageOrigin: String
    let now: Timestamp
    let modes: Modes

    /// The entity's id in the path; empty where the path has none.
    var id: String { parameters["id"] ?? "" }

    /// A custom option of the query, whatever the case of its name.
    func option(_ name: String) -> String? {
        query?.pairs.last { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// A whole number of the query.
    func count(_ name: String, in range: ClosedRange<Int>) throws(ServiceError) -> Int? {
        guard let text = option(name) else { return nil }
        guard let count = Int(text), range.contains(count) else {
            throw ServiceError(.invalidInput, Messages.outOfRange(name, text, range))
        }
        return count
    }

    func hash(of kinds: Set<FileHash.Kind>) throws(ServiceError) -> FileHash {
        guard let hash = FileHash(id), kinds.contains(hash.kind) else {
            throw ServiceError(.invalidHashValue, Messages.invalidHash(id))
        }
        return hash
    }

    func domain() throws(ServiceError) -> DomainText {
        let text = parameters["domain"] ?? ""
        guard let domain = DomainText(text) else {
            throw ServiceError(.invalidDomainName, Messages.invalidDomain(text))
        }
        return domain
    }

    func address() throws(ServiceError) -> IPText {
        let text = parameters["ip"] ?? ""
        guard let address = IPText(text) else { throw ServiceError(.invalidIpAddress, Messages.invalidAddress(text)) }
        return address
    }

    /// From when on statistics count: 30 days unless `lookBackHours` says less.
    func lookBack() throws(ServiceError) -> Timestamp {
        let hours = try count("lookBackHours", in: 1...WireRequest.QueryItem.maximumLookBackHours)
        return now.shifted(by: .seconds(-3600 * (hours ?? 720)))
    }
}
