import YAMLSyntax

/// Which part of a document each comment belongs to.
struct Attachment {
    /// Above an entry.
    private(set) var leading: [Int: [Comment]] = [:]
    /// Behind an entry, on its line.
    private(set) var trailing: [Int: [Comment]] = [:]
    /// Behind the last entry of a collection.
    private(set) var tails: [Int: [Comment]] = [:]
    /// Before everything in a document without entries.
    private(set) var heads: [Comment] = []
    /// Behind a document without a block collection.
    private(set) var ends: [Comment] = []
    /// How deep the next comment behind an entry may be, so that comments keep their order; -1 for above the next entry.
    private var deepest: [Int: Int] = [:]
    private let columns: (Int) -> Int

    /// - Parameter columns: the column of a byte, counted from 1.
    init(columns: @escaping (Int) -> Int) {
        self.columns = columns
    }

    mutating func attach(_ comment: Comment, to root: WrittenNode) {
        if !comment.isAlone, comment.offset >= root.start, let owner = Self.owner(of: comment.offset, in: root) {
            trailing[owner, default: []].append(comment)
        } else if root.collection == nil || root.collection?.entries.isEmpty == true {
            if comment.offset < root.range.upperBound { heads.append(comment) } else { ends.append(comment) }
        } else if comment.offset >= root.range.upperBound {
            attach(comment, behind: Self.endedCollections(root, columns))
        } else {
            place(comment, in: root)
        }
    }

    /// The innermost entry that has begun; what stands behind a closing bracket belongs to what is around the brackets.
    private static func owner(of offset: Int, in node: WrittenNode) -> Int? {
        guard let collection = node.collection, !collection.isFlow || offset < node.range.upperBound,
            let entry = collection.entries.last(where: { $0.start <= offset })
        else { return nil }
        return owner(of: offset, in: entry.value) ?? entry.id
    }

    /// Of a comment on a line of its own, inside a collection.
    private mutating func place(_ comment: Comment, in node: WrittenNode) {
        guard let collection = node.collection else { return }
        let next = collection.entries.first { $0.start > comment.offset }
        guard let last = collection.entries.last(where: { $0.start < comment.offset }) else {
            if let next { leading[next.id, default: []].append(comment) } else { tails[collection.id, default: []].append(comment) }
            return
        }
        if comment.offset < last.value.range.upperBound {
            let inner = last.value.collection
            let isInside = inner?.isFlow == false || comment.offset >= last.value.range.lowerBound
            if isInside, inner?.entries.isEmpty == false {
                place(comment, in: last.value)
            } else {
                leading[last.id, default: []].append(comment)
            }
            return
        }
        guard let next else {
            tails[collection.id, default: []].append(comment)
            return
        }
        let ended = collection.isFlow ? [] : Self.endedCollections(last.value, columns)
        let isNext = comment.column <= columns(next.start) || ended.isEmpty || deepest[last.id] == -1
        deepest[last.id] = isNext ? -1 : deepest[last.id]
        if isNext { leading[next.id, default: []].append(comment) } else { attach(comment, behind: ended) }
    }

    /// The deepest of them that is not farther in than the comment, but none deeper than that of the comment before.
    private mutating func attach(_ comment: Comment, behind ended: [(id: Int, column: Int)]) {
        guard let outermost = ended.first else {
            ends.append(comment)
            return
        }
        let fitting = ended.lastIndex { $0.column <= comment.column } ?? 0
        let depth = min(fitting, deepest[-outermost.id] ?? .max)
        deepest[-outermost.id] = depth
        tails[ended[depth].id, default: []].append(comment)
    }

    /// Block collections that end with a node, from the outermost on.
    private static func endedCollections(_ node: WrittenNode, _ columns: (Int) -> Int) -> [(id: Int, column: Int)] {
        guard let collection = node.collection, !collection.isFlow, let last = collection.entries.last else { return [] }
        return [(collection.id, columns(collection.entries[0].start))] + endedCollections(last.value, columns)
    }
}
