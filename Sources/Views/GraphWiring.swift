/// What belongs to what in a picture of the graph, found once.
struct GraphWiring {
    /// The conditions that more than one playbook has, in the order of the graph.
    let shared: [GraphPicture.Node]

    private let letters: [String: String]
    private let predicates: [String: GraphPicture.Node]
    private let conditions: [String: [String]]
    private let steps: [String: [GraphPicture.Node]]
    private let needs: [String: [String]]
    private let guards: [String: [Int]]

    init(_ picture: GraphPicture) {
        func edges(_ kind: String) -> [GraphPicture.Edge] { picture.edges.filter { $0.kind == kind } }
        let uses = Dictionary(grouping: edges("matches"), by: \.from).mapValues { Set($0.map(\.to)).count }
        shared = picture.nodes("predicate").filter { uses[$0.id] ?? 0 > 1 }
        letters = Dictionary(uniqueKeysWithValues: shared.enumerated().map { ($0.element.id, Self.letter($0.offset)) })
        predicates = Dictionary(uniqueKeysWithValues: picture.nodes("predicate").map { ($0.id, $0) })
        conditions = Dictionary(grouping: edges("matches"), by: \.to).mapValues { $0.map(\.from) }
        steps = Dictionary(grouping: picture.nodes("step")) { String($0.id.prefix { $0 != "/" }) }
        needs = Dictionary(grouping: edges("then"), by: \.to).mapValues { $0.map(\.from) }
        let numbers = Dictionary(uniqueKeysWithValues: picture.nodes("guard").enumerated().map { ($0.element.id, $0.offset + 1) })
        guards = Dictionary(grouping: edges("guards"), by: \.to).mapValues { $0.compactMap { numbers[$0.from] }.sorted() }
    }

    /// The letters of the shared conditions of a playbook, in the order of the alphabet.
    func letters(of playbook: String) -> [String] {
        (conditions[playbook] ?? []).compactMap { letters[$0] }.sorted { ($0.count, $0) < ($1.count, $1) }
    }

    /// The conditions that no other playbook has.
    func conditions(of playbook: String) -> [GraphPicture.Node] {
        (conditions[playbook] ?? []).filter { letters[$0] == nil }.compactMap { predicates[$0] }
    }

    func steps(of playbook: String) -> [GraphPicture.Node] { steps[playbook] ?? [] }

    /// The steps that must have ended before one, in the order of the graph.
    func needs(of step: String) -> [String] { needs[step] ?? [] }

    /// The numbers of the guards that may refuse a step.
    func guards(of step: String) -> [Int] { guards[step] ?? [] }

    /// How many columns the longest chain of steps takes.
    func depth(of picture: GraphPicture) -> Int {
        picture.nodes("playbook").map { (depths(of: steps(of: $0.id)).values.max() ?? -1) + 1 }.max() ?? 0
    }

    /// How many steps must have ended before each.
    func depths(of steps: [GraphPicture.Node]) -> [String: Int] {
        var depths: [String: Int] = [:]
        // A step needs only steps before it in the file or, in a graph, finds its depth in a later pass.
        for _ in 0..<max(1, min(steps.count, 50)) {
            let before = depths
            for step in steps { depths[step.id] = (needs[step.id] ?? []).map { (depths[$0] ?? 0) + 1 }.max() ?? 0 }
            if depths == before { break }
        }
        return depths
    }

    /// A to Z, then AA, AB …
    static func letter(_ index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? last : letter(index / 26 - 1) + last
    }
}
