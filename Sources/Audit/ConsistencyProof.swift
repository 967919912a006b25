public import Canonical

/// What shows, without the log, that a tree begins with the records of an older one (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
    /// The hashes, in the order of the RFC; none where the older tree is empty or the same.
    public let hashes: [Digest]

    /// A proof of these hashes.
    public init(_ hashes: [Digest]) { self.hashes = hashes }

    /// Reads what `cordon audit consistency --format json` prints; nil for anything else.
    public init?(json: [UInt8]) {
        guard let answer = try? JSONValue(parsing: json), answer["schema"]?.stringValue == Continuation.schema,
            let texts = answer["proof"]?.arrayValue
        else { return nil }
        let hashes = texts.map { $0.stringValue.flatMap { Digest($0) } }
        guard !hashes.contains(nil) else { return nil }
        self.init(hashes.compactMap { $0 })
    }

    /// Whether it leads from one head to another, by the steps of RFC 9162, section 2.1.4.2.
    public func leads(from older: Checkpoint, to newer: Checkpoint) -> Bool {
        guard older.size > 0 else { return hashes.isEmpty && older.root == MerkleHash.empty }
        guard older.size < newer.size else { return hashes.isEmpty && older.size == newer.size && older.root == newer.root }
        let isWholeTree = older.size & (older.size - 1) == 0
        var path = (isWholeTree ? [older.root] + hashes : hashes)[...]
        guard let start = path.popFirst() else { return false }
        var (old, new) = (start, start)
        var (place, last) = (older.size - 1, newer.size - 1)
        func shift() { (place, last) = (place >> 1, last >> 1) }
        while place & 1 == 1 { shift() }
        for hash in path {
            guard last != 0 else { return false }
            if place & 1 == 1 || place == last {
                (old, new) = (MerkleHash.node(hash, old), MerkleHash.node(hash, new))
                while place & 1 == 0, place != 0 { shift() }
            } else {
                new = MerkleHash.node(new, hash)
            }
            shift()
        }
        return last == 0 && old == older.root && new == newer.root
    }
}
