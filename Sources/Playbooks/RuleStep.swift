public import ActionKit
public import Diagnostics
public import Expressions

/// A checked step: its action is known, its inputs have the right types.
public struct RuleStep: Sendable {
    /// What stands behind a parameter.
    public enum Input: Sendable {
        /// A choice, fixed in the file.
        case choice(String)
        case text(TextInput)
        case texts([TextInput])
    }

    /// A text with interpolation.
    public struct TextInput: Sendable {
        public let source: Embedded
        public let template: Template
    }

    public let id: String
    public let name: String?
    public let condition: Condition?
    /// Whether `condition` asks for the outcome of an earlier step, so that it can be told at run time only.
    public let readsOutcomes: Bool
    public let action: any Action.Type
    /// By parameter name.
    public let inputs: [String: Input]
    public let range: SourceRange
}
