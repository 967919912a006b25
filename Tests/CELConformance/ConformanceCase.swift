/// One test of the suite, as the README of its folder describes it.
public struct ConformanceCase: Decodable, Sendable {
    struct Expectation: Decodable, Sendable {
        let value: ConformanceValue?
        let type: ConformanceType?
        let error: [String]?
    }

    struct Declaration: Decodable, Sendable {
        let name: String
        let type: ConformanceType?
        let function: [Function]?
    }

    struct Function: Decodable, Sendable {
        let id: String
        let params: [ConformanceType]
        let result: ConformanceType
        let instance: Bool
    }

    /// `file/section/name`.
    public let id: String
    public let expr: String
    let container: String?
    let isUnchecked: Bool?
    let isCheckedOnly: Bool?
    let areMacrosOff: Bool?
    let environment: [Declaration]?
    let bindings: [String: ConformanceValue]?
    let expected: Expectation
    let needs: [String]?
    let tier: String?

    private enum CodingKeys: String, CodingKey {
        case id, expr, container, bindings, expected, needs, tier
        case isUnchecked = "disable_check"
        case isCheckedOnly = "check_only"
        case areMacrosOff = "disable_macros"
        case environment = "type_env"
    }
}
