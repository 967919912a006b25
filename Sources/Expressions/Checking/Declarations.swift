/// What an expression may name: the host's variables and functions.
public struct Declarations: Sendable {
    public struct Variable: Sendable {
        /// A name, or several joined by dots, which is still one variable.
        public let name: String
        public let type: CELType
        /// One sentence for people, `` if there is none.
        public let summary: String

        public init(_ name: String, _ type: CELType, summary: String = "") {
            self.name = name
            self.type = type
            self.summary = summary
        }
    }

    /// A function that the host carries out. Several with one name are its overloads.
    public struct Function: Sendable {
        public let name: String
        /// Stable name of this overload, for example `device_string`.
        public let id: String
        /// The first is the receiver if `isMember`.
        public let parameters: [CELType]
        public let result: CELType
        public let isMember: Bool
        public let summary: String

        public init(
            _ name: String, id: String, parameters: [CELType], result: CELType, isMember: Bool = false,
            summary: String = ""
        ) {
            self.name = name
            self.id = id
            self.parameters = parameters
            self.result = result
            self.isMember = isMember
            self.summary = summary
        }
    }

    /// A variable's index here is its slot in `Activation.variable(_:)`.
    public var variables: [Variable]
    /// A function's index here is its slot in `Activation.call(_:_:)`.
    public var functions: [Function]
    /// The scope in which names are looked up first, as in CEL: `a.b` makes `c` mean `a.b.c`, `a.c` or `c`.
    public var container: String
    /// Whether `cel.block`, `cel.index` and `cel.iterVar` are macros: CEL's written form of what optimizers make, for
    /// conformance tests.
    public var hasBlocks = false
    /// Where expressions are kept for others that have the same; nil where each is compiled by itself.
    public var shared: SharedExpressions?

    public init(_ variables: [Variable] = [], functions: [Function] = [], container: String = "") {
        self.variables = variables
        self.functions = functions
        self.container = container
    }

    public func slot(of name: String) -> Int? {
        variables.firstIndex { CodePoints.areEqual($0.name, name) }
    }
}
