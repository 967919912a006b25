public import Canonical

/// Diagnostics as a SARIF 2.1.0 log (OASIS standard, sections 3.13 to 3.58), for code scanning.
public struct SARIFRenderer {
    private let diagnostics: [DiagnosticView]
    private let ids: [String]
    private let version: String

    /// - Parameters:
    ///   - report: the JSON view of a `DiagnosticReport`.
    ///   - version: of Cordon, as in semantic versioning.
    public static func render(_ report: JSONValue, version: String) -> JSONValue {
        let renderer = SARIFRenderer(DiagnosticView.all(of: report), version)
        return ["$schema": .string(schema), "version": "2.1.0", "runs": [renderer.run]]
    }

    private static let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"

    private init(_ diagnostics: [DiagnosticView], _ version: String) {
        self.diagnostics = diagnostics
        self.version = version
        ids = Set(diagnostics.map(\.id)).sorted()
    }

    private var run: JSONValue {
        [
            "tool": [
                "driver": [
                    "name": "cordon", "version": .string(version), "semanticVersion": .string(version),
                    "rules": .array(ids.map { ["id": .string($0)] }),
                ]
            ],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": .array(diagnostics.map(result)),
        ]
    }

    private func result(_ view: DiagnosticView) -> JSONValue {
        var result: JSONObject = [
            "ruleId": .string(view.id),
            "ruleIndex": .integer(Int64(ids.firstIndex(of: view.id) ?? 0)),
            "level": .string(view.severity),
            "message": Self.message([view.message] + remarks(view)),
            "locations": .array([view.place].compactMap(\.self).map { ["physicalLocation": Self.physical($0)] }),
        ]
        let related = view.related.enumerated().compactMap { index, related in
            related.place.map { Self.related($0, related.message, index) }
        }
        if !related.isEmpty { result["relatedLocations"] = .array(related) }
        if let fix = view.fix { result["fixes"] = [Self.fix(fix.place, fix.replacement)] }
        return .object(result)
    }

    private func remarks(_ view: DiagnosticView) -> [String] {
        let suggestion = view.suggestion.map { [Messages.suggestion($0)] } ?? []
        return view.allowed.isEmpty ? suggestion : suggestion + [Messages.allowed + view.allowed.joined(separator: ", ")]
    }

    // MARK: Places

    private static func related(_ place: DiagnosticView.Place, _ message: String, _ index: Int) -> JSONValue {
        ["id": .integer(Int64(index)), "message": Self.message([message]), "physicalLocation": physical(place)]
    }

    private static func physical(_ place: DiagnosticView.Place) -> JSONValue {
        ["artifactLocation": artifact(place), "region": region(place)]
    }

    private static func artifact(_ place: DiagnosticView.Place) -> JSONValue {
        ["uri": .string(FileReference.uri(of: place.file))]
    }

    private static func region(_ place: DiagnosticView.Place) -> JSONValue {
        [
            "startLine": .integer(Int64(place.line)), "startColumn": .integer(Int64(place.column)),
            "endLine": .integer(Int64(place.endLine)), "endColumn": .integer(Int64(place.endColumn)),
            "byteOffset": .integer(Int64(place.offsets.lowerBound)), "byteLength": .integer(Int64(place.offsets.count)),
        ]
    }

    private static func fix(_ place: DiagnosticView.Place, _ replacement: String) -> JSONValue {
        [
            "description": message([Messages.fix(replacement)]),
            "artifactChanges": [
                [
                    "artifactLocation": artifact(place),
                    "replacements": [
                        ["deletedRegion": region(place), "insertedContent": ["text": .string(replacement)]]
                    ],
                ]
            ],
        ]
    }

    /// Viewers show messages; only the line breaks between our own sentences are line breaks.
    private static func message(_ lines: [String]) -> JSONValue {
        ["text": .string(lines.map(TerminalText.escaped).joined(separator: "\n"))]
    }
}
