extension EnumSchema {
    public static let recommendationCategory = EnumSchema(
        "RecommendationCategory", ["Accounts", "Application", "Network", "OS", "SecurityControls"])

    public static let recommendationRemediationType = EnumSchema(
        "RecommendationRemediationType", ["ConfigurationChange", "Update", "Upgrade", "Uninstall"])

    public static let recommendationStatus = EnumSchema("RecommendationStatus", ["Active", "Exception"])
}
