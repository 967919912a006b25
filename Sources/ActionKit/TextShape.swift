import Canonical
import DefenderAPI

/// The shape of a text that is more than any text.
public enum TextShape: Hashable, Sendable, CaseIterable {
    /// The SHA-1 of a file (stop-and-quarantine-file takes no other hash).
    case sha1
    /// The SHA-1 or SHA-256 of a file (get-file takes no MD5).
    case fileHash
    /// The id of a device.
    case deviceID
    /// The id of an alert.
    case alertID
    /// A domain or host name.
    case domain
    /// An address (IPv4 or IPv6).
    case ip
    /// The name of a file of the live response library.
    case libraryFileName
    /// The id of a machine action.
    case machineActionID
    /// The id of an indicator.
    case indicatorID
    /// A length of time, as everywhere in the language (`30d`), or a time (RFC 3339).
    case expiry
    /// A time (RFC 3339).
    case timestamp
    /// The path of a file of the project, as seen from cordon.yaml. It is written as it is: what an alert says chooses no file.
    case projectPath
    /// The name of a channel of cordon.yaml. It is written as it is: what an alert says chooses no receiver.
    case channel

    /// Whether it is written as it is, without `${…}`.
    public var isLiteral: Bool { self == .projectPath || self == .channel }

    /// Whether the text has the shape.
    public func accepts(_ text: String) -> Bool {
        switch self {
        case .sha1: FileHash(text)?.kind == .sha1
        case .fileHash: FileHash(text).map { $0.kind != .md5 } ?? false
        case .deviceID: MachineID(text) != nil
        case .alertID: AlertID(text) != nil
        case .domain: DomainText(text) != nil
        case .ip: IPText(text) != nil
        case .libraryFileName: LibraryFileName(text) != nil
        case .machineActionID: MachineActionID(text) != nil
        case .indicatorID: IndicatorID(text) != nil
        case .expiry: Timestamp(rfc3339: text) != nil || DurationText.parse(text).map { $0 > .zero } ?? false
        case .timestamp: Timestamp(rfc3339: text) != nil
        case .projectPath: Self.isProjectPath(text)
        case .channel: !text.isEmpty && Self.isLiteral(text)
        }
    }

    /// What the text is, for mistakes and the reference.
    public var words: String {
        switch self {
        case .sha1: "a SHA-1: 40 hexadecimal digits"
        case .fileHash: "a SHA-1 or a SHA-256: 40 or 64 hexadecimal digits"
        case .deviceID: "the id of a device: 40 hexadecimal digits"
        case .alertID: "the id of an alert"
        case .domain: "a domain or host name"
        case .ip: "an address (IPv4 or IPv6)"
        case .libraryFileName: "a name of the live response library: letters, digits, `-`, `_` and `.`"
        case .machineActionID: "the id of an action of the service, a GUID"
        case .indicatorID: "the id of an indicator, a number"
        case .expiry: "a length of time such as `30d`, or a time such as `2027-01-31T00:00:00Z`"
        case .timestamp: "a time such as `2027-01-31T00:00:00.1234567Z`"
        case .projectPath: "the path of a file of the project, with `/` between its parts and no `..` among them, written as it is"
        case .channel: "the name of a channel of cordon.yaml, written as it is"
        }
    }

    /// The shape as a regular expression (ECMA-262), for editors.
    public var pattern: String {
        switch self {
        case .sha1: "^[0-9A-Fa-f]{40}$"
        case .fileHash: "^([0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$"
        case .deviceID: "^[0-9A-Fa-f]{40}$"
        case .alertID: "^[^/]+$"
        case .domain: "^[0-9A-Za-z_.-]+$"
        case .ip: "^[0-9A-Fa-f.:]+$"
        case .libraryFileName: "^[A-Za-z0-9._-]{1,255}$"
        case .machineActionID: "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"
        case .indicatorID: "^[0-9]{1,20}$"
        case .expiry: "^[0-9]"
        case .timestamp: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt]"
        case .projectPath: "^[^/$]+(/[^/$]+)*$"
        case .channel: "^[^$]+$"
        }
    }

    private static func isProjectPath(_ text: String) -> Bool {
        text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
            !["", ".", ".."].contains(part) && isLiteral(part)
        }
    }

    private static func isLiteral(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "$" }
    }
}
