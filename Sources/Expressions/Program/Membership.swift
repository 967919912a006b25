/// Looking for a member that may not be there.
enum Membership {
    /// An optional: none for what is absent, and for null in a host object.
    static func optional(_ value: Value, name: String, index: Int?, _ offsets: Range<Int>) -> Evaluation {
        switch value {
        case .optional(.some(.null)): return .fault(.isNull(name), at: offsets)
        case .optional(.some(let inner)): return optional(inner, name: name, index: index, offsets)
        case .optional(.none), .null: return .value(.optional(nil))
        case .map(let map): return .value(.optional(map[name]))
        case .object(let object):
            guard let index = index ?? object.type.index(of: name) else {
                return .fault(.noSuchField(name, value.type), at: offsets)
            }
            let field = object.field(index).placed(at: offsets)
            guard case .value(let found) = field else { return field }
            if case .null = found { return .value(.optional(nil)) }
            return .value(.optional(found))
        default: return .fault(.noSuchField(name, value.type), at: offsets)
        }
    }
}
