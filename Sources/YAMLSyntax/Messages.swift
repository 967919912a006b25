/// All sentences of this module about YAML itself; those about keys and values are in `Messages+Values.swift`.
enum Messages {
    static func kind(of content: Node.Content) -> String {
        switch content {
        case .sequence: "a list"
        case .mapping: "a mapping"
        case .scalar(let scalar):
            switch scalar.resolved {
            case .null: "nothing"
            case .bool: "a boolean"
            case .integer, .float: "a number"
            case .string: "text"
            }
        }
    }

    // MARK: Bytes and limits

    static func unreadable(_ reason: UnreadableFile) -> String {
        switch reason {
        case .deadLink: "this is a link that leads nowhere; mend or remove it"
        case .name: "the name of this file is not UTF-8 (� stands for what is not); rename it"
        case .folder: "this is a folder where a file is wanted"
        case .denied: "this cannot be read; check its permissions"
        }
    }

    static func tooLarge(_ count: Int, limit: Int) -> String {
        "the file has \(count) bytes, more than the \(limit) that are read"
    }

    static let utf16 = "the file is UTF-16; save it as UTF-8"

    static func invalidUTF8(_ byte: UInt8) -> String {
        "the byte 0x\(hex(UInt32(byte), 2)) is no UTF-8; save the file as UTF-8"
    }

    static func forbidden(_ scalar: Unicode.Scalar) -> String {
        let remedy = "remove it, or write \(escape(scalar)) inside double quotes"
        switch scalar.value {
        case 0x85, 0x2028, 0x2029: return "the line separator U+\(hex(scalar.value, 4)) is not allowed: \(remedy)"
        case 0xFEFF: return "a byte order mark is only allowed at the start of the file: \(remedy)"
        default: return "the control character U+\(hex(scalar.value, 4)) is not allowed: \(remedy)"
        }
    }

    static func reordering(_ scalar: Unicode.Scalar) -> String {
        "the invisible character U+\(hex(scalar.value, 4)) changes the order in which this line is shown: "
            + "remove it, or write \(escape(scalar)) inside double quotes"
    }

    static func tooManyNodes(limit: Int) -> String {
        "the file has more than \(limit) keys and values (an alias counts as all that it stands for)"
    }

    static func tooDeep(limit: Int) -> String {
        "lists and mappings are nested more than \(limit) deep"
    }

    static func tooManyDirectives(limit: Int) -> String {
        "more than \(limit) lines begin with `%`"
    }

    // MARK: Keys, tags and aliases

    static func duplicateKey(_ key: String) -> String { "the key `\(short(key))` is given twice" }
    static func firstGivenHere(_ key: String) -> String { "`\(short(key))` is first given here" }
    static let mergeKey = "merge keys (`<<`) are not part of YAML 1.2; repeat the keys, or quote `\"<<\"` to name a key so"

    static func keyIsNoText(_ kind: String) -> String { "a key must be text, this is \(kind)" }

    static func unknownTag(_ tag: String) -> String { "the tag `\(short(tag))` is not known" }

    static func expressionAsTag(_ text: String) -> String {
        "`\(short(text))` is a tag in YAML: an expression that starts with `!` must be quoted"
    }

    static func tagDoesNotFit(_ tag: String, _ what: String) -> String { "the tag `\(tag)` does not fit \(what)" }

    static func anchoredHere(_ name: String) -> String { "`&\(short(name))` begins here" }
    static func selfAlias(_ name: String) -> String { "`*\(short(name))` stands inside of what it stands for" }

    static func unknownAlias(_ name: String, written: String) -> String {
        "no `&\(short(name))` stands before `\(short(written))`; text that starts with `*` must be quoted"
    }

    // MARK: Syntax

    static func needsQuotes(_ reason: QuoteReason) -> String {
        switch reason {
        case .startsWith(UInt8(ascii: "!")): "an expression that starts with `!` must be quoted"
        case .startsWith(UInt8(ascii: "`")): "text that starts with a backtick must be quoted"
        case .startsWith(let byte): "text that starts with `\(character(byte))` must be quoted"
        case .holdsColon: "text that holds `: ` must be quoted"
        case .continuesBehindQuote: "the value ends at its closing quote, but the line goes on: quote the whole value"
        case .quoteInside(UInt8(ascii: "'")): "a quote inside single quotes is written twice (`''`)"
        case .quoteInside: "a quote inside double quotes is written with a backslash (`\\\"`); or use single quotes"
        case .continuesBehindBracket: "the value ends at its closing bracket, but the line goes on: quote the whole value"
        }
    }

    static func unclosedQuote(_ quote: UInt8) -> String { "the quote `\(character(quote))` is never closed" }
    static func unclosedBracket(_ bracket: UInt8) -> String { "the bracket `\(character(bracket))` is never closed" }
    static let openedHere = "opened here"

    static func unexpectedInFlow(isMapping: Bool, openSince line: Int?) -> String {
        let (opening, closing) = isMapping ? ("{", "}") : ("[", "]")
        let reminder = line.map { " (the `\(opening)` of line \($0) is still open)" } ?? ""
        return "`,` or `\(closing)` was expected here\(reminder); inside `\(opening) \(closing)`, "
            + "text that holds a comma, a bracket (`${…}` too) or `: ` must be quoted"
    }

    static let badEscape = #"no such escape in double quotes; a backslash is written `\\`, or use single quotes"#
    static let missingColon = "this is neither a key nor part of a value: a key needs `: ` behind it"
    static let tab = "a tab cannot indent; use spaces"
    static let directive = "a line that begins with `%` is a directive; only `%YAML 1.2` is known"
    static let closesNothing = "this bracket closes nothing"

    static func misplaced(_ kind: SyntaxKind) -> String {
        switch kind {
        case .itemNotAllowed: "a list item cannot begin here: put `- ` on a line of its own, under its key"
        case .valueNotAllowed: "a key cannot stand here: the line above already has a value, or is indented otherwise"
        case .keyNotAllowed: "`? ` cannot stand here; text that starts with it must be quoted"
        default: "this does not fit in here: its indentation is that of no key or item above it"
        }
    }

    static func syntax(_ kind: SyntaxKind) -> String {
        switch kind {
        case .badStart: "a value cannot begin with this character; quote the value"
        case .anchorName: "`&` and `*` begin the name of an anchor; text that starts with them must be quoted"
        case .tag: "`!` begins a tag; an expression that starts with `!` must be quoted"
        case .blockHeader: "behind `|` or `>` the text begins on the next line; an expression that starts so must be quoted"
        case .secondRoot: "the document ended before this; another one begins with `---`"
        case .noContent: "a value was expected here"
        case .other(let problem): "this is not YAML (\(problem))"
        default: "this is not YAML"
        }
    }

    // MARK: Pieces

    /// Foreign text inside a sentence: not more of it than one can read.
    static func short(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard text.utf8.count > 60, scalars.count > 60 else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(59))) + "…"
    }

    private static func character(_ byte: UInt8) -> String { String(Character(Unicode.Scalar(byte))) }

    private static func escape(_ scalar: Unicode.Scalar) -> String { "`\\u\(hex(scalar.value, 4))`" }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
    }
}
