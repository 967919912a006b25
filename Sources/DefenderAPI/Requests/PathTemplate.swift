/// An endpoint's path with its holes, e.g. `/api/machines/{id}/isolate` or
/// `/api/machines/findbyip(ip='{ip}',timestamp={timestamp})`.
public struct PathTemplate: Hashable, Sendable, CustomStringConvertible {
    enum Segment: Hashable, Sendable {
        case literal(String)
        case hole(String)
        /// A function with its named arguments (OData URL conventions, 4.5).
        case call(String, [FunctionArgument])
    }

    /// The path as mde-api.yaml prints it.
    public let description: String
    let segments: [Segment]

    init(_ text: String) {
        description = text
        segments = text.split(separator: "/").map { Segment(String($0)) }
    }

    /// The names of the holes, in their order.
    public var holes: [String] {
        segments.flatMap { segment -> [String] in
            switch segment {
            case .literal: []
            case .hole(let name): [name]
            case .call(_, let arguments): arguments.map(\.hole)
            }
        }
    }

    /// How many segments are literal: of two templates that fit a path, the one with more is meant.
    public var precision: Int {
        segments.count { if case .hole = $0 { false } else { true } }
    }

    /// The path with its holes filled, percent-encoded.
    /// - Precondition: every hole has a value.
    public func path(_ values: [String: String]) -> String {
        segments.reduce(into: "") { path, segment in path += "/" + segment.text(values) }
    }

    /// What a path gives for the holes; nil if it does not fit. Literal parts fit in any case, arguments in any order.
    /// - Parameter path: its segments from the first on, percent-decoded.
    public func match(_ path: [String]) -> [String: String]? {
        guard path.count == segments.count else { return nil }
        var values: [String: String] = [:]
        for (index, segment) in segments.enumerated() {
            guard segment.match(path[index], into: &values) else { return nil }
        }
        return values
    }
}

extension PathTemplate.Segment {
    init(_ text: String) {
        if let open = text.firstIndex(of: "("), text.last == ")" {
            let arguments = text[text.index(after: open)...].dropLast()
            self = .call(String(text[..<open]), FunctionArgument.split(arguments).compactMap(FunctionArgument.init))
        } else if text.first == "{" {
            self = .hole(String(text.dropFirst().dropLast()))
        } else {
            self = .literal(text)
        }
    }

    fileprivate func text(_ values: [String: String]) -> String {
        switch self {
        case .literal(let text): text
        case .hole(let name): Self.value(name, values).percentEncoded
        case .call(let name, let arguments):
            name + "(" + arguments.map { $0.text(Self.value($0.hole, values)) }.joined(separator: ",") + ")"
        }
    }

    private static func value(_ name: String, _ values: [String: String]) -> String {
        guard let value = values[name] else { preconditionFailure("nothing is given for {\(name)}") }
        return value
    }

    fileprivate func match(_ text: String, into values: inout [String: String]) -> Bool {
        switch self {
        case .literal(let literal): return Self.isSame(literal[...], text[...])
        case .hole(let name):
            values[name] = text
            return true
        case .call(let name, let arguments):
            guard let given = Self.arguments(of: text, of: name), given.count == arguments.count else { return false }
            for argument in arguments {
                guard let value = given.lazy.compactMap({ argument.value(in: $0) }).first else { return false }
                values[argument.hole] = value
            }
            return true
        }
    }

    private static func arguments(of text: String, of name: String) -> [Substring]? {
        guard text.utf8.last == UInt8(ascii: ")"), let open = text.utf8.firstIndex(of: UInt8(ascii: "(")),
            isSame(text[..<open], name[...])
        else { return nil }
        return FunctionArgument.split(text[text.index(after: open)...].dropLast())
    }

    /// Whether two texts differ in the case of ASCII letters at most. Each request meets several templates, so none is copied, and
    /// the bytes are compared as they lie: over generic collections the types alone took a tenth of a request's time.
    private static func isSame(_ one: Substring, _ other: Substring) -> Bool {
        func folded(_ byte: UInt8) -> UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte }
        var (one, other) = (one, other)
        return one.withUTF8 { one in
            other.withUTF8 { other in
                one.count == other.count && one.indices.allSatisfy { folded(one[$0]) == folded(other[$0]) }
            }
        }
    }
}
