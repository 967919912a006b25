/// Copies a value out of a document; whether an object may hold a key twice is the caller's affair.
struct JSONValueBuilder<Failure: Error> {
    let object: ([JSONObject.Member]) throws(Failure) -> JSONObject

    func value(of element: JSONCursor) throws(Failure) -> JSONValue {
        switch element.kind {
        case .null: .null
        case .bool: .bool(element.bool == true)
        case .integer: .integer(element.int64 ?? 0)
        case .number: .number(element.double ?? 0)
        case .string: .string(element.string ?? "")
        case .array: .array(try elements(of: element))
        case .object: .object(try object(members(of: element)))
        }
    }

    private func elements(of element: JSONCursor) throws(Failure) -> [JSONValue] {
        var result: [JSONValue] = []
        try element.forEachElement { (item) throws(Failure) in
            result.append(try value(of: item))
        }
        return result
    }

    private func members(of element: JSONCursor) throws(Failure) -> [JSONObject.Member] {
        var result: [JSONObject.Member] = []
        try element.forEachMember { (key, item) throws(Failure) in
            result.append(JSONObject.Member(key: String(decoding: key, as: UTF8.self), value: try value(of: item)))
        }
        return result
    }
}
