/// A part of the text as it was parsed: nothing is known of names and types yet.
final class SyntaxNode: Sendable {
    /// A name with its own place.
    struct Name: Sendable {
        let text: String
        let offsets: Range<Int>
        var isQuoted = false
    }

    struct Element: Sendable {
        let node: SyntaxNode
        let isOptional: Bool
    }

    struct Entry: Sendable {
        let key: SyntaxNode
        let value: SyntaxNode
        let isOptional: Bool
    }

    struct Comprehension: Sendable {
        let macro: Macro
        let range: SyntaxNode
        let variables: [Name]
        let filter: SyntaxNode?
        let body: SyntaxNode
    }

    enum Kind: Sendable {
        case literal(Value)
        /// `isAbsolute` after a leading dot.
        case identifier(String, isAbsolute: Bool)
        case select(SyntaxNode, Name, isOptional: Bool)
        case presence(SyntaxNode, Name)
        case call(Name, target: SyntaxNode?, arguments: [SyntaxNode], isAbsolute: Bool)
        case operation(Operator, [SyntaxNode])
        case list([Element])
        case map([Entry])
        case comprehension(Comprehension)
        case binding(Name, value: SyntaxNode, body: SyntaxNode)
        /// Stands for what could not be parsed and was reported.
        case mistake
    }

    let kind: Kind
    let offsets: Range<Int>
    /// Levels of nodes from here down, for the nesting limit.
    let height: Int

    init(_ kind: Kind, _ offsets: Range<Int>) {
        self.kind = kind
        self.offsets = offsets
        self.height = 1 + kind.heightBelow
    }
}
