extension ProductFix {
    /// The properties of `ProductFix`, with names, nullability and filters of mde-entities.yaml.
    public static let schema = EntitySchema(
        "ProductFix", key: "id", "An update that devices lack.",
        fields: [
            Field("id", .string, "The KB's number."),
            Field("name", .string, "The name."),
            Field("productsNames", .list(.string), "The products that it mends."),
            Field("url", .string, "Where it is described."),
            Field("machineMissedOn", .integer, "How many devices lack it."),
            Field("cveAddressed", .integer, "How many vulnerabilities it closes."),
        ])
}
