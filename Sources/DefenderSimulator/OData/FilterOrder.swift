import DefenderAPI

/// How two values of a filter compare.
struct FilterOrder {
    /// The enum whose order of values counts, where both sides are of one.
    let ranks: EnumSchema?

    func holds(_ comparison: ODataExpression.Comparison, _ left: FieldValue, _ right: FieldValue) -> Bool {
        switch comparison {
        case .eq: return Self.isEqual(left, right)
        case .ne: return !Self.isEqual(left, right)
        case .gt: return precedes(right, left)
        case .lt: return precedes(left, right)
        // Null is neither before nor at anything (OData URL conventions, 5.1.1.1.4).
        case .ge: return left != .null && right != .null && (precedes(right, left) || Self.isEqual(left, right))
        case .le: return left != .null && right != .null && (precedes(left, right) || Self.isEqual(left, right))
        }
    }

    static func isEqual(_ left: FieldValue, _ right: FieldValue) -> Bool {
        switch (left, right) {
        // Swift takes canonically equivalent texts for equal; OData compares code points.
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.integer(let left), .double(let right)): Double(left) == right
        case (.double(let left), .integer(let right)): left == Double(right)
        default: left == right
        }
    }

    private func precedes(_ left: FieldValue, _ right: FieldValue) -> Bool {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): left < right
        case (.double(let left), .double(let right)): left < right
        case (.integer(let left), .double(let right)): Double(left) < right
        case (.double(let left), .integer(let right)): left < Double(right)
        case (.timestamp(let left), .timestamp(let right)): left < right
        case (.boolean(let left), .boolean(let right)): !left && right
        case (.string(let left), .string(let right)): precedes(left, right)
        default: false
        }
    }

    private func precedes(_ left: String, _ right: String) -> Bool {
        if let left = ranks?.values.firstIndex(of: left), let right = ranks?.values.firstIndex(of: right) {
            return left < right
        }
        return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
