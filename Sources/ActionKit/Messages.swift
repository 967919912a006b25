import Canonical
import DefenderAPI

/// The sentences of this module.
enum Messages {
    static func notOnboarded(_ status: String) -> String { "the device is not onboarded (onboardingStatus \(status))" }
    static let onboarded = "the device is onboarded"
    static func notWindows(_ platform: String) -> String { "the device does not run Windows (osPlatform \(platform))" }
    static func defaultComment(playbook: String) -> String { "Asked for by the playbook \(playbook)" }

    static func looksUpLater(_ key: String) -> String { "Look up (`\(key)`) once the steps before have ended" }
    static func noPathSegment(_ input: String) -> String { "the input `\(input)` is nothing that a part of a path can be" }
    static func callTooLong(_ size: Int, maximum: Int) -> String {
        "the request to the service has \(size) bytes, and at most \(maximum) are sent"
    }
    static let answerIsNoObject = "the service did not answer with a JSON object"
    static func outputIsMissing(_ name: String) -> String { "the answer of the service has no `\(name)`, which cordon.yaml declares" }
    static func outputOfOtherType(_ name: String, _ type: String, _ value: JSONValue) -> String {
        "cordon.yaml declares `\(name)` as \(type), and the answer of the service has \(word(of: value)) there"
    }
    private static func word(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool: "a boolean"
        case .integer, .number: "a number"
        case .string: "another text"
        case .array: "another list"
        case .object: "an object"
        }
    }
    static let calls = "Run another playbook"
    static let undoes = "Take back what a run did"

    static let pauses = "Wait"
    static let asserts = "Go on only if it holds"

    static func sentence(_ lookup: Lookup) -> String {
        switch lookup {
        case .hunt(let question): "Hunt over the last 30 days: \(oneLine(question.kql))"
        case .device(let id): "Look up the device \(id)"
        case .alert(let id): "Look up the alert \(id)"
        case .file(let hash): "Look up the file \(hash)"
        case .fileStatistics(let hash): "Look up where the file \(hash) was seen"
        case .domainStatistics(let domain): "Look up where the domain \(domain) was seen"
        case .ipStatistics(let address): "Look up where the address \(address) was seen"
        case .indicators(let value): "Look up the indicators of \(value)"
        case .indicatorsAmong(let values): "Look up the indicators of \(values.count) values"
        case .indicator(let id): "Look up the indicator \(id)"
        case .indicatorCount: "Count the indicators"
        case .action(let id): "Look up the action \(id)"
        case .libraryFile(let name): "Look up the library file \(name)"
        case .reversal(let run): "Look up what of the run \(oneLine(run)) is in force"
        case .related(let relation): "Look up `\(relation.kind.rawValue)` of \(relation.text)"
        case .listing(let listing): "List `\(listing.name)`" + (listing.filter.map { " where \($0)" } ?? "")
        case .service(let request): "Ask \(request.title): \(request.method.rawValue) \(request.origin + request.path)"
        }
    }

    static func tooMany(_ listing: TenantListing) -> String {
        """
        `\(listing.name)` has more than \(TenantListing.maximum) entities\(listing.filter.map { " where \($0)" } ?? ""): say more in its \
        `filter` that the service can filter by; `cordon explain playbook` shows what that is
        """
    }

    private static func oneLine(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.unicodeScalars.count > 300 ? String(String.UnicodeScalarView(line.unicodeScalars.prefix(300))) + "…" : line
    }

    static func unknownToTheService(_ lookup: Lookup) -> String {
        switch lookup {
        case .device(let id): "the service knows no device \(id)"
        case .alert(let id): "the service knows no alert \(id)"
        case .file(let hash), .fileStatistics(let hash): "the service knows no file \(hash)"
        case .domainStatistics(let domain): "the service knows no domain \(domain)"
        case .ipStatistics(let address): "the service knows no address \(address)"
        default: "the service does not have it"
        }
    }

    static func columnIsMissing(_ name: String, _ columns: [String]) -> String {
        "the query gives no column `\(name)`; it gives \(columns.isEmpty ? "none" : columns.joined(separator: ", "))"
    }

    static func columnOfOtherType(_ name: String, _ declared: String, _ type: String) -> String {
        "the column `\(name)` is declared as \(declared), and the service gives \(type)"
    }

    static func cellOfOtherType(_ name: String, row: Int, _ declared: String) -> String {
        "the column `\(name)` is declared as \(declared), and row \(row + 1) holds something else"
    }

    static func tooManyRows(_ count: Int, maximum: Int) -> String {
        "the query gives \(count) rows, and a step takes \(maximum) at most: none of them is used"
    }

    static func noOpposite(_ key: String) -> String { "the service has nothing that takes `\(key)` back" }
    static func notByATimer(_ key: String, _ restoring: String) -> String {
        "no timer takes `\(key)` back (`cordon undo` \(restoring))"
    }

    static func sessionRuns(by cause: DeviceState.Cause) -> String { "a live response is under way, asked for \(by(cause))" }

    static func by(_ cause: DeviceState.Cause) -> String {
        switch cause {
        case .before: "before this plan"
        case .plan(let run, let step): "by the step \(step) of run \(run) in this plan"
        case .action(let id, let requestor, let comment):
            "by \(requestor.isEmpty ? "somebody unnamed" : requestor) (action \(id)\(comment.isEmpty ? "" : ", \"\(comment)\""))"
        }
    }
}
