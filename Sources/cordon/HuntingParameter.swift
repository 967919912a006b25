import Canonical
import DefenderAPI

/// `NAME=TEXT` or `NAME:TYPE=VALUE`: a constant of a hunting query.
struct HuntingParameter {
    let name: String
    let value: KQLLiteral

    /// nil if the name is no identifier of KQL, or the value is not of the type.
    init?(_ text: String) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
        guard halves.count == 2 else { return nil }
        let head = halves[0].split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
        guard (1...2).contains(head.count), Self.isIdentifier(head[0]),
            let value = Self.literal(halves[1], type: head.count == 2 ? head[1] : "string")
        else { return nil }
        name = head[0]
        self.value = value
    }

    /// What stands before the query.
    var statement: String { "let \(name) = \(value.text);\n" }

    private static func literal(_ text: String, type: String) -> KQLLiteral? {
        switch type {
        case "string": .string(text)
        case "long": Int64(text).map { .integer($0) }
        case "real": Double(text).map { .double($0) }
        case "bool": ["true": .boolean(true), "false": .boolean(false)][text]
        case "datetime": Timestamp(rfc3339: text).map { .timestamp($0) }
        default: nil
        }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}
