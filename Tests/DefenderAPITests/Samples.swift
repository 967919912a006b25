import Canonical
import DefenderAPI
import Testing

let someMachine = machine("1e5bc9d7e413ddd7902c2932e418702b84d0cc07")

func machine(_ text: String) -> MachineID {
    guard let id = MachineID(text) else { preconditionFailure("\(text) is no machine id") }
    return id
}

func alert(_ text: String) throws -> Alert { try Alert(decoding: JSONDocument(parsing: Array(text.utf8)).root) }

func device(_ text: String) throws -> Machine { try Machine(decoding: JSONDocument(parsing: Array(text.utf8)).root) }

/// SplitMix64: the same numbers from the same seed everywhere.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A text of what breaks out of quotes, paths and queries, among ordinary and foreign characters.
    mutating func hostileText() -> String {
        let pieces = [
            "'", "''", "\"", "\\", "%27", "%", "&", "#", "?", "/", "..", " or 1 eq 1", ") and (", "\u{0}", "\n", "\r\n", "\t", "a",
            "Zürich", "e\u{301}", "日本", "\u{202E}", "\u{FF07}", "🔥", "$filter", "+", ";", "--",
        ]
        return (0..<Int.random(in: 0...12, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
