/// A value together with where it was written.
public struct Spanned<Value> {
    /// What was read.
    public let value: Value
    /// Where it was written.
    public let range: SourceRange

    /// A value with its place.
    public init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }

    /// Another value from the same place.
    public func map<Result, Failure: Error>(
        _ transform: (Value) throws(Failure) -> Result
    ) throws(Failure) -> Spanned<Result> {
        Spanned<Result>(try transform(value), at: range)
    }
}

extension Spanned: Sendable where Value: Sendable {}
extension Spanned: Equatable where Value: Equatable {}
extension Spanned: Hashable where Value: Hashable {}
