import Canonical
import DefenderAPI
import TestRandom
import Testing

let someMachine = machine("1e5bc9d7e413ddd7902c2932e418702b84d0cc07")

func machine(_ text: String) -> MachineID {
    guard let id = MachineID(text) else { preconditionFailure("\(text) is no machine id") }
    return id
}

func alert(_ text: String) throws -> Alert { try Alert(decoding: JSONDocument(parsing: Array(text.utf8)).root) }

func device(_ text: String) throws -> Machine { try Machine(decoding: JSONDocument(parsing: Array(text.utf8)).root) }

extension SeededGenerator {
    /// A text of what breaks out of quotes, paths and queries, among ordinary and foreign characters.
    mutating func hostileText() -> String {
        let pieces = [
            "'", "''", "\"", "\\", "%27", "%", "&", "#", "?", "/", "..", " or 1 eq 1", ") and (", "\u{0}", "\n", "\r\n", "\t", "a",
            "Zürich", "e\u{301}", "日本", "\u{202E}", "\u{FF07}", "🔥", "$filter", "+", ";", "--",
        ]
        return (0..<Int.random(in: 0...12, using: &self)).map { _ in pieces.randomElement(using: &self) ?? "" }.joined()
    }
}
