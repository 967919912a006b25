/// Comparing numbers of different types by their value.
enum Numbers {
    enum Order {
        case less, equal, greater
    }

    /// Nil if one of them is no number, or NaN.
    static func compare(_ left: Value, _ right: Value) -> Order? {
        switch (left, right) {
        case (.int(let left), .int(let right)): order(left, right)
        case (.uint(let left), .uint(let right)): order(left, right)
        case (.double(let left), .double(let right)): order(left, right)
        case (.int(let left), .uint(let right)): left < 0 ? .less : order(UInt64(left), right)
        case (.uint(let left), .int(let right)): right < 0 ? .greater : order(left, UInt64(right))
        case (.int(let left), .double(let right)): order(whole: left, right)
        case (.double(let left), .int(let right)): order(whole: right, left).map(reversed)
        case (.uint(let left), .double(let right)): order(whole: left, right)
        case (.double(let left), .uint(let right)): order(whole: right, left).map(reversed)
        default: nil
        }
    }

    private static func order<Number: Comparable>(_ left: Number, _ right: Number) -> Order? {
        if left == right { return .equal }
        if left < right { return .less }
        return left > right ? .greater : nil
    }

    /// As CEL has it: past 53 bits an integer counts as the double next to it.
    private static func order<Whole: BinaryInteger>(whole left: Whole, _ right: Double) -> Order? {
        order(Double(left), right)
    }

    private static func reversed(_ order: Order) -> Order {
        switch order {
        case .less: .greater
        case .equal: .equal
        case .greater: .less
        }
    }

    static func isNumber(_ value: Value) -> Bool {
        switch value {
        case .int, .uint, .double: true
        default: false
        }
    }
}
