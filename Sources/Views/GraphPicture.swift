import Canonical
import Diagnostics

/// The nodes and edges of a graph's JSON view, as pictures are drawn from them.
struct GraphPicture {
    struct Node {
        let id: String
        let kind: String
        let label: String
        let detail: String?
        let undo: String?
        let isObserved: Bool
    }

    struct Edge {
        let from: String
        let to: String
        let kind: String
    }

    let nodes: [Node]
    let edges: [Edge]

    init(_ view: JSONObject) {
        // Pictures are read in terminals and browsers: what would act there is shown as an escape.
        func text(_ value: JSONValue, _ key: String) -> String { TerminalText.escaped(value[key]?.stringValue ?? "") }
        nodes = (view["nodes"]?.arrayValue ?? []).map { node in
            let undo = node["undo"]?["action"]?.stringValue.map { action in
                node["undo"]?["after"]?.stringValue.map { "\(action) after \($0)" } ?? action
            }
            let label = text(node, "label")
            let detail = node["detail"]?.stringValue.map { TerminalText.escaped($0.replacing("\n", with: " ")) }
            return Node(
                id: text(node, "id"), kind: text(node, "kind"), label: label, detail: detail == label ? nil : detail, undo: undo,
                isObserved: node["mode"]?.stringValue == "observe")
        }
        edges = (view["edges"]?.arrayValue ?? []).map {
            Edge(from: text($0, "from"), to: text($0, "to"), kind: text($0, "kind"))
        }
    }

    func nodes(_ kind: String) -> [Node] { nodes.filter { $0.kind == kind } }
}
