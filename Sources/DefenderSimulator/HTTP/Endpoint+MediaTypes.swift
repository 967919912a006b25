import DefenderAPI

extension Endpoint {
    /// Whether a body of this media type is read here: JSON (mde-api.yaml, `content_type_for_bodies`), or what the upload to
    /// the library says of itself. Without the header field a body is taken for JSON.
    func takes(_ mediaType: String) -> Bool {
        if id == Endpoint.uploadLibraryFile.id { return true }
        let name = mediaType.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
        return name == "application/json" || name == "text/json" || name.hasPrefix("application/") && name.hasSuffix("+json")
    }
}
