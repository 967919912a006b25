import Canonical

extension Diagnostic {
    var json: JSONValue {
        var object = SourceRange.json(range)
        object["id"] = .string(id)
        object["severity"] = .string(severity.rawValue)
        object["message"] = .string(message)
        object["allowed"] = .array(allowed.map { .string($0) })
        object["suggestion"] = suggestion.map { .string($0) } ?? .null
        object["related"] = .array(related.map(\.json))
        object["fix"] = fix?.json ?? .null
        return .object(object)
    }
}

extension Diagnostic.Fix {
    var json: JSONValue {
        var object = SourceRange.json(range)
        object["replacement"] = .string(replacement)
        return .object(object)
    }
}

extension Diagnostic.Related {
    var json: JSONValue {
        var object = SourceRange.json(range)
        object["message"] = .string(message)
        return .object(object)
    }
}

extension SourceRange {
    /// `file`, `start`, `end`: null for what belongs to no file.
    static func json(_ range: SourceRange?) -> JSONObject {
        guard let range else { return ["file": .null, "start": .null, "end": .null] }
        return ["file": .string(range.file.path), "start": range.start.json, "end": range.end.json]
    }
}

extension SourcePosition {
    var json: JSONValue {
        ["line": .integer(Int64(line)), "column": .integer(Int64(column)), "offset": .integer(Int64(offset))]
    }
}
