/// A JSON object: members in canonical order, each key once. Keys are the same only if their bytes are.
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One key with its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public let key: String
        /// What it stands for.
        public var value: JSONValue

        /// Whether key (by bytes) and value are the same.
        public static func == (one: Member, other: Member) -> Bool {
            KeyOrder.equal(one.key, other.key) && one.value == other.value
        }
    }

    /// All members, sorted by the UTF-16 code units of their keys (RFC 8785, section 3.2.3).
    public private(set) var members: [Member]

    /// An object without members.
    public init() {
        members = []
    }

    /// An object of these members; of two with one key the later counts.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        self.init(unsorted: members.map { Member(key: $0.0, value: $0.1) })
    }

    /// An object of these members; of two with one key the later counts.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }

    private init(unsorted: [Member]) {
        let sorted = Self.sorted(unsorted)
        members = []
        members.reserveCapacity(sorted.count)
        for member in sorted {
            if let last = members.last, KeyOrder.equal(last.key, member.key) { members.removeLast() }
            members.append(member)
        }
    }

    /// Throws if a key stands twice.
    init(unique unsorted: [Member]) throws(JSONError) {
        members = Self.sorted(unsorted)
        for (one, next) in zip(members, members.dropFirst()) where KeyOrder.equal(one.key, next.key) {
            throw JSONError(.duplicateKey(one.key))
        }
    }

    /// The sort is stable: of equal keys the later stays later. Canonical input is not sorted again.
    private static func sorted(_ members: [Member]) -> [Member] {
        let isSorted = zip(members, members.dropFirst()).allSatisfy { KeyOrder.precedes($0.key, $1.key) }
        return isSorted ? members : members.sorted { KeyOrder.precedes($0.key, $1.key) }
    }

    /// Whether there is no member.
    public var isEmpty: Bool { members.isEmpty }

    /// The value of a key, nil if there is none; setting nil removes the member.
    public subscript(key: String) -> JSONValue? {
        get {
            let place = place(of: key)
            return place.isPresent ? members[place.index].value : nil
        }
        set {
            let place = place(of: key)
            switch (place.isPresent, newValue) {
            case (true, let value?): members[place.index].value = value
            case (true, nil): members.remove(at: place.index)
            case (false, let value?): members.insert(Member(key: key, value: value), at: place.index)
            case (false, nil): break
            }
        }
    }

    private func place(of key: String) -> (index: Int, isPresent: Bool) {
        var (low, high) = (0, members.count)
        while low < high {
            let middle = (low + high) / 2
            if KeyOrder.precedes(members[middle].key, key) { low = middle + 1 } else { high = middle }
        }
        return (low, low < members.count && KeyOrder.equal(members[low].key, key))
    }
}
