extension JSONElement {
    /// This value and all inside it, copied out. Of two members with one key the later counts.
    public var value: JSONValue { withCursor { $0.value } }
}

extension JSONCursor {
    /// This value and all inside it, copied out. Of two members with one key the later counts.
    public var value: JSONValue {
        JSONValueBuilder<Never> { JSONObject($0.map { ($0.key, $0.value) }) }.value(of: self)
    }
}

extension JSONValue {
    /// Reads a text (RFC 8259, UTF-8) of exactly one value, strictly: duplicate keys are refused at every depth.
    public init(parsing bytes: [UInt8], limits: JSONLimits = .standard) throws(JSONError) {
        let document = try JSONDocument(parsing: bytes, limits: limits)
        let builder = JSONValueBuilder<JSONError> { members throws(JSONError) in try JSONObject(unique: members) }
        self = try document.root.withCursor { (root) throws(JSONError) in try builder.value(of: root) }
    }
}
