/// Writes text so that YAML reads it back as the same string.
enum YAMLQuoting {
    /// For text without line breaks.
    static func single(_ text: String) -> String {
        var quoted = "'"
        for scalar in text.unicodeScalars {
            quoted.unicodeScalars.append(scalar)
            if scalar == "'" { quoted.unicodeScalars.append(scalar) }
        }
        return quoted + "'"
    }
}
