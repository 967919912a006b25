import Diagnostics

/// Text from outside, as data in HTML.
package enum HTMLText {
    /// For the place between tags and for attributes in double quotes. What would reorder or vanish shows as an escape.
    package static func escaped(_ text: String) -> String { entities(TerminalText.escaped(text)) }

    /// The same for lines that keep their breaks.
    package static func escapedLines(_ text: String) -> String { entities(TerminalText.escapedLines(text)) }

    /// A text that stands by itself: its direction does not reach what is around it.
    package static func isolated(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }

    /// The characters of markup as entities; what XML 1.0 cannot hold becomes a blank.
    package static func entities(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n": result += "\n"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE: result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
