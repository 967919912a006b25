/// What an indicator matches, checked by its type's shape (ti-indicator.md).
public struct IndicatorValue: Hashable, Sendable, CustomStringConvertible {
    /// The reference's `IndicatorType`.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case fileSha1 = "FileSha1"
        case fileSha256 = "FileSha256"
        case fileMd5 = "FileMd5"
        case certificateThumbprint = "CertificateThumbprint"
        case ipAddress = "IpAddress"
        case domainName = "DomainName"
        case url = "Url"
    }

    public let kind: Kind
    /// Hashes, thumbprints, addresses and domains in lower case; a URL as it was given.
    public let description: String

    /// nil if the text has not the shape of its kind: a hash of another length, an address with a prefix length (the
    /// service takes no networks), a URL without a host.
    public init?(_ text: String, kind: Kind) {
        let value: String? =
            switch kind {
            case .fileSha1, .certificateThumbprint: Self.hash(text, .sha1)
            case .fileSha256: Self.hash(text, .sha256)
            case .fileMd5: Self.hash(text, .md5)
            case .ipAddress: IPText(text)?.description
            case .domainName: DomainText(text)?.description
            case .url: Self.url(text)
            }
        guard let value else { return nil }
        self.kind = kind
        description = value
    }

    private static func hash(_ text: String, _ kind: FileHash.Kind) -> String? {
        FileHash(text).flatMap { $0.kind == kind ? $0.description : nil }
    }

    /// A scheme and a host, or a host with a path; nothing that a URL cannot hold (RFC 3986).
    private static func url(_ text: String) -> String? {
        guard (1...2048).contains(text.utf8.count), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let behind = text.firstRange(of: "://").map { text[$0.upperBound...] } ?? text[...]
        let host = behind.prefix { !"/?#".contains($0) }.drop { $0 == "[" }.prefix { !":]".contains($0) }
        return host.isEmpty ? nil : text
    }
}
