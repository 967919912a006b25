import Diagnostics

/// The anchors of one document. A name may be given again; an alias means the last one before it.
struct AnchorTable {
    /// What an alias stands for, with what it adds to the limits.
    struct Target {
        let node: Node
        /// Keys and values in it, itself included.
        let size: Int
        /// Collections inside one another, itself included.
        let height: Int
    }

    enum State {
        /// Its node is still being read: an alias to it would contain itself.
        case open(SourceRange)
        case closed(Target)
    }

    private var states: [String: State] = [:]
    /// In the order of the file.
    private(set) var names: [String] = []

    subscript(name: String) -> State? { states[name] }

    mutating func open(_ name: String, at range: SourceRange) {
        set(name, .open(range))
    }

    /// Has no effect if the name was given again inside the node: that one is later.
    mutating func close(_ name: String, from range: SourceRange, _ target: Target) {
        guard case .open(let opened)? = states[name], opened == range else { return }
        set(name, .closed(target))
    }

    private mutating func set(_ name: String, _ state: State) {
        if states.updateValue(state, forKey: name) == nil { names.append(name) }
    }
}
