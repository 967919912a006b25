import DefenderAPI

/// The shape of a text that is more than any text.
public enum TextShape: Hashable, Sendable, CaseIterable {
    /// The SHA-1 of a file (stop-and-quarantine-file takes no other hash).
    case sha1
    /// The name of a file of the live response library.
    case libraryFileName

    /// Whether the text has the shape.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .sha1: FileHash(text)?.kind == .sha1
        case .libraryFileName: LibraryFileName(text) != nil
        }
    }

    /// What the text is, for mistakes and the reference.
    public var words: String {
        switch self {
        case .sha1: "a SHA-1: 40 hexadecimal digits"
        case .libraryFileName: "a name of the live response library: letters, digits, `-`, `_` and `.`"
        }
    }

    /// The shape as a regular expression (ECMA-262), for editors.
    public var pattern: String {
        switch self {
        case .sha1: "^[0-9A-Fa-f]{40}$"
        case .libraryFileName: "^[A-Za-z0-9._-]{1,255}$"
        }
    }
}
