import Diagnostics

/// Collects lines for a terminal. Whatever comes from outside goes through `plain`, so that no alert can speak to the
/// terminal.
struct TextWriter {
    enum Colour: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    let isColoured: Bool
    private(set) var text = ""

    mutating func line(_ parts: String...) {
        text += parts.joined() + "\n"
    }

    func plain(_ text: String?) -> String { TerminalText.escaped(text ?? "–") }

    func paint(_ text: String, _ colour: Colour) -> String {
        isColoured ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }
}
