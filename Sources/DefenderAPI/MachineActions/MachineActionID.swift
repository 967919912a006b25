/// A machine action's id: a GUID, kept in lower case.
public struct MachineActionID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil unless the text has the shape 8-4-4-4-12 of a GUID, without braces.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [8, 4, 4, 4, 12], parts.joined().allSatisfy(isHexDigit) else { return nil }
        description = text.foldedASCII
    }
}
