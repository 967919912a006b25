/// A comparison that the elements of a listing have to meet, with what they are compared with.
public struct FieldTerm: Sendable {
    /// The place of the field among those of the element's type.
    public let field: Int
    /// The function that compares: `_==_`, `_>_`, `startsWith`.
    public let function: String
    public let value: Value

    public init(field: Int, function: String, value: Value) {
        self.field = field
        self.function = function
        self.value = value
    }
}
