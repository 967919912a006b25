import CRE2

/// A regular expression in RE2's syntax, compiled. Matching takes time linear in the text.
final class Pattern: Sendable {
    // RE2 patterns never change once compiled, and matching is safe from several threads.
    private nonisolated(unsafe) let compiled: OpaquePointer  // written in init only, freed in deinit only

    /// Why a pattern was refused, in RE2's words.
    struct Refusal: Error {
        let reason: String
    }

    init(_ text: String) throws(Refusal) {
        var message: [CChar] = Array(repeating: 0, count: 200)
        let compiled = CodePoints.withBytes(text) { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cordon_re2_compile($0.baseAddress, $0.count, &message, message.count) }
        }
        guard let compiled else {
            throw Refusal(reason: String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
        }
        self.compiled = compiled
    }

    deinit { cordon_re2_free(compiled) }

    /// Whether it is found anywhere in the text.
    func matches(_ text: String) -> Bool {
        CodePoints.withBytes(text) { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cordon_re2_matches(compiled, $0.baseAddress, $0.count) }
        }
    }
}
