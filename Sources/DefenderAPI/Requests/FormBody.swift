public import Canonical

/// A body of the form `multipart/form-data` (RFC 7578): texts, and one file.
public struct FormBody: Hashable, Sendable {
    /// One text, by its part's name.
    public struct Text: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public let texts: [Text]
    /// The name of the file's part.
    public let filePart: String
    public let fileName: String
    public let content: [UInt8]
    /// The digest of the file's content.
    public let digest: Digest

    init(texts: [Text], filePart: String, fileName: String, content: [UInt8]) {
        self.texts = texts
        self.filePart = filePart
        self.fileName = fileName
        self.content = content
        digest = Digest(of: content)
    }

    /// A line that occurs nowhere in the file, to stand between the parts.
    public var boundary: String {
        var number = 0
        while true {
            let boundary = "cordon-part-\(number)"
            if content.firstRange(of: Array(boundary.utf8)) == nil { return boundary }
            number += 1
        }
    }

    public var contentType: String { "multipart/form-data; boundary=\(boundary)" }

    /// The body as it is sent.
    public var bytes: [UInt8] {
        let boundary = boundary
        var bytes: [UInt8] = []
        for text in texts {
            bytes += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(text.name)\"\r\n\r\n\(text.value)\r\n".utf8
        }
        bytes += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(filePart)\"; filename=\"\(fileName)\"\r\n".utf8
        bytes += "Content-Type: application/octet-stream\r\n\r\n".utf8
        bytes += content
        bytes += "\r\n--\(boundary)--\r\n".utf8
        return bytes
    }

    /// How plans and reviews show it: the texts, and the file's name, length and digest.
    public var json: JSONValue {
        var object = JSONObject(texts.map { ($0.name, JSONValue.string($0.value)) })
        object[filePart] = ["name": .string(fileName), "bytes": .integer(Int64(content.count)), "digest": .string(digest.description)]
        return .object(object)
    }
}
