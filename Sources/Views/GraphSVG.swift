public import Canonical

/// The graph as an SVG picture: one row per playbook with its conditions on the left and its steps from left to right. What many
/// rows have in common stands once, with a letter or number that is repeated at each: conditions that several playbooks share,
/// and the policy's guards on the steps that they may refuse.
public enum GraphSVG {
    public static func render(_ view: JSONObject) -> String {
        let layout = GraphLayout(GraphPicture(view))
        var canvas = SVGCanvas(width: layout.width, height: layout.height)
        for edge in layout.edges { canvas.curve(edge) }
        for box in layout.boxes { canvas.box(box) }
        for mark in layout.marks { canvas.mark(mark) }
        for legend in layout.legends { canvas.legend(legend) }
        return canvas.text
    }
}
