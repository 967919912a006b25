public import Canonical

/// Which playbooks act on the same device for the same alert, for people.
public enum OverlapText {
    public static func render(_ view: JSONObject) -> String {
        var writer = TextWriter(isColoured: false)
        let overlaps = view["overlaps"]?.arrayValue ?? []
        for overlap in overlaps {
            let isProved = overlap["proved"]?.boolValue == true
            let verb = overlap["kind"]?.stringValue == "opposite" ? "takes back" : "does the same as"
            writer.line(
                isProved ? "proved   " : "possible ", side(overlap["second"], writer), " ", verb, " ", side(overlap["first"], writer),
                isProved ? ", for \(writer.plain(overlap["witness"]?.stringValue))" : "")
        }
        if overlaps.isEmpty { writer.line("No two playbooks act on the same device for the same alert.") }
        return writer.text
    }

    private static func side(_ side: JSONValue?, _ writer: TextWriter) -> String {
        let step = "\(writer.plain(side?["playbook"]?.stringValue))/\(writer.plain(side?["step"]?.stringValue))"
        return "\(step) (\(writer.plain(side?["at"]?.stringValue)))"
    }
}
