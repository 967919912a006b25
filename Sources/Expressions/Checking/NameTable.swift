/// Finds what a name means, in the scope of the declarations' container.
struct NameTable {
    enum Meaning {
        case variable(Int)
        case type(CELType)
    }

    let declarations: Declarations

    init(_ declarations: Declarations) {
        self.declarations = declarations
    }

    func meaning(of name: String, isAbsolute: Bool) -> Meaning? {
        if declarations.container.isEmpty || isAbsolute { return exactMeaning(of: name) }
        for candidate in candidates(name) {
            if let meaning = exactMeaning(of: candidate) { return meaning }
        }
        return nil
    }

    private func exactMeaning(of name: String) -> Meaning? {
        if let slot = declarations.slot(of: name) { return .variable(slot) }
        return StandardLibrary.typeNames[name].map { .type($0) }
    }

    /// The name in the container, in each scope around it, and alone.
    private func candidates(_ name: String) -> [String] {
        let parts = declarations.container.split(separator: ".")
        return (0...parts.count).reversed().map { (parts.prefix($0) + [name[...]]).joined(separator: ".") }
    }

    /// A signature with the host function's slot, if it is one.
    struct Candidate {
        let overload: Overload
        let hostFunction: Int?
    }

    /// Whether a dotted name that begins so may mean something as a whole.
    func isRoot(_ name: String) -> Bool {
        !declarations.container.isEmpty || Self.standardRoots.contains(name)
            || declarations.variables.contains { Self.isDotted($0.name, after: name) }
            || declarations.functions.contains { Self.isDotted($0.name, after: name) }
    }

    private static func isDotted(_ name: String, after root: String) -> Bool {
        CodePoints.starts(name, with: root) && name.utf8.dropFirst(root.utf8.count).first == UInt8(ascii: ".")
    }

    private static let standardRoots = Set(
        (Array(StandardLibrary.typeNames.keys) + StandardLibrary.functions.keys).compactMap { root($0) })

    private static func root(_ name: String) -> String? {
        name.utf8.firstIndex(of: UInt8(ascii: ".")).map { String(name[..<$0]) }
    }

    /// The overloads of the standard library's functions.
    private static let standard = StandardLibrary.functions.mapValues { function in
        function.overloads.map { Candidate(overload: $0, hostFunction: nil) }
    }

    /// All overloads of a function; empty if there is no such function.
    func overloads(of name: String, isAbsolute: Bool = false) -> (name: String, candidates: [Candidate]) {
        if isAbsolute || declarations.container.isEmpty, !declarations.functions.contains(where: { $0.name == name }) {
            return (name, Self.standard[name] ?? [])
        }
        let names = declarations.container.isEmpty || isAbsolute ? [name] : candidates(name)
        for name in names {
            let host = declarations.functions.enumerated().filter { $1.name == name }.map { slot, function in
                Candidate(
                    overload: Overload(function.id, function.parameters, function.result, isMember: function.isMember),
                    hostFunction: slot)
            }
            let all = host + (Self.standard[name] ?? [])
            if !all.isEmpty { return (name, all) }
        }
        return (name, [])
    }

    /// The names of functions that are called in this way, for suggestions.
    func functionNames(isMember: Bool) -> [String] {
        let standard = StandardLibrary.functions.values.filter { function in
            Operator(rawValue: function.name) == nil && function.overloads.contains { $0.isMember == isMember }
        }
        let host = declarations.functions.filter { $0.isMember == isMember }.map { $0.name }
        let macros = isMember ? Macro.allCases.map { $0.rawValue } : ["has"]
        return (host + standard.map { $0.name } + macros).sorted(by: CodePoints.isLess)
    }
}
