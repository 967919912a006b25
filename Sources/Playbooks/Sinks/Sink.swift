import ActionKit
import DefenderAPI
public import Expressions

/// The language into which a text with `${…}` goes. What was interpolated stays a value there: nothing that an attacker
/// could write becomes code.
public enum Sink: Sendable, Hashable {
    /// Text for people, escaped where it is shown.
    case text
    /// A query: each `${…}` becomes a literal of Kusto (learn.microsoft.com, "Scalar data types").
    case kql
    /// The path of an address: each `${…}` becomes a part of a segment (RFC 3986, section 2.1).
    case path
    /// The arguments of a script: each `${…}` becomes one plain word (`ArgumentWord`).
    case arguments

    /// Whether values of the type can be written there.
    func accepts(_ type: CELType) -> Bool {
        switch (self, type) {
        case (.text, _), (_, .dyn), (_, .error): true
        case (.kql, .list(let element)): !element.isList && accepts(element)
        case (.kql, .string), (.kql, .enumeration), (.kql, .int), (.kql, .double), (.kql, .bool), (.kql, .timestamp), (.kql, .duration):
            true
        case (.path, .string), (.path, .enumeration), (.path, .int): true
        case (.arguments, .string), (.arguments, .enumeration), (.arguments, .int), (.arguments, .bool): true
        default: false
        }
    }

    /// The types that it accepts, for sentences.
    var accepted: [String] {
        switch self {
        case .text: []
        case .kql: ["string", "int", "double", "bool", "timestamp", "duration", "list of these"]
        case .path: ["string", "int"]
        case .arguments: ["string", "int", "bool"]
        }
    }

    /// The value as the sink writes it; nil if it cannot be written there.
    public func written(_ value: Value) -> String? {
        switch self {
        case .text: value.text
        case .kql: KQLLiteral(value)?.text
        case .path: PathSegment.encoded(value.text)
        case .arguments: ArgumentWord.text(of: value)
        }
    }
}

extension CELType {
    fileprivate var isList: Bool { if case .list = self { true } else { false } }
}
