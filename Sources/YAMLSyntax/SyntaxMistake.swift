import Diagnostics

/// Says in words of an author what libyaml says in words of a parser, and looks at the line for what was meant.
struct SyntaxMistake {
    private let file: SourceFile
    private let kind: SyntaxKind
    /// Bytes of the file: where libyaml stopped, and where what it was reading began.
    private let problem: Int
    private let context: Int
    private let openBracket: Int?
    private let line: LineValue

    /// - Parameter openBracket: where the innermost list or mapping in brackets begins, if one is open.
    init(_ failure: SyntaxFailure, problem: Int, context: Int, openBracket: Int?, in file: SourceFile) {
        self.file = file
        self.problem = problem
        self.context = context
        self.openBracket = openBracket
        kind = SyntaxKind(failure)
        line = LineValue(in: file, lineAt: problem)
    }

    var diagnostic: Diagnostic {
        if let reason = reasonToQuote { return needsQuotes(reason) }
        switch kind {
        case .unclosedQuote:
            return make(.unclosed, Messages.unclosedQuote(byte(at: context) ?? 0), character(at: context))
        case .flow where isAtEnd: return unclosedBracket(at: context)
        case .noContent where isAtEnd && openBracket != nil: return unclosedBracket(at: openBracket ?? context)
        case .flow(let isMapping):
            let message = Messages.unexpectedInFlow(isMapping: isMapping, openSince: lineOfOpening)
            return make(.syntax, message, word, related: .openedHere)
        case .badEscape: return make(.badEscape, Messages.badEscape, escape)
        case .missingColon:
            let missing = LineValue(in: file, lineAt: context)
            return make(.syntax, Messages.missingColon, missing.offsets.isEmpty ? word : missing.range)
        case .misplaced where isClosingBracket: return make(.syntax, Messages.closesNothing, word)
        case .misplaced, .valueNotAllowed, .itemNotAllowed, .keyNotAllowed:
            return make(.indentation, Messages.misplaced(kind), word)
        case .badStart where byte(at: problem) == 0x09: return tab
        case .tab: return tab
        case .directive: return make(.directive, Messages.directive, wholeLine)
        default: return make(.syntax, Messages.syntax(kind), word)
        }
    }

    private var tab: Diagnostic {
        Diagnostic(
            id: YAMLDiagnosticID.indentation.rawValue, message: Messages.tab, range: word,
            fix: TabIndentation(file).fix)
    }

    private func unclosedBracket(at offset: Int) -> Diagnostic {
        make(.unclosed, Messages.unclosedBracket(byte(at: offset) ?? 0), character(at: offset))
    }

    // MARK: Quotes

    private var reasonToQuote: QuoteReason? {
        guard problem >= line.offsets.lowerBound, let first = line.first else { return nil }
        switch (kind, first) {
        case (.unclosedQuote, _), (.badEscape, _): return nil
        case (_, UInt8(ascii: "!")): return .startsWith(first)
        case (.anchorName, UInt8(ascii: "&")), (.anchorName, UInt8(ascii: "*")): return .startsWith(first)
        case (.blockHeader, UInt8(ascii: "|")), (.blockHeader, UInt8(ascii: ">")): return .startsWith(first)
        case (.badStart, UInt8(ascii: "%")), (.badStart, UInt8(ascii: "@")), (.badStart, UInt8(ascii: "`")):
            return .startsWith(first)
        case (.misplaced, _) where line.hasLeader && problem > line.offsets.lowerBound:
            return reasonBehindClosing(first)
        case (.valueNotAllowed, _) where line.hasLeader && problem > line.offsets.lowerBound: return .holdsColon
        default: return nil
        }
    }

    private func reasonBehindClosing(_ first: UInt8) -> QuoteReason? {
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            isWordBehindQuote && line.last == first ? .quoteInside(first) : .continuesBehindQuote
        case UInt8(ascii: "["), UInt8(ascii: "{"): .continuesBehindBracket
        default: nil
        }
    }

    private func needsQuotes(_ reason: QuoteReason) -> Diagnostic {
        let suggestion = suggestion(reason)
        return Diagnostic(
            id: YAMLDiagnosticID.needsQuotes.rawValue, message: Messages.needsQuotes(reason), range: line.range,
            suggestion: suggestion, fix: fix(reason, suggestion))
    }

    /// A value that no character of YAML can begin can only have been meant as text.
    private func fix(_ reason: QuoteReason, _ quoted: String?) -> Diagnostic.Fix? {
        guard case .startsWith = reason, case .badStart = kind else { return nil }
        return quoted.map { Diagnostic.Fix(range: line.range, replacement: $0) }
    }

    private func suggestion(_ reason: QuoteReason) -> String? {
        guard case .quoteInside = reason else { return line.quoted }
        return line.quoted(line.offsets.lowerBound + 1..<line.offsets.upperBound - 1)
    }

    /// As in `'it's'`: libyaml stops right behind the quote, at a letter.
    private var isWordBehindQuote: Bool {
        guard line.offsets.count > 2, let byte = byte(at: problem), file.bytes[problem - 1] == line.first else { return false }
        return byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    }

    // MARK: Places

    private enum Relation { case none, openedHere }

    private func make(
        _ id: YAMLDiagnosticID, _ message: String, _ range: SourceRange, related: Relation = .none
    ) -> Diagnostic {
        let place = Diagnostic.Related(message: Messages.openedHere, range: character(at: context))
        return Diagnostic(
            id: id.rawValue, message: message, range: range, related: related == .openedHere ? [place] : [])
    }

    private func byte(at offset: Int) -> UInt8? {
        offset < file.bytes.count ? file.bytes[offset] : nil
    }

    private func character(at offset: Int) -> SourceRange {
        file.range(offset..<min(offset + 1, file.bytes.count))
    }

    private var isClosingBracket: Bool {
        byte(at: problem) == UInt8(ascii: "]") || byte(at: problem) == UInt8(ascii: "}")
    }

    /// Nil if it is the line of the problem.
    private var lineOfOpening: Int? {
        let opening = file.position(at: context).line
        return opening == file.position(at: problem).line ? nil : opening
    }

    private var wholeLine: SourceRange {
        file.range(file.lineOffsets(file.position(at: problem).line))
    }

    private var isAtEnd: Bool {
        !file.bytes[min(problem, file.bytes.count)...].contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    }

    /// What stands where libyaml stopped, up to the next blank.
    private var word: SourceRange {
        let line = file.lineOffsets(file.position(at: problem).line)
        let end = file.bytes[min(problem, line.upperBound)..<line.upperBound].firstIndex { $0 == 0x20 || $0 == 0x09 }
        return file.range(problem..<max(end ?? line.upperBound, problem))
    }

    /// From the backslash on.
    private var escape: SourceRange {
        let last = min(problem, file.bytes.count - 1)
        let start = file.bytes[min(context, last)...last].lastIndex(of: UInt8(ascii: "\\")) ?? problem
        return file.range(start..<min(max(problem, start + 2), file.bytes.count))
    }
}
