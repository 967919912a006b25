import Diagnostics
import YAMLSyntax

/// The values of one mapping, read by its declared keys.
struct Fields {
    private(set) var reader: MappingReader
    let collector: DiagnosticCollector
    /// The place of each declared key in the form.
    private let declared: [String: Int]
    private var isAsked: [Bool]

    init(_ reader: MappingReader, _ keys: KeyList, _ places: [String: Int], _ collector: DiagnosticCollector) {
        self.reader = reader.allowing(keys)
        self.collector = collector
        declared = places
        isAsked = Array(repeating: false, count: keys.names.count)
    }

    /// The value of a key; nil if it is not there or has a mistake, which has been reported then.
    subscript<Value>(key: Key<Value>) -> Value? {
        mutating get {
            guard let place = declared[key.name] else { preconditionFailure("\(key.name) is not among the keys of \(reader.what)") }
            isAsked[place] = true
            return reader.declaredValue(key.name, required: key.isRequired).flatMap { key.form.read($0, collector) }
        }
    }

    /// Where a key stands, if it is there.
    func place<Value>(of key: Key<Value>) -> SourceRange? { reader.mapping.entry(key.name)?.key.range }

    func has<Value>(_ key: Key<Value>) -> Bool { place(of: key) != nil }

    /// Where the mapping is to be blamed as a whole.
    var blame: SourceRange { reader.blame }
    var range: SourceRange { reader.node.range }

    /// Entries whose keys are no declared ones.
    var others: [Mapping.Entry] { reader.mapping.entries.filter { declared[$0.key.value] == nil } }

    /// Keys that are no mistake to the reader, because the form has a sentence of its own for them.
    mutating func leave(_ keys: [String]) { reader.allow(keys) }

    /// A declared key that nobody reads would be an option that is silently ignored.
    func requireAllRead() {
        guard isAsked.contains(false) else { return }
        let ignored = declared.filter { !isAsked[$0.value] }.keys.sorted()
        preconditionFailure("\(reader.what) declares keys that nothing reads: \(ignored)")
    }

    func finish() { reader.finish() }
}
