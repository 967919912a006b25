import Canonical

extension Call {
    /// The body as the journal shows it: JSON as it came, of a form its texts, and of its file the name, length and digest.
    var journalBody: JSONValue {
        if let json = try? JSONValue(parsing: body) { return json }
        guard let contentType, let parts = try? FormReader.read(body, contentType: contentType) else { return .null }
        return .object(JSONObject(parts.map { ($0.name, $0.journalValue) }))
    }
}

extension FormReader.Part {
    fileprivate var journalValue: JSONValue {
        guard let fileName else { return .string(String(decoding: content, as: UTF8.self)) }
        return [
            "name": .string(fileName), "bytes": .integer(Int64(content.count)), "digest": .string(Digest(of: content).description),
        ]
    }
}
