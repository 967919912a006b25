extension EnumSchema {
    /// Open: values in examples.
    public static let fileDeterminationType = EnumSchema("FileDeterminationType", ["Unknown", "Pua"])
}
