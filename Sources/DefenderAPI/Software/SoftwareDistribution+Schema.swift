extension SoftwareDistribution {
    /// The properties of `SoftwareDistribution`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "SoftwareDistribution", "How far one version of a product is spread.",
        fields: [
            Field("version", .string, "The version."),
            Field("installations", .integer, "On how many devices this version is."),
            Field("vulnerabilities", .integer, "How many vulnerabilities this version has."),
        ])
}
