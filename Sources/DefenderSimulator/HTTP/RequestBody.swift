import Canonical

/// A JSON body whose keys are taken in the reference's casing only (mde-errors-and-limits.yaml, `body_parameter_names`).
struct RequestBody {
    let json: JSONValue
    private let object: JSONObject

    /// The member of a list, as a body of its own.
    init(_ json: JSONValue, allowed: [String]) throws(ServiceError) {
        try self.init(json.canonicalBytes, allowed: allowed)
    }

    /// - Parameter allowed: every key that the endpoint knows.
    init(_ bytes: [UInt8], allowed: [String]) throws(ServiceError) {
        do {
            json = try JSONValue(parsing: bytes)
        } catch {
            throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
        }
        guard let object = json.objectValue, object.members.allSatisfy({ allowed.contains($0.key) }) else {
            throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
        }
        self.object = object
    }

    /// A text that has to be there.
    func text(_ key: String) throws(ServiceError) -> String {
        guard let text = try optionalText(key), !text.isEmpty else {
            throw ServiceError(.missingRequiredParameter, Messages.missingParameter(key))
        }
        return text
    }

    func optionalText(_ key: String) throws(ServiceError) -> String? {
        guard let value = object[key], value != .null else { return nil }
        guard let text = value.stringValue else {
            throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
        }
        return text
    }

    func holds(_ key: String) -> Bool { object.holds(key) }

    func optionalFlag(_ key: String) throws(ServiceError) -> Bool? {
        guard let value = object[key], value != .null else { return nil }
        switch value.boolValue.map({ $0 ? "true" : "false" }) ?? value.stringValue?.lowercased() {
        case "true": return true
        case "false": return false
        default: throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
        }
    }

    /// A list of texts that has to be there.
    func texts(_ key: String) throws(ServiceError) -> [String] {
        guard let value = object[key], value != .null else {
            throw ServiceError(.missingRequiredParameter, Messages.missingParameter(key))
        }
        guard let items = value.arrayValue, items.allSatisfy({ $0.stringValue != nil }) else {
            throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
        }
        return items.compactMap { $0.stringValue }
    }

    /// A list of objects that has to be there.
    func objects(_ key: String) throws(ServiceError) -> [JSONValue] {
        guard let value = object[key], value != .null else {
            throw ServiceError(.missingRequiredParameter, Messages.missingParameter(key))
        }
        guard let items = value.arrayValue, items.allSatisfy({ $0.objectValue != nil }) else {
            throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
        }
        return items
    }

    /// A list of ids, neither empty nor longer than the service takes.
    func batch(_ key: String, atMost limit: Int) throws(ServiceError) -> [String] {
        let ids = try texts(key)
        guard !ids.isEmpty else { throw ServiceError(.invalidInput, Messages.emptyList(key)) }
        guard ids.count <= limit else {
            throw ServiceError(.maximumBatchSizeExceeded, Messages.batchTooLarge(ids.count, limit: limit))
        }
        return ids
    }

    /// One of the listed values, in whatever case it comes.
    func choice(_ key: String, of values: [String]) throws(ServiceError) -> String {
        let text = try text(key)
        guard let value = values.first(where: { $0.lowercased() == text.lowercased() }) else {
            throw ServiceError(.invalidInput, Messages.invalidValue(text, of: key, allowed: values))
        }
        return value
    }

    /// The comment of an action: required, at most 4,000 UTF-16 units (what the service's platform counts).
    func comment() throws(ServiceError) -> String {
        let comment = try text("Comment")
        guard comment.utf16.count <= 4000 else {
            throw ServiceError(.invalidInput, Messages.commentTooLong(comment.utf16.count))
        }
        return comment
    }
}
