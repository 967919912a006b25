public import Canonical

/// The graph in Graphviz' language.
public enum GraphDOT {
    public static func render(_ view: JSONObject) -> String {
        let picture = GraphPicture(view)
        var lines = ["digraph cordon {", "  rankdir=LR;", "  node [shape=box, fontname=\"sans-serif\"];"]
        for node in picture.nodes {
            let label = node.kind == "predicate" ? node.label : [node.label, node.detail].compactMap { $0 }.joined(separator: "\n")
            lines.append("  \(quoted(node.id)) [label=\(quoted(label)), \(style(node))];")
            if let undo = node.undo {
                lines.append("  \(quoted(node.id)) -> \(quoted(node.id)) [label=\(quoted("undo: \(undo)")), style=dashed];")
            }
        }
        for edge in picture.edges {
            let style = edge.kind == "guards" ? " [style=dotted, color=\"#b3261e\"]" : edge.kind == "calls" ? " [style=bold]" : ""
            lines.append("  \(quoted(edge.from)) -> \(quoted(edge.to))\(style);")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private static func style(_ node: GraphPicture.Node) -> String {
        switch node.kind {
        case "predicate": "shape=ellipse"
        case "playbook": node.isObserved ? "style=\"rounded,dashed\"" : "style=rounded, penwidth=2"
        case "guard": "shape=octagon, color=\"#b3261e\""
        default: "style=solid"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
