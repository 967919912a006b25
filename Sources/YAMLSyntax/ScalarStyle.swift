/// How a scalar is written.
public enum ScalarStyle: Hashable, Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    /// A block after `|`.
    case literal
    /// A block after `>`.
    case folded
}
