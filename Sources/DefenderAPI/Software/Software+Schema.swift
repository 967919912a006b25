extension Software {
    /// The properties of `Software`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "Software", key: "id", "A product that is installed on devices.",
        fields: [
            Field("id", .string, filter: .exact, "Vendor, `-_-`, product."),
            Field("name", .string, filter: .exact, "The name."),
            Field("vendor", .string, filter: .exact, "The vendor."),
            Field("weaknesses", .integer, "How many vulnerabilities are known."),
            Field("publicExploit", .boolean, "Whether an exploit is public."),
            Field("activeAlert", .boolean, "Whether an active alert is tied to it."),
            Field("exposedMachines", .integer, "How many devices are exposed."),
            Field("impactScore", .double, "How much it adds to the exposure score."),
        ])
}
