/// The resolved values of a step's parameters: what the playbook's text became for one device.
public struct Inputs: Hashable, Sendable {
    /// A resolved value.
    public enum Value: Hashable, Sendable {
        case text(String)
        case texts([String])
        /// Texts by key, in order.
        case records([[String: String]])
        case columns(HuntingColumns)
    }

    private let values: [String: Value]

    public init(_ values: [String: Value]) { self.values = values }

    /// The text of a text or choice parameter, or nil if the playbook leaves it out.
    public func text(_ name: String) -> String? {
        guard case .text(let text)? = values[name] else { return nil }
        return text
    }

    /// The texts of a list parameter; empty if the playbook leaves it out.
    public func texts(_ name: String) -> [String] {
        guard case .texts(let texts)? = values[name] else { return [] }
        return texts
    }

    /// Whether a flag is set; nil if the playbook leaves it out.
    public func flag(_ name: String) -> Bool? { text(name).map { $0 == "true" } }

    /// The mappings of a list of records; empty if the playbook leaves it out.
    public func records(_ name: String) -> [[String: String]] {
        guard case .records(let records)? = values[name] else { return [] }
        return records
    }

    /// The columns of a query; nil if the playbook leaves them out.
    public func columns(_ name: String) -> HuntingColumns? {
        guard case .columns(let columns)? = values[name] else { return nil }
        return columns
    }

    /// The text of a parameter that the catalogue marks as required (the checker lets no playbook without it pass).
    public func required(_ name: String) -> String {
        guard let text = text(name) else { preconditionFailure("the checker let a step without \(name) pass") }
        return text
    }
}
