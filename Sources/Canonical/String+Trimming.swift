extension String {
    /// Without blanks, tabs and line ends around it.
    public var trimmed: String {
        let blanks: Set<Unicode.Scalar> = [" ", "\n", "\r", "\t"]
        let scalars = unicodeScalars.drop { blanks.contains($0) }
        return String(String.UnicodeScalarView(scalars.reversed().drop { blanks.contains($0) }.reversed()))
    }
}
