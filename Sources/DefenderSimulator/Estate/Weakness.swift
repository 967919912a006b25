import Canonical
import DefenderAPI

/// A vulnerability of the simulated world. The numbers are of a block that no real one is in: nothing here states a fact
/// about a product.
struct Weakness: Hashable, Sendable {
    let cve: String
    let title: String
    let score: Double
    /// Out of `ExploitabilityLevel`'s order: none, public, verified, in a kit.
    let exploit: Int

    /// When it was published: some day of its year.
    private var published: Timestamp {
        let place = Self.place(of: cve) ?? 0
        return Timestamp(year: Int(cve.dropFirst(4).prefix(4)) ?? 2025, month: 1 + place * 5 % 12, day: 1 + place * 7 % 28)
            ?? .epoch
    }

    var severity: String {
        switch score {
        case 9...: "Critical"
        case 7..<9: "High"
        case 4..<7: "Medium"
        default: "Low"
        }
    }

    static let all: [Weakness] = [
        Weakness(cve: "CVE-2025-990001", title: "Windows kernel elevation of privilege", score: 7.8, exploit: 2),
        Weakness(cve: "CVE-2025-990002", title: "Windows remote code execution", score: 9.8, exploit: 3),
        Weakness(cve: "CVE-2024-990003", title: "Out-of-bounds write in a browser's script engine", score: 8.8, exploit: 2),
        Weakness(cve: "CVE-2025-990004", title: "Use after free in a browser's graphics", score: 6.5, exploit: 0),
        Weakness(cve: "CVE-2023-990005", title: "Archive extraction outside of the folder", score: 7.0, exploit: 1),
        Weakness(cve: "CVE-2024-990006", title: "Mark of the web is lost when an archive is opened", score: 5.5, exploit: 1),
        Weakness(cve: "CVE-2024-990007", title: "Code execution by a crafted document", score: 7.8, exploit: 0),
        Weakness(cve: "CVE-2023-990008", title: "Deserialization of untrusted data", score: 9.1, exploit: 2),
        Weakness(cve: "CVE-2024-990009", title: "Information disclosure in a cryptographic library", score: 3.7, exploit: 0),
        Weakness(cve: "CVE-2024-990010", title: "Security feature bypass in an office suite", score: 6.8, exploit: 1),
        Weakness(cve: "CVE-2023-990011", title: "Denial of service by crafted certificates", score: 7.5, exploit: 0),
        Weakness(cve: "CVE-2024-990012", title: "Timing side channel in signatures", score: 4.1, exploit: 0),
    ]

    static func place(of cve: String) -> Int? { all.firstIndex { $0.cve.lowercased() == cve.lowercased() } }

    /// - Parameter exposed: how many devices have it.
    func record(exposed: Int) -> Record {
        Record(
            schema: Vulnerability.schema,
            made: [
                "id": .string(cve), "name": .string(cve), "description": .string(title), "severity": .string(severity),
                "cvssV3": .number(score), "cvssVector": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
                "exposedMachines": .integer(Int64(exposed)), "publishedOn": .time(published), "updatedOn": .time(published),
                "publicExploit": .bool(exploit > 0), "exploitVerified": .bool(exploit > 1), "exploitInKit": .bool(exploit > 2),
                "exploitTypes": .strings(exploit > 0 ? ["Local"] : []), "exploitUris": [], "cveSupportability": "Supported",
                "EPSS": .number([0.01, 0.12, 0.44, 0.93][exploit]),
            ])
    }
}
