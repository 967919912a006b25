import Synchronization

/// Expressions that were compiled before, so that one which several playbooks have is compiled once, and its program made once.
///
/// One is shared only where it means the same: with every name that it uses at the same slot and of the same type, and the same type
/// expected of the whole. What has a mistake or a warning is compiled anew each time, for its finding.
/// - Precondition: all declarations that share these have the same functions, no container and no variable with a dot in its name.
public final class SharedExpressions: Sendable {
    /// What a name was found to be.
    struct Name: Sendable {
        let text: String
        /// nil for the name of a type.
        let slot: Int?
    }

    private struct Entry {
        let expression: CheckedExpression
        /// The names it uses, each with its type; nil for the name of a type.
        let names: [(name: Name, type: CELType?)]
        let expected: CELType?
    }

    private let entries = Mutex<[TextKey: [Entry]]>([:])

    public init() {}

    /// The expression, if it was compiled where it means the same.
    func find(_ text: String, _ declarations: Declarations, expecting expected: CELType?) -> CheckedExpression? {
        let key = TextKey(text)
        let candidates = entries.withLock { $0[key] } ?? []
        return candidates.first { Self.isSame($0, declarations, expected) }?.expression
    }

    func add(_ expression: CheckedExpression, using names: [Name], _ declarations: Declarations, expecting expected: CELType?) {
        let entry = Entry(
            expression: expression, names: names.map { ($0, $0.slot.map { declarations.variables[$0].type }) }, expected: expected)
        entries.withLock { $0[TextKey(expression.text), default: []].append(entry) }
    }

    private static func isSame(_ entry: Entry, _ declarations: Declarations, _ expected: CELType?) -> Bool {
        guard isSame(entry.expected, expected) else { return false }
        return entry.names.allSatisfy { name, type in
            let slot = declarations.slot(of: name.text)
            return slot == name.slot && isSame(type, slot.map { declarations.variables[$0].type })
        }
    }

    private static func isSame(_ left: CELType?, _ right: CELType?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.isIdentical(to: right)
    }
}

extension CELType {
    /// Whether nothing tells the types apart: of two objects with one name, the fields may differ.
    fileprivate func isIdentical(to other: CELType) -> Bool {
        switch (self, other) {
        case (.object(let left), .object(let right)): left === right
        case (.enumeration(let left), .enumeration(let right)): left === right
        case (.list(let left), .list(let right)), (.optional(let left), .optional(let right)), (.type(let left), .type(let right)),
            (.nullable(let left), .nullable(let right)):
            left.isIdentical(to: right)
        case (.map(let leftKey, let left), .map(let rightKey, let right)): leftKey.isIdentical(to: rightKey) && left.isIdentical(to: right)
        case (.opaque(let leftName, let left), .opaque(let rightName, let right)):
            leftName == rightName && left.count == right.count && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
        default: self == other
        }
    }
}
