extension CELType {
    /// The type with each parameter replaced.
    func rebuilt(_ replace: (String) -> CELType) -> CELType {
        switch self {
        case .parameter(let name): replace(name)
        case .list(let element): .list(element.rebuilt(replace))
        case .map(let key, let value): .map(key.rebuilt(replace), value.rebuilt(replace))
        case .optional(let wrapped): .optional(wrapped.rebuilt(replace))
        case .type(let subject): .type(subject.rebuilt(replace))
        case .nullable(let wrapped): .nullable(wrapped.rebuilt(replace))
        case .opaque(let name, let arguments): .opaque(name, arguments.map { $0.rebuilt(replace) })
        default: self
        }
    }

    /// Whether this type holds all values of the other, for types that fit each other.
    func isAsGeneral(as other: CELType) -> Bool {
        switch (self, other) {
        case (.dyn, _), (.parameter, _): true
        case (_, .dyn), (_, .parameter): false
        case (.nullable(let left), .nullable(let right)): left.isAsGeneral(as: right)
        case (.nullable(let wrapped), _): other == .null || wrapped.isAsGeneral(as: other)
        case (.string, .enumeration): true
        case (.list(let left), .list(let right)), (.optional(let left), .optional(let right)):
            left.isAsGeneral(as: right)
        case (.map(let leftKey, let left), .map(let rightKey, let right)):
            leftKey.isAsGeneral(as: rightKey) && left.isAsGeneral(as: right)
        case (.opaque(let leftName, let left), .opaque(let rightName, let right)):
            leftName == rightName && zip(left, right).allSatisfy { $0.isAsGeneral(as: $1) }
        default: self == other
        }
    }
}
