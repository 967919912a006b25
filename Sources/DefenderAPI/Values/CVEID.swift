/// A vulnerability's CVE id, e.g. `CVE-2024-7256`, kept in upper case.
public struct CVEID: Hashable, Sendable, CustomStringConvertible {
    public let description: String

    /// nil unless the text is `CVE-`, four digits, `-`, and four to nineteen digits (CVE record format).
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, String(parts[0]).foldedASCII == "cve", parts[1].utf8.count == 4,
            (4...19).contains(parts[2].utf8.count),
            parts.dropFirst().allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        description = "CVE-\(parts[1])-\(parts[2])"
    }
}
