/// What a page consists of, before it is Markdown or HTML. What comes from outside has cases of its own: it cannot be taken for
/// words of ours.
enum Page {
    enum Span {
        /// Our own words.
        case words(String)
        case strong(String)
        case word(StepFate)
        /// From outside, as prose.
        case data(String)
        /// From outside, as code.
        case code(String)
    }

    typealias Line = [Span]

    struct Item {
        let line: Line
        /// Remarks below it.
        var under: [Line] = []
    }

    indirect enum Block {
        case heading(Int, Line)
        case paragraph(Line)
        case warning(Line)
        case list([Item])
        /// A list whose items are numbered.
        case numbered([Item])
        /// Lines from outside, as they are.
        case code(String)
        /// Folded away until somebody asks.
        case fold(String, [Block])
    }

    /// Codes with commas between them.
    static func codes(_ texts: [String]) -> Line { Array(texts.map { [Span.code($0)] }.joined(separator: [.words(", ")])) }
}
