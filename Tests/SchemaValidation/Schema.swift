public import Canonical
import Foundation

/// A JSON Schema, as far as the files of `schemas/` go.
public struct Schema: Sendable {
    /// The schema itself.
    public let json: JSONValue

    public init(_ json: JSONValue) {
        self.json = json
    }

    /// The schema of `schemas/NAME.schema.json`.
    public init(named name: String) throws {
        let file = Self.folder.appending(path: name + Self.ending)
        self.init(try JSONValue(parsing: Array(try Data(contentsOf: file))))
    }

    /// The names of all schemas of the project, sorted.
    public static func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(ending) }
            .map { String($0.dropLast(ending.count)) }.sorted()
    }

    /// What the schema does not allow in a document: each with its place; nothing if the document conforms.
    public func findings(in document: JSONValue) -> [String] {
        Validator(root: json).findings(document, json, at: "$")
    }

    /// What is wrong with the schema itself.
    public var mistakes: [String] {
        SchemaReview(root: json).mistakes()
    }

    private static let ending = ".schema.json"
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../schemas").standardizedFileURL
}
