extension Recommendation {
    /// The properties of `Recommendation`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Recommendation", key: "id", "What would lower the exposure.",
        fields: [
            Field("id", .string, filter: .exact, "What names it, e.g. va-_-microsoft-_-windows_10."),
            Field("productName", .string, filter: .exact, "The product."),
            Field("recommendationName", .string, "What to do, as a headline."),
            Field("weaknesses", .integer, "How many vulnerabilities are known."),
            Field("vendor", .string, filter: .exact, "The vendor."),
            Field("recommendedVersion", .string, filter: .exact, "The version to go to."),
            Field("recommendedProgram", .string, filter: .exact, "The program to go to."),
            Field("recommendedVendor", .string, filter: .exact, "The vendor of that program."),
            Field("recommendationCategory", .enumeration(.recommendationCategory), filter: .closed, "The area that it is about."),
            Field("subCategory", .string, filter: .exact, "The part of that area."),
            Field("severityScore", .double, filter: .number, "How much it lowers exposure, 0 to 10."),
            Field("publicExploit", .boolean, "Whether an exploit is public."),
            Field("activeAlert", .boolean, "Whether an active alert is tied to it."),
            Field("associatedThreats", .list(.string), "The threat reports that it answers."),
            Field("remediationType", .enumeration(.recommendationRemediationType), filter: .closed, "The kind of work."),
            Field("status", .enumeration(.recommendationStatus), filter: .closed, "Whether it holds or is excepted."),
            Field("configScoreImpact", .double, "How much it raises the device secure score."),
            Field("exposureImpact", .double, "How much it lowers the exposure score."),
            Field("totalMachineCount", .integer, "How many devices it applies to."),
            Field("exposedMachinesCount", .integer, "How many devices still need it."),
            Field("nonProductivityImpactedAssets", .integer, "On how many devices nobody would notice."),
            Field("relatedComponent", .string, "The product or setting that it is about."),
            Field("exposedCriticalDevices", .integer, "How many of the exposed devices are critical."),
            Field("tags", .list(.string), "Marks, e.g. internetFacing."),
        ])
}
