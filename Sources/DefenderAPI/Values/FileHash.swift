/// A file's hash, kept in lower case.
public struct FileHash: Hashable, Sendable, CustomStringConvertible {
    /// Which hash it is; the length tells.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case md5 = "Md5"
        case sha1 = "Sha1"
        case sha256 = "Sha256"

        /// How many hexadecimal digits it has.
        public var digits: Int {
            switch self {
            case .md5: 32
            case .sha1: 40
            case .sha256: 64
            }
        }
    }

    public let kind: Kind
    public let description: String

    /// nil unless the text has 32, 40 or 64 hexadecimal digits and nothing else.
    public init?(_ text: String) {
        guard let kind = Kind.allCases.first(where: { $0.digits == text.utf8.count }),
            text.utf8.allSatisfy(isHexDigit)
        else { return nil }
        self.kind = kind
        description = text.foldedASCII
    }
}
