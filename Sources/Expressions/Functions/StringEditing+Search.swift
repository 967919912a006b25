extension StringEditing {
    static func indexOf(_ arguments: [Value]) throws(Fault) -> Value {
        let (text, part, start) = try search("indexOf", arguments)
        guard let start = start ?? 0 as Int64?, start >= 0, start <= text.count else { throw Fault.badRange }
        for place in Int(start)..<max(text.count - part.count + 1, Int(start)) where matches(part, text, place) {
            return .int(Int64(place))
        }
        return .int(-1)
    }

    static func lastIndexOf(_ arguments: [Value]) throws(Fault) -> Value {
        let (text, part, start) = try search("lastIndexOf", arguments)
        let last = start ?? Int64(text.count)
        guard last >= 0, last <= text.count else { throw Fault.badRange }
        var place = min(Int(last), text.count - part.count)
        while place >= 0 {
            if matches(part, text, place) { return .int(Int64(place)) }
            place -= 1
        }
        return .int(-1)
    }

    private static func search(
        _ name: String, _ arguments: [Value]
    ) throws(Fault) -> (text: [Unicode.Scalar], part: [Unicode.Scalar], start: Int64?) {
        guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
            throw .noSuchOverload(name, arguments)
        }
        var start: Int64?
        if arguments.count == 3 {
            guard case .int(let given) = arguments[2] else { throw .noSuchOverload(name, arguments) }
            start = given
        }
        return (Array(text.unicodeScalars), Array(part.unicodeScalars), start)
    }

    private static func matches(_ part: [Unicode.Scalar], _ text: [Unicode.Scalar], _ place: Int) -> Bool {
        text[place..<place + part.count].elementsEqual(part)
    }

    static func split(_ arguments: [Value]) throws(Fault) -> Value {
        let (text, separator, limit) = try cutting("split", arguments)
        if limit == 0 { return .list([]) }
        return .list(pieces(text, separator, limit).map { .string($0) })
    }

    static func replace(_ arguments: [Value]) throws(Fault) -> Value {
        guard arguments.count >= 3, case .string(let replacement) = arguments[2] else {
            throw .noSuchOverload("replace", arguments)
        }
        let (text, part, limit) = try cutting("replace", [arguments[0], arguments[1]] + arguments.dropFirst(3))
        if limit == 0 { return .string(text) }
        let count = limit < 0 || limit == .max ? limit : limit + 1
        guard part.isEmpty else { return .string(pieces(text, part, count).joined(separator: replacement)) }
        return .string(spread(text, replacement, limit))
    }

    private static func cutting(
        _ name: String, _ arguments: [Value]
    ) throws(Fault) -> (text: String, part: String, limit: Int64) {
        guard case .string(let text) = arguments[0], case .string(let part) = arguments[1] else {
            throw .noSuchOverload(name, arguments)
        }
        guard arguments.count == 3 else { return (text, part, -1) }
        guard case .int(let limit) = arguments[2] else { throw .noSuchOverload(name, arguments) }
        return (text, part, limit)
    }

    /// At most `limit` pieces, all of them if it is negative. Without a separator each code point is a piece.
    private static func pieces(_ text: String, _ separator: String, _ limit: Int64) -> [String] {
        let bytes = Array(text.utf8)
        var pieces: [String] = []
        var start = 0
        while limit < 0 || pieces.count < limit - 1 {
            let next =
                separator.isEmpty
                ? nextScalar(bytes, start) : CodePoints.firstIndex(of: separator, in: text, from: start)
            guard let next, !separator.isEmpty || next < bytes.count else { break }
            pieces.append(String(decoding: bytes[start..<next], as: UTF8.self))
            start = next + separator.utf8.count
        }
        if !separator.isEmpty || start < bytes.count { pieces.append(String(decoding: bytes[start...], as: UTF8.self)) }
        return pieces
    }

    private static func nextScalar(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        var next = start + 1
        while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
        return next
    }

    /// An empty part stands before every code point and at the end.
    private static func spread(_ text: String, _ replacement: String, _ limit: Int64) -> String {
        var result = ""
        var left = limit < 0 ? Int64.max : limit
        for scalar in text.unicodeScalars {
            if left > 0 {
                result += replacement
                left -= 1
            }
            result.unicodeScalars.append(scalar)
        }
        return left > 0 ? result + replacement : result
    }
}
