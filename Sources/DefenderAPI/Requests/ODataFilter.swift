public import Canonical

/// A `$filter`, built of what the reference shows for each property and of nothing else.
public struct ODataFilter: Hashable, Sendable, CustomStringConvertible {
    /// The filter as OData spells it, not yet percent-encoded.
    public let text: String
    public var description: String { text }

    /// Compares a property with a constant.
    /// - Returns: nil if the reference does not show this operator for the property, or the constant's type is another.
    public static func compare(_ field: Field, _ comparison: FilterOperator, _ literal: ODataLiteral) -> ODataFilter? {
        guard field.filterOperators.contains(comparison), literal.fits(field.type) else { return nil }
        if comparison == .startsWith { return ODataFilter(text: "startswith(\(field.name),\(literal.text))") }
        return ODataFilter(text: "\(field.name) \(comparison.rawValue) \(literal.text)")
    }

    /// The property begins with this text; nil if the reference does not show that for it.
    public static func startsWith(_ field: Field, _ prefix: String) -> ODataFilter? {
        compare(field, .startsWith, .string(prefix))
    }

    /// All of these hold; nil if there is none.
    public static func and(_ filters: [ODataFilter]) -> ODataFilter? {
        filters.isEmpty ? nil : ODataFilter(text: filters.map(\.text).joined(separator: " and "))
    }

    /// Alerts that changed at or after a time.
    public static func alerts(updatedSince time: Timestamp) -> ODataFilter {
        ODataFilter(text: "lastUpdateTime ge \(ODataLiteral.timestamp(time).text)")
    }

    /// The alerts of an incident.
    public static func incident(_ number: Int64) -> ODataFilter { ODataFilter(text: "incidentId eq \(ODataLiteral.integer(number).text)") }

    /// How the antivirus of one device is.
    public static func antivirus(of machine: MachineID) -> ODataFilter {
        ODataFilter(text: "machineId eq \(ODataLiteral.string(machine.description).text)")
    }

    /// Devices that are onboarded.
    public static var onboardedMachines: ODataFilter {
        ODataFilter(text: "onboardingStatus eq \(ODataLiteral.string("Onboarded").text)")
    }

    /// A device's actions, since a time if given.
    static func actions(of machine: MachineID, since time: Timestamp?) -> ODataFilter {
        let device = "machineId eq \(ODataLiteral.string(machine.description).text)"
        let since = time.map { " and creationDateTimeUtc ge \(ODataLiteral.timestamp($0).text)" }
        return ODataFilter(text: device + (since ?? ""))
    }
}
