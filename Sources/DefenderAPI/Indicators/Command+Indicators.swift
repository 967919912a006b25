import Canonical

extension Command {
    /// The most indicators that one import or one deletion takes.
    public static let maximumIndicatorBatch = 500

    /// Stores an indicator, or updates the one of this value (submit-indicator).
    public static func submit(indicator: IndicatorDraft) -> Command {
        Command(
            .submitIndicator, .indicators([indicator.value]), .submitIndicators([indicator]), body: indicator.json,
            expecting: .indicator)
    }

    /// Stores many indicators; each can fail by itself (import-indicators).
    /// - Precondition: 1 to `maximumIndicatorBatch`.
    public static func submit(indicators: [IndicatorDraft]) -> Command {
        precondition((1...maximumIndicatorBatch).contains(indicators.count), "1 to \(maximumIndicatorBatch) indicators")
        return Command(
            .importIndicators, .indicators(indicators.map(\.value)), .submitIndicators(indicators),
            body: ["Indicators": .array(indicators.map(\.json))], expecting: .indicatorImport)
    }

    /// Takes an indicator away (delete-indicator). Stored anew it has another id.
    public static func delete(indicator: IndicatorID) -> Command {
        Command(
            .deleteIndicator, .indicatorIDs([indicator]), .deleteIndicators, path: ["id": indicator.description],
            expecting: .nothing)
    }

    /// Takes many indicators away, all or none (batch-delete-indicators).
    /// - Precondition: 1 to `maximumIndicatorBatch`.
    public static func delete(indicators: [IndicatorID]) -> Command {
        precondition((1...maximumIndicatorBatch).contains(indicators.count), "1 to \(maximumIndicatorBatch) indicators")
        return Command(
            .batchDeleteIndicators, .indicatorIDs(indicators), .deleteIndicators,
            body: ["IndicatorIds": .array(indicators.map { .string($0.description) })], expecting: .nothing)
    }
}
