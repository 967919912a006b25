/// Colours and weights of the terminal, or none.
struct TerminalStyle: Sendable {
    enum Face: String {
        case plain = ""
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case cyan = "1;36"
        case blue = "34"
        case green = "32"
    }

    let isColored: Bool

    /// - Parameter text: already escaped.
    func paint(_ text: String, _ face: Face) -> String {
        isColored && face != .plain && !text.isEmpty ? "\u{1B}[\(face.rawValue)m\(text)\u{1B}[0m" : text
    }

    static func face(of severity: String) -> Face {
        switch severity {
        case Severity.error.rawValue: .red
        case Severity.warning.rawValue: .yellow
        default: .cyan
        }
    }
}
