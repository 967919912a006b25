/// A row of a hunting table, in the order of its columns.
typealias HuntingRow = [HuntingValue]

/// A scalar expression, ready to be asked of rows.
typealias HuntingFunction = @Sendable (HuntingRow) -> HuntingValue
