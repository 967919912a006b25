public import Canonical

/// A reviewed plan as one HTML file with the graph of its playbooks: no script, and nothing loaded from anywhere.
public enum PlanHTML {
    /// - Parameter graph: the JSON view of the graph of the plan's playbooks.
    public static func render(_ view: JSONObject, graph: JSONObject) -> String {
        let page = PlanPage(view)
        let body = page.head + page.playbooks.flatMap { $0.head + $0.devices.flatMap(\.blocks) } + page.tail
        let policy = "default-src 'none'; style-src '\(PageStyle.digest)'; base-uri 'none'; form-action 'none'"
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>\(Messages.planFor)\(HTMLText.escaped(view["tenant"]?.stringValue ?? ""))</title>
            <style>\(PageStyle.text)</style>
            </head>
            <body>
            \(HTMLPage.render(body))
            <h2>\(Messages.graph)</h2>
            <div class="graph">
            \(GraphSVG.render(graph))</div>
            </body>
            </html>

            """
    }
}
