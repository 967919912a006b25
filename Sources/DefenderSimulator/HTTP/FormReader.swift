import Canonical

/// Reads bodies of the form `multipart/form-data` (RFC 7578, RFC 2046 section 5.1).
enum FormReader {
    struct Part {
        let name: String
        let fileName: String?
        let content: [UInt8]
    }

    static func read(_ body: [UInt8], contentType: String) throws(ServiceError) -> [Part] {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let boundary = parameter("boundary", of: contentType), !boundary.isEmpty
        else { throw ServiceError(.invalidRequestBody, Messages.noForm) }
        let mark = Array("\r\n--\(boundary)".utf8)
        // The first mark has no line break before it.
        var rest = (Array("\r\n".utf8) + body)[...]
        guard let first = rest.firstRange(of: mark) else {
            throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
        }
        rest = rest[first.upperBound...]
        var parts: [Part] = []
        while !rest.starts(with: "--".utf8) {
            guard let end = rest.firstRange(of: mark), let part = part(rest[..<end.lowerBound]) else {
                throw ServiceError(.invalidRequestBody, Messages.invalidRequestBody)
            }
            parts.append(part)
            rest = rest[end.upperBound...]
        }
        return parts
    }

    private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
        guard let gap = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: bytes[..<gap.lowerBound], as: UTF8.self)
        let lines = head.split(whereSeparator: \.isNewline)
        guard let disposition = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }),
            let name = parameter("name", of: String(disposition))
        else { return nil }
        return Part(
            name: name, fileName: parameter("filename", of: String(disposition)),
            content: Array(bytes[gap.upperBound...]))
    }

    /// A parameter of a header field, quoted or not.
    private static func parameter(_ name: String, of header: String) -> String? {
        for piece in header.split(separator: ";").dropFirst() {
            let halves = piece.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, halves[0].filter({ $0 != " " }).lowercased() == name else { continue }
            let value = halves[1].drop { $0 == " " }
            guard value.first == "\"" else { return String(value) }
            return String(value.dropFirst().prefix { $0 != "\"" })
        }
        return nil
    }
}
