import Diagnostics

/// Which steps must have ended before each step starts. Steps stand after what they need, so that the file reads in the
/// order in which things can happen and a cycle always shows as a step that comes later.
struct NeedsGraph {
    /// Places of the steps that each needs.
    private(set) var direct: [[Int]] = []
    private var before: [Set<Int>] = []

    /// - Parameter ids: of all steps, nil where one has none.
    init(_ sources: [StepSource], ids: [String?], _ collector: DiagnosticCollector) {
        for (index, source) in sources.enumerated() {
            guard let needs = source.needs else {
                append(index == 0 ? [] : [index - 1])
                continue
            }
            append(needs.compactMap { Self.place(of: $0, index, sources, ids, collector) })
        }
    }

    private mutating func append(_ needs: [Int]) {
        direct.append(needs)
        before.append(needs.reduce(into: Set(needs)) { $0.formUnion(before[$1]) })
    }

    /// The steps that have surely ended when this one starts, in the order of the file.
    func earlier(than index: Int) -> [Int] { before[index].sorted() }

    private static func place(
        of need: Spanned<String>, _ index: Int, _ sources: [StepSource], _ ids: [String?], _ collector: DiagnosticCollector
    ) -> Int? {
        guard let place = ids.firstIndex(of: need.value) else {
            let known = ids[..<index].compactMap { $0 }
            collector.report(Messages.unknownNeed(need, known: known))
            return nil
        }
        guard place >= index else { return place }
        let other = sources[place].id?.range ?? sources[place].workKey?.range ?? sources[place].range
        let isCycle = place == index || reaches(from: place, to: index, sources, ids)
        collector.report(isCycle ? Messages.needsCycle(need, other) : Messages.needsLater(need, other))
        return nil
    }

    /// Whether a step needs another, by what is written alone.
    private static func reaches(from start: Int, to goal: Int, _ sources: [StepSource], _ ids: [String?]) -> Bool {
        var open = [start]
        var seen: Set<Int> = []
        while let next = open.popLast() {
            guard next != goal else { return true }
            guard seen.insert(next).inserted else { continue }
            let needs = sources[next].needs.map { $0.compactMap { need in ids.firstIndex(of: need.value) } }
            open += needs ?? (next > 0 ? [next - 1] : [])
        }
        return false
    }
}
