public import Canonical

/// The graph as a Mermaid flowchart, for Markdown pages.
public enum GraphMermaid {
    public static func render(_ view: JSONObject) -> String {
        let picture = GraphPicture(view)
        let names = Dictionary(uniqueKeysWithValues: picture.nodes.enumerated().map { ($0.element.id, "n\($0.offset)") })
        var lines = ["flowchart LR"]
        for node in picture.nodes {
            let name = names[node.id] ?? ""
            let text = quoted(([node.label] + (node.kind == "predicate" ? [] : [node.detail].compactMap { $0 })).joined(separator: "\n"))
            switch node.kind {
            case "predicate": lines.append("  \(name)([\(text)])")
            case "playbook": lines.append("  \(name)[[\(text)]]")
            case "guard": lines.append("  \(name){{\(text)}}")
            default: lines.append("  \(name)[\(text)]")
            }
            if let undo = node.undo { lines.append("  \(name) -. \(quoted("undo: \(undo)")) .-> \(name)") }
        }
        for edge in picture.edges {
            guard let from = names[edge.from], let to = names[edge.to] else { continue }
            lines.append("  \(from) \(edge.kind == "guards" ? "-. guards .->" : edge.kind == "calls" ? "== calls ==>" : "-->") \(to)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Mermaid's own escapes: a quote ends a text, a semicolon a line, and `%%{…}%%` is a directive wherever it stands.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "<br/>"
            case "\"", "#", "&", "<", ">", ";", "`", "%", "{", "}": result += "#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
