/// A user as the API's paths want it: the bare account name, neither a principal name nor with its domain.
public struct AccountName: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil if the text is empty, longer than 256 bytes, or holds what a Windows account name cannot.
    public init?(_ text: String) {
        let forbidden = Set("\"/\\[]:;|=,+*?<>@".unicodeScalars)
        guard (1...256).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F && !forbidden.contains($0) }),
            text.contains(where: { $0 != "." })
        else { return nil }
        description = text
    }

    /// The account of a user entity's id, before which its domain may stand (`contoso\user1`; mde-entities.yaml, User). nil if that is
    /// no account name.
    public init?(userID: String) {
        self.init(userID.split(separator: "\\", maxSplits: 1, omittingEmptySubsequences: false).last.map { String($0) } ?? "")
    }
}
