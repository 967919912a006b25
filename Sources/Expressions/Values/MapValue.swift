/// A map in the order in which it was written. Keys are booleans, integers and strings, each once.
public struct MapValue: Sendable {
    public struct Entry: Sendable {
        public let key: Value
        public let value: Value

        public init(key: Value, value: Value) {
            self.key = key
            self.value = value
        }
    }

    public private(set) var entries: [Entry]
    private var places: [MapKey: Int]

    public init() {
        entries = []
        places = [:]
    }

    /// Of entries whose key came before, or can't be a key, none is kept.
    public init(_ entries: some Sequence<(Value, Value)>) {
        self.init()
        for (key, value) in entries { insert(value, for: key) }
    }

    public init(_ entries: some Sequence<(String, Value)>) {
        self.init(entries.lazy.map { (Value.string($0.0), $0.1) })
    }

    /// Adds an entry; false, with nothing changed, if the key is there already or can't be one.
    @discardableResult
    public mutating func insert(_ value: Value, for key: Value) -> Bool {
        guard let place = MapKey(key), places[place] == nil else { return false }
        places[place] = entries.count
        entries.append(Entry(key: key, value: value))
        return true
    }

    /// The value of an equal key, numbers compared across their types.
    public subscript(key: Value) -> Value? {
        MapKey(lookingUp: key).flatMap { places[$0] }.map { entries[$0].value }
    }

    public subscript(key: String) -> Value? {
        places[.text(TextKey(key))].map { entries[$0].value }
    }

    public var count: Int { entries.count }
    public var isEmpty: Bool { entries.isEmpty }
}
