/// Why a query option is refused: a fact and where it stands; the sentence is made in `Messages`.
struct ODataFailure: Error, Hashable, Sendable {
    enum Reason: Hashable, Sendable {
        case unexpectedCharacter
        case unterminatedString
        case syntax
        case invalidLiteral(String)
        case unknownFunction(String)
        case wrongArgumentCount(function: String, Int)
        case unknownProperty(String, type: String)
        case notFilterable(String)
        case notOrderable(String)
        case notNavigable(String)
        case notACollection(String)
        case incompatibleTypes(operation: String)
        case unknownEnumValue(String, type: String)
        case notBoolean
        case tooDeep
    }

    let reason: Reason
    /// Position in the option's text, in Unicode scalars from 0.
    let offset: Int

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
