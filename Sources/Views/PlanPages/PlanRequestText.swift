import Canonical
import Diagnostics

/// A request on several lines, as pages show it.
enum PlanRequestText {
    static func lines(_ request: JSONValue) -> String {
        let head = "\(request["method"]?.stringValue ?? "") \(request["path"]?.stringValue ?? "")"
        guard let body = request["body"], body != .null else { return head }
        return head + "\n" + TerminalText.escapedJSON(body.prettyText())
    }
}
