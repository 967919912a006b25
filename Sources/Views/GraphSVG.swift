public import Canonical

/// The graph as an SVG picture: predicates on the left, each beside the playbooks that share it; one row per playbook with
/// its steps from left to right; guards of the policy as marks on the steps that they may refuse.
public enum GraphSVG {
    public static func render(_ view: JSONObject) -> String {
        let layout = GraphLayout(GraphPicture(view))
        var canvas = SVGCanvas(width: layout.width, height: layout.height)
        for edge in layout.edges { canvas.curve(edge) }
        for box in layout.boxes { canvas.box(box) }
        canvas.legend(layout.guards, at: layout.legend)
        return canvas.text
    }
}
