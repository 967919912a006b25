/// Why a benchmark cannot be run.
struct Mistake: Error, CustomStringConvertible {
    let description: String
}
