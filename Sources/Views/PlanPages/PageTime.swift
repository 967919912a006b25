import Canonical

/// A recorded time as people read it.
enum PageTime {
    /// `2026-07-01 12:00:00 UTC`; the text itself if it is none of ours, a dash for none.
    static func text(_ value: JSONValue?) -> String {
        guard let text = value?.stringValue, Timestamp(rfc3339: text) != nil else { return "–" }
        return text.prefix(19).replacing("T", with: " ") + " UTC"
    }
}
