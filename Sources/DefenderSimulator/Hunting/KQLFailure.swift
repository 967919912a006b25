/// Why a hunting query cannot be run.
struct KQLFailure: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        case empty
        case unexpectedCharacter(String)
        case unterminatedString
        case unexpected(String)
        case unexpectedEnd
        case unknownTable(String)
        case unknownOperator(String)
        case unknownFunction(String)
        case unknownColumn(String, operator: String)
        case wrongArgumentCount(String)
        case incompatibleTypes(String)
        case notBoolean(operator: String)
        case tooDeep
    }

    let reason: Reason
    /// Position in the query, in Unicode scalars from 0.
    let offset: Int

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
