/// What libyaml says when it cannot go on. Marks are counted in characters from behind the byte order mark.
struct SyntaxFailure: Error {
    /// What it was doing, like `while scanning a simple key`; may be empty.
    let context: String
    let problem: String
    /// Where what it was doing began.
    let contextMark: Int
    let problemMark: Int
}
