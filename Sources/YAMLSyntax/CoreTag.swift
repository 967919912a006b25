/// The tags that are known: those of the core schema, written `!!str` or in full.
enum CoreTag: String {
    case none = ""
    /// Unknown and reported.
    case refused = "?"
    case string = "!!str"
    case integer = "!!int"
    case float = "!!float"
    case bool = "!!bool"
    case null = "!!null"
    case sequence = "!!seq"
    case mapping = "!!map"

    static let known = [string, integer, float, bool, null, sequence, mapping].map(\.rawValue)
    private static let prefix = "tag:yaml.org,2002:"

    /// - Parameter tag: as libyaml gives it, with its handle resolved.
    init?(tag: String) {
        guard tag.hasPrefix(Self.prefix), let core = CoreTag(rawValue: "!!" + tag.dropFirst(Self.prefix.count)) else {
            return nil
        }
        self = core
    }

    /// Of a scalar `resolve` says it.
    func fits(_ content: Node.Content) -> Bool {
        switch (self, content) {
        case (.none, _), (.refused, _), (.sequence, .sequence), (.mapping, .mapping), (_, .scalar): true
        default: false
        }
    }

    /// - Parameter report: takes the sentence if the text is none of this tag's.
    func resolve(_ text: String, _ style: ScalarStyle, reporting report: (String) -> Void) -> CoreValue {
        let resolved = CoreSchema.resolve(text)
        switch (self, resolved) {
        case (.none, _), (.refused, _): return style == .plain ? resolved : .string
        case (.string, _): return .string
        case (.integer, .integer), (.float, .float), (.bool, .bool), (.null, .null): return resolved
        case (.float, .integer(let integer)): return .float(Double(integer))
        default:
            report(Messages.tagDoesNotFit(rawValue, "`\(Messages.short(text))`"))
            return .string
        }
    }
}
