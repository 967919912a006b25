import ActionKit
import DefenderAPI
import Diagnostics
import YAMLSyntax

/// Checks the columns that a step declares of a query's result.
struct ColumnChecker {
    let collector: DiagnosticCollector

    private static let form = Form.columns("`columns`")

    func columns(_ node: Node) -> HuntingColumns? {
        guard let written = Self.form.read(ValueReader(node, name: "`columns`", collector), collector) else { return nil }
        return columns(written.map { ($0.name, $0.value) }, at: node.range)
    }

    /// - Parameter range: where they stand.
    func columns(_ written: [(name: Spanned<String>, type: ValueType)], at range: SourceRange) -> HuntingColumns? {
        guard (1...HuntingColumns.maximum).contains(written.count) else {
            collector.report(Messages.columnCount(range, maximum: HuntingColumns.maximum))
            return nil
        }
        var names: Set<String> = []
        var columns: [HuntingColumns.Column] = []
        for column in written {
            if !names.insert(column.name.value.lowercased()).inserted {
                collector.report(Messages.columnTwice(column.name))
            } else if let type = column.type.columnType {
                columns.append(.init(column.name.value, type))
            } else {
                collector.report(Messages.noColumnType(column.name))
            }
        }
        return columns.count == written.count ? HuntingColumns(columns) : nil
    }
}

extension ValueType {
    /// What a column of a query can be; nil for what its rows do not hold.
    fileprivate var columnType: FieldType? {
        switch self {
        case .string: .string
        case .int: .integer
        case .bool: .boolean
        case .double: .double
        case .timestamp: .timestamp
        case .list(let element): element.isList ? nil : element.columnType.map { .list($0) }
        case .duration, .md5, .sha1, .sha256, .url, .enumeration, .entity: nil
        }
    }

    private var isList: Bool { if case .list = self { true } else { false } }
}
