public import Canonical
public import Diagnostics
import YAMLSyntax

/// The rows of a table that was read, and the digest of its file, which stands in the plan.
public struct DataRows: Sendable, Hashable {
    /// Values in the order of the table's columns.
    public let rows: [[InputValue]]
    public let digest: Digest
}

extension DataTable {
    /// More mistakes of one file would be noise.
    private static let mistakeLimit = 20

    /// The mistake for whoever finds no such file.
    public var fileIsMissing: Diagnostic { Messages.noTableFile(file, range) }

    /// The rows of the file that the caller has read, or nil after its mistakes have been reported.
    ///
    /// A CSV file names its columns in its first line; others than those declared are not read. A list stands in one field,
    /// its items divided by `;`. A YAML file is a list of mappings with exactly the declared keys.
    public func rows(of source: SourceFile, into collector: DiagnosticCollector) -> DataRows? {
        let mistakes = DiagnosticCollector()
        let rows = file.hasSuffix(".csv") ? csvRows(source, mistakes) : yamlRows(source, mistakes)
        collector.report(contentsOf: mistakes.diagnostics.prefix(Self.mistakeLimit))
        guard let rows, !mistakes.hasErrors else { return nil }
        return DataRows(rows: rows, digest: Digest(of: source.bytes))
    }

    private func yamlRows(_ source: SourceFile, _ collector: DiagnosticCollector) -> [[InputValue]]? {
        guard let document = YAMLParser.parse(source, into: collector).first else { return [] }
        let list = ValueReader(document, name: Messages.table(name), collector)
        return list.list()?.compactMap { node in
            guard var reader = list.item(node).mapping(what: "a row") else { return nil }
            let values = columns.map { column in
                reader.value(column.name, required: true).flatMap { InputValue($0, column.type, collector) }
            }
            reader.finish()
            return complete(values)
        }
    }

    private func csvRows(_ source: SourceFile, _ collector: DiagnosticCollector) -> [[InputValue]]? {
        var reader = CSVReader(source)
        do throws(CSVReader.Malformed) {
            guard let header = try reader.record(), let places = places(in: header, source, collector) else { return nil }
            var rows: [[InputValue]] = []
            while let record = try reader.record() {
                guard record.count == header.count else {
                    collector.report(Messages.fieldCount(record.count, of: header.count, record[0].range))
                    continue
                }
                let values = zip(columns, places).map { column, place in value(record[place], column, collector) }
                if let row = complete(values) { rows.append(row) }
            }
            return rows
        } catch {
            collector.report(Messages.malformedCSV(SourceRange(file: source, offsets: error.offsets)))
            return nil
        }
    }

    /// Where the declared columns stand.
    private func places(in header: [Spanned<String>], _ source: SourceFile, _ collector: DiagnosticCollector) -> [Int]? {
        let names = header.map(\.value)
        let places = columns.map { column in names.firstIndex { $0.utf8.elementsEqual(column.name.utf8) } }
        for (column, place) in zip(columns, places) where place == nil {
            collector.report(Messages.missingColumn(column.name, header[0].range, known: names))
        }
        let found = places.compactMap { $0 }
        return found.count == columns.count ? found : nil
    }

    private func value(_ field: Spanned<String>, _ column: Column, _ collector: DiagnosticCollector) -> InputValue? {
        if let value = InputValue(text: field.value, column.type) { return value }
        collector.report(Messages.valueOfAnotherType(column.name, column.type.description, field.range))
        return nil
    }

    private func complete(_ values: [InputValue?]) -> [InputValue]? {
        let values = values.compactMap { $0 }
        return values.count == columns.count ? values : nil
    }
}
