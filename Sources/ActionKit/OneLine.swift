/// Text from outside as part of one line: whoever writes a line feed into a name must not begin a line of ours.
public enum OneLine {
    /// The text with control characters and other ends of lines made blanks.
    public static func text(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        clean.append(contentsOf: text.unicodeScalars.map { breaks($0) ? " " : $0 })
        return String(clean)
    }

    private static func breaks(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }
}
