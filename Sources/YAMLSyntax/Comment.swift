/// A comment of a YAML file.
public struct Comment: Hashable, Sendable {
    /// From the `#` to the end of its line, without blanks at the end.
    public let text: String
    /// The byte of the `#`.
    public let offset: Int
    /// Of the `#`, counted from 1 in Unicode scalars.
    public let column: Int
    /// Whether nothing stands before it on its line.
    public let isAlone: Bool
    /// Whether it is alone and the line above is blank.
    public let isAfterBlankLine: Bool
}
