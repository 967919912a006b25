import Analysis
import Expressions

/// An alert with a handful of values for each property: small enough to try them all.
final class SmallWorld: HostObject {
    static let severity = EnumType(name: "Severity", values: ["Low", "Medium", "High"], isRanked: true)
    static let status = EnumType(name: "Status", values: ["New", "Resolved"], isExhaustive: true)
    static let alert = ObjectType(
        name: "alert",
        fields: [
            ObjectField("severity", .enumeration(severity)), ObjectField("status", .nullable(.enumeration(status))),
            ObjectField("isOpen", .bool), ObjectField("title", .nullable(.string)), ObjectField("tags", .list(.string)),
        ])
    static let declarations = Declarations([.init("alert", .object(alert))])

    /// Every combination: a severity (`Critical` is one that nobody has documented), a status or null, open or not, a title or null (`zz` is one that no condition names),
    /// and a set of tags.
    static let all: [SmallWorld] = (severity.values + ["Critical"]).flatMap { severity in
        [nil, "New", "Resolved"].flatMap { status in
            [true, false].flatMap { isOpen in
                [nil, "a", "b", "zz"].flatMap { title in
                    [[], ["x"], ["y"], ["x", "y"]].map { tags in
                        SmallWorld([
                            .string(severity), status.map { .string($0) } ?? .null, .bool(isOpen),
                            title.map { .string($0) } ?? .null, .list(tags.map { .string($0) }),
                        ])
                    }
                }
            }
        }
    }

    private let fields: [Value]

    private init(_ fields: [Value]) { self.fields = fields }

    var type: ObjectType { Self.alert }
    func field(_ index: Int) -> Evaluation { .value(fields[index]) }

    /// Whether the world has the values of an assignment.
    func fits(_ assignment: [Variable: FiniteValue]) -> Bool {
        assignment.allSatisfy { variable, value in
            if let tag = variable.name.split(separator: "\"").first, variable.name.hasPrefix("\"") {
                guard case .list(let tags) = fields[4] else { return false }
                let isThere = tags.contains { $0 == .string(String(tag)) }
                return value == .bool(isThere)
            }
            guard let index = Self.alert.fields.firstIndex(where: { "alert.\($0.name)" == variable.name }) else { return false }
            switch (fields[index], value) {
            case (.null, .null): return true
            case (.bool(let left), .bool(let right)): return left == right
            case (.string(let left), .text(let right)): return left == right
            case (.string(let text), .other): return text == "zz"
            default: return false
            }
        }
    }
}

/// The one alert.
struct SmallActivation: Activation {
    let world: SmallWorld

    func variable(_ slot: Int) -> Evaluation { .value(.object(world)) }
}
