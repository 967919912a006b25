import HTTPTypes

extension Endpoint {
    static let indicators = [listIndicators, submitIndicator, importIndicators, deleteIndicator, batchDeleteIndicators]

    public static let listIndicators = Endpoint(
        "list-indicators", .get, "/api/indicators",
        application: ["Ti.ReadWrite", "Ti.ReadWrite.All"], delegated: ["Ti.ReadWrite"])

    public static let submitIndicator = Endpoint(
        "submit-indicator", .post, "/api/indicators",
        application: ["Ti.ReadWrite", "Ti.ReadWrite.All"], delegated: ["Ti.ReadWrite"],
        isChanging: true, reversedBy: "delete-indicator")

    public static let importIndicators = Endpoint(
        "import-indicators", .post, "/api/indicators/import",
        application: ["Ti.ReadWrite", "Ti.ReadWrite.All"], delegated: ["Ti.ReadWrite"],
        rateLimits: RateLimits(perMinute: 30, perHour: nil), isChanging: true, reversedBy: "batch-delete-indicators")

    public static let deleteIndicator = Endpoint(
        "delete-indicator", .delete, "/api/indicators/{id}",
        application: ["Ti.ReadWrite", "Ti.ReadWrite.All"], delegated: [],
        isChanging: true, reversedBy: "submit-indicator")

    public static let batchDeleteIndicators = Endpoint(
        "batch-delete-indicators", .post, "/api/indicators/BatchDelete",
        application: ["Ti.ReadWrite", "Ti.ReadWrite.All"], delegated: [],
        rateLimits: RateLimits(perMinute: 30, perHour: 1500), isChanging: true, reversedBy: "import-indicators")
}
