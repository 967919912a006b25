import Canonical
import Crypto
import DefenderAPI
import FoundationEssentials

/// Leave to download one thing for a while: a link with an expiry and a signature, as the service's storage gives it.
struct DownloadTicket: Hashable, Sendable {
    enum Kind: String, Hashable, Sendable {
        /// An investigation package.
        case package
        /// The result of a live response's command.
        case result
        /// A file of an export.
        case export
    }

    /// What the paths of downloads begin with. The service's lie on a host of its storage.
    static let prefix = "_download"

    let kind: Kind
    /// The machine action's id, or the export's name.
    let subject: String
    let index: Int
    let expiry: Timestamp

    init(kind: Kind, subject: String, index: Int, expiry: Timestamp) {
        self.kind = kind
        self.subject = subject
        self.index = index
        self.expiry = expiry
    }

    /// Reads a request's path and query.
    /// - Returns: nil if it is no link that `url` made under this seed, expired or not.
    init?(_ target: RequestTarget, seed: UInt64) {
        let parts = target.segments
        guard parts.count == 4, let kind = Kind(rawValue: parts[1]), let index = Int(parts[3]), let query = target.query,
            let expiry = query.pairs.first(where: { $0.name == "se" }).flatMap({ Timestamp(rfc3339: $0.value) })
        else { return nil }
        self.init(kind: kind, subject: parts[2], index: index, expiry: expiry)
        guard query.pairs.first(where: { $0.name == "sig" })?.value == signature(seed) else { return nil }
    }

    func url(origin: String, seed: UInt64) -> String {
        "\(origin)\(path)?sv=2024-11-04&sr=b&sp=r&se=\(PercentEncoding.encode(expiry.description))&sig=\(signature(seed))"
    }

    private var path: String { "/\(Self.prefix)/\(kind.rawValue)/\(subject)/\(index)" }

    private func signature(_ seed: UInt64) -> String {
        let key = SymmetricKey(data: Array("downloads \(seed)".utf8))
        return HMAC<SHA256>.authenticationCode(for: Array("\(path) \(expiry)".utf8), using: key)
            .reduce(into: "") { $0 += String($1 >> 4, radix: 16) + String($1 & 0xF, radix: 16) }
    }
}
