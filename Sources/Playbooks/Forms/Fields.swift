import Diagnostics
import YAMLSyntax

/// The values of one mapping, read by its declared keys.
struct Fields {
    private(set) var reader: MappingReader
    let collector: DiagnosticCollector
    private let declared: Set<String>
    private var asked: Set<String> = []

    init(_ reader: MappingReader, _ keys: [any KeyDeclaration], _ collector: DiagnosticCollector) {
        self.reader = reader
        self.collector = collector
        declared = Set(keys.map { $0.name })
        self.reader.allow(keys.map { $0.name })
    }

    /// The value of a key; nil if it is not there or has a mistake, which has been reported then.
    subscript<Value>(key: Key<Value>) -> Value? {
        mutating get {
            precondition(declared.contains(key.name), "\(key.name) is not among the keys of \(reader.what)")
            asked.insert(key.name)
            return reader.value(key.name, required: key.isRequired).flatMap { key.form.read($0, collector) }
        }
    }

    /// Where a key stands, if it is there.
    func place<Value>(of key: Key<Value>) -> SourceRange? { reader.mapping.entry(key.name)?.key.range }

    func has<Value>(_ key: Key<Value>) -> Bool { place(of: key) != nil }

    /// Where the mapping is to be blamed as a whole.
    var blame: SourceRange { reader.blame }
    var range: SourceRange { reader.node.range }

    /// Entries whose keys are no declared ones.
    var others: [Mapping.Entry] { reader.mapping.entries.filter { !declared.contains($0.key.value) } }

    /// Keys that are no mistake to the reader, because the form has a sentence of its own for them.
    mutating func leave(_ keys: [String]) { reader.allow(keys) }

    /// A declared key that nobody reads would be an option that is silently ignored.
    func requireAllRead() {
        let ignored = declared.subtracting(asked)
        precondition(ignored.isEmpty, "\(reader.what) declares keys that nothing reads: \(ignored.sorted())")
    }

    func finish() { reader.finish() }
}
