import Diagnostics
public import Expressions

/// A checked expression and the place where it was written.
public struct Condition: Sendable {
    public let source: Embedded
    public let checked: CheckedExpression

    /// The form that is evaluated; made at first use.
    public var program: Program { checked.program }

    init(source: Embedded, checked: CheckedExpression) {
        self.source = source
        self.checked = checked
    }

    /// The names that `during` is called with.
    var calendars: [Spanned<String>] {
        var found: [Spanned<String>] = []
        checked.root.visit { node in
            guard case .call(let call) = node.kind, call.hostFunction == HostFunction.during.slot,
                case .constant(.string(let name)) = call.arguments[0].kind
            else { return }
            let offsets = call.arguments[0].offsets
            found.append(Spanned(name, at: source.range(of: offsets.lowerBound..<offsets.upperBound)))
        }
        return found
    }
}
