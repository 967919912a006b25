extension EnumSchema {
    public static let remediationTaskStatus = EnumSchema("RemediationTaskStatus", ["Active", "Completed"])

    /// The page lists `High` first; the rank goes the other way.
    public static let remediationTaskPriority = EnumSchema(
        "RemediationTaskPriority", ["Low", "Medium", "High"], ranked: true)
}
