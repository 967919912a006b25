import Canonical

/// The leaves of the tree as they stand in `audit.hashes`, and those that do not yet.
struct LeafFile: Sendable {
    private let path: String
    /// What the file lacks; all leaves if it holds something else.
    private var pending: [UInt8]
    /// Where what the file lacks has to be written over something else.
    private var cutTo: Int?
    /// False if the leaves of older files are not there, which nobody reads again for this.
    private let isKept: Bool

    /// - Parameters:
    ///   - bytes: what the file holds.
    ///   - leaves: what it should hold, from a record on.
    ///   - base: the number of that record.
    init(_ path: String, holding bytes: [UInt8], of leaves: [Digest], from base: Int64) {
        self.path = path
        let start = Int(base) * 32
        isKept = bytes.count >= start
        let (known, held) = (leaves.flatMap(\.bytes), bytes.dropFirst(start))
        cutTo = known.starts(with: held) ? nil : start
        pending = cutTo == nil ? Array(known.dropFirst(held.count)) : known
    }

    mutating func append(_ leaf: Digest) { if isKept { pending += leaf.bytes } }

    /// Brings the file up to date. Not synced: what a loss of power takes is written anew at the next start.
    mutating func write(_ files: any FileSystem) throws(FileError) {
        guard isKept, !pending.isEmpty else { return }
        let file = try files.open(path)
        if let cutTo { try file.truncate(to: cutTo) }
        try file.writeAll(pending)
        (pending, cutTo) = ([], nil)
    }
}
