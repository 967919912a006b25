/// Why an operation has no result: facts; the sentences are in Messages.swift.
enum Fault: Error {
    case overflow(String)
    case divisionByZero
    case noSuchOverload(String, [Value])
    case noSuchKey(Value)
    case indexOutOfRange(Int64, count: Int)
    case noSuchField(String, CELType)
    case isNull(String)
    case notBoolean(Value)
    case conversion(Value, CELType)
    case outOfRange(Value, CELType)
    case repeatedKey(Value)
    case badKey(Value)
    case notCollection(Value)
    case badZone(String)
    case noValue
    case notRanked(Value, EnumType)
    case tooMuchWork
    case badPattern(String, String)
    case badAddress(String, IPAddress.Refusal)
    case badArgument(String)
}
