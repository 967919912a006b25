import Diagnostics
import Foundation
import YAMLSyntax

/// The reference catalogue beside the repository; absent in a lone clone, then the tests that need it are skipped.
enum Reference {
    static let api = document("mde-api.yaml")
    static let entities = document("mde-entities.yaml")
    static var isPresent: Bool { api != nil && entities != nil }

    static func entity(_ name: String) throws -> Node { try entities.required("entities").required(name) }

    static func endpoint(_ id: String) throws -> Node {
        guard let endpoint = try api.required("endpoints").sequence?.first(where: { $0["id"]?.text == id }) else {
            throw Missing(key: id)
        }
        return endpoint
    }

    struct Missing: Error { let key: String }

    private static func document(_ name: String) -> Node? {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/reference/\(name)")
        guard let data = try? Data(contentsOf: path) else { return nil }
        let limits = YAMLLimits(maximumBytes: 1 << 22, maximumDepth: 64, maximumNodes: 1_000_000)
        return YAMLParser.parse(SourceFile(path: name, bytes: Array(data)), limits: limits, into: DiagnosticCollector()).first
    }
}

extension Node? {
    func required(_ key: String) throws -> Node {
        guard let node = self?.mapping?[key] else { throw Reference.Missing(key: key) }
        return node
    }
}

extension Node {
    subscript(key: String) -> Node? { mapping?[key] }

    func required(_ key: String) throws -> Node { try Optional(self).required(key) }

    var text: String? { isNull ? nil : scalar?.text }
    var texts: [String] { sequence?.compactMap { $0.text } ?? [] }
    var isTrue: Bool { scalar?.resolved == .bool(true) }

    var integer: Int? {
        guard case .integer(let value) = scalar?.resolved else { return nil }
        return Int(value)
    }
}
