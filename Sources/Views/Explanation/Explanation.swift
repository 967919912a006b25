public import Canonical

/// What something means, as a page: the same for playbooks, actions, entities, functions, policies and diagnostics. Terminal
/// text and Markdown are rendered from its JSON.
public struct Explanation: Sendable {
    public static let schema = "cordon/explanation/1"

    /// A part of the page.
    public struct Section: Sendable {
        public let title: String
        public var text: [String]
        public var rows: [Row]
        /// Lines of a file or a terminal, as they are.
        public var code: String?

        public init(_ title: String, _ text: [String] = [], rows: [Row] = [], code: String? = nil) {
            self.title = title
            self.text = text
            self.rows = rows
            self.code = code
        }

        var isEmpty: Bool { text.isEmpty && rows.isEmpty && code == nil }
    }

    /// A name and what is to be said of it.
    public struct Row: Sendable {
        public let name: String
        public let type: String?
        public let text: String

        public init(_ name: String, _ text: String) { self.init(name, nil, text) }

        public init(_ name: String, _ type: String?, _ text: String) {
            self.name = name
            self.type = type
            self.text = text
        }
    }

    public let kind: String
    public let name: String
    public let summary: String
    public let sections: [Section]

    /// Sections without content are left out.
    public init(_ kind: String, _ name: String, _ summary: String, _ sections: [Section]) {
        self.kind = kind
        self.name = name
        self.summary = summary
        self.sections = sections.filter { !$0.isEmpty }
    }

    public var json: JSONObject {
        [
            "kind": .string(kind), "name": .string(name), "summary": .string(summary),
            "sections": .array(sections.map(\.json)),
        ]
    }
}

extension Explanation.Section {
    fileprivate var json: JSONValue {
        [
            "title": .string(title), "text": .array(text.map { .string($0) }),
            "rows": .array(
                rows.map { row in
                    ["name": .string(row.name), "type": row.type.map { .string($0) } ?? .null, "text": .string(row.text)]
                }),
            "code": code.map { .string($0) } ?? .null,
        ]
    }
}
