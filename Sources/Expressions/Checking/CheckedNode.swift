/// A part of a checked expression: what it does, its type and its place. Public so that a host can translate what it
/// understands (a filter for a service, a table of equality tests) and leave the rest to `Program`.
public final class CheckedNode: Sendable {
    public enum Kind: Sendable {
        case constant(Value)
        /// A declared variable, by its slot.
        case variable(Int)
        /// A variable of an enclosing comprehension or binding, by its place in the frame.
        case local(Int, name: String)
        /// A field of a host object.
        case field(CheckedNode, index: Int, name: String)
        /// A key of a map (or of something dynamic), written as a field.
        case member(CheckedNode, name: String)
        /// `.?name`: none where it is absent or null. `index` if the operand is a host object.
        case optionalMember(CheckedNode, index: Int?, name: String)
        /// `has(operand.name)`. `index` if the operand is a host object.
        case presence(CheckedNode, index: Int?, name: String)
        case call(Call)
        case list([Element])
        case map([Entry])
        case comprehension(Comprehension)
        /// A value that is named for the length of a body.
        case binding(local: Int, name: String, value: CheckedNode, body: CheckedNode)
        /// What an unchecked expression could not resolve: it fails when it is evaluated.
        case invalid(String)
    }

    /// An operator or function. `&&` and `||` take all operands of an unbroken chain at once.
    public struct Call: Sendable {
        /// CEL's name: `_==_`, `_&&_`, `startsWith`.
        public let function: String
        /// The overload's CEL id (`equals`, `starts_with_string`); several if only the run-time types can tell.
        public let overloads: [String]
        public let arguments: [CheckedNode]
        /// The enumeration whose rank an ordering compares.
        public let rank: EnumType?
        /// The slot of a host function.
        public let hostFunction: Int?
        /// The operator that the function is, if it is one.
        let operation: Operator?

        init(function: String, overloads: [String], arguments: [CheckedNode], rank: EnumType?, hostFunction: Int?) {
            self.function = function
            self.overloads = overloads
            self.arguments = arguments
            self.rank = rank
            self.hostFunction = hostFunction
            operation = Operator(named: function)
        }
    }

    public struct Element: Sendable {
        public let node: CheckedNode
        /// `[?x]`: left out where the optional has none.
        public let isOptional: Bool
    }

    public struct Entry: Sendable {
        public let key: CheckedNode
        public let value: CheckedNode
        public let isOptional: Bool
    }

    /// A macro that visits each element of a list or key of a map.
    public struct Comprehension: Sendable {
        public let effect: Macro
        public let range: CheckedNode
        /// Places in the frame: element, or index/key and value.
        public let locals: [Int]
        public let names: [String]
        /// The condition of `map` with three arguments.
        public let filter: CheckedNode?
        public let body: CheckedNode
    }

    public let kind: Kind
    public let type: CELType
    /// UTF-8 offsets in the expression's text.
    public let offsets: Range<Int>

    init(_ kind: Kind, _ type: CELType, _ offsets: Range<Int>) {
        self.kind = kind
        self.type = type
        self.offsets = offsets
    }
}
