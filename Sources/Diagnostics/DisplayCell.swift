/// What one character of a source line shows as on a terminal.
struct DisplayCell {
    private static let tabWidth = 4

    let text: String
    /// In columns of the terminal.
    let width: Int

    init(_ scalar: Unicode.Scalar) {
        if scalar == "\t" {
            (text, width) = (String(repeating: " ", count: Self.tabWidth), Self.tabWidth)
            return
        }
        text = TerminalText.escaped(scalar)
        let isShownAsItself = text.unicodeScalars.count == 1
        width = isShownAsItself ? Self.columns(of: scalar) : text.utf8.count
    }

    /// An approximation of UAX #11 and of what terminals do: combining characters take none, East Asian wide
    /// characters and emoji take two.
    private static func columns(of scalar: Unicode.Scalar) -> Int {
        guard scalar.value >= 0x300 else { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return isWide(scalar) ? 2 : 1
        }
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F: true
        case 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6: true
        case 0x20000...0x3FFFD: true
        default: scalar.properties.isEmojiPresentation
        }
    }
}
