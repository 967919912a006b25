extension Checker {
    /// The whole has to fit the place where it stands.
    mutating func require(_ expected: CELType, of root: CheckedNode) {
        let found = type(of: root)
        if checkConstants(root, against: expected.withoutNull) { return }
        if types.assign(found, to: expected) { return }
        if !expected.acceptsNull, found.acceptsNull, types.assign(found.withoutNull, to: expected) {
            _ = requireTested(root)
        } else {
            mistakes.report(.wrongResult(expected: expected, found: types.settled(found)), at: root.offsets)
        }
    }
}
