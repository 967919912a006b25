extension Value {
    /// CEL's equality: numbers by value across their types, strings by code points, lists and maps by their elements,
    /// and different types are just different. NaN equals nothing.
    public func isEqual(to other: Value) -> Bool {
        switch (self, other) {
        case (.string(let left), .string(let right)): CodePoints.areEqual(left, right)
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.bytes(let left), .bytes(let right)): left == right
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.list(let left), .list(let right)): Self.areEqual(left, right)
        case (.map(let left), .map(let right)): Self.areEqual(left, right)
        case (.object(let left), .object(let right)): left.isEqual(to: right)
        case (.type(let left), .type(let right)): left.runtimeName == right.runtimeName
        case (.optional(let left), .optional(let right)): Self.areEqual(left, right)
        default: Numbers.compare(self, other) == .some(.equal)
        }
    }

    private static func areEqual(_ left: [Value], _ right: [Value]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0.isEqual(to: $1) }
    }

    private static func areEqual(_ left: MapValue, _ right: MapValue) -> Bool {
        left.count == right.count && left.entries.allSatisfy { entry in right[entry.key]?.isEqual(to: entry.value) == true }
    }

    private static func areEqual(_ left: Value?, _ right: Value?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.isEqual(to: right)
    }
}

extension Value: Equatable {
    /// Strict: 1 is not 1.0, and NaN is NaN.
    public static func == (left: Value, right: Value) -> Bool {
        switch (left, right) {
        case (.int(let left), .int(let right)): left == right
        case (.uint(let left), .uint(let right)): left == right
        case (.double(let left), .double(let right)): left == right || (left.isNaN && right.isNaN)
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)):
            left.count == right.count
                && left.entries.allSatisfy { entry in
                    right.entries.contains { $0.key == entry.key && $0.value == entry.value }
                }
        case (.optional(let left), .optional(let right)): left == right
        case (.int, _), (.uint, _), (.double, _): false
        default: left.isEqual(to: right)
        }
    }
}
