import Canonical
import Testing

/// What must hold of a lab in which everything has ended, whatever was killed on the way (reliability.md, I1 to I7).
enum KillVerdict {
    /// Effects as text, in the order of their text. What differs from lab to lab is left out: the service's ids, and step tokens.
    /// What a device has not carried out yet when it is taken back is called off besides, so calling off goes by the clock.
    static func texts(_ effects: [Effect]) -> [String] {
        effects.filter { $0.path?.hasSuffix("/cancel") != true }.map { effect in
            "\(effect.method ?? "") \(effect.path ?? "") \(effect.body?.canonicalText ?? "")"
                .replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "ID").replacing(/cordon:[A-Z2-7]{10}/, with: "TOKEN")
        }.sorted()
    }

    /// Holds what the tenant accepted against what it accepts where nobody interferes, and against log and ledger.
    static func check(_ life: KillLife, _ expected: [String], _ what: String = "untouched") async throws {
        let lab = life.lab
        let kinds = ["lease", "lease-ended", "undo", "undo-intent"]
        let leases = try life.records().filter { kinds.contains($0["kind"]?.stringValue ?? "") }.map {
            "\($0["kind"] ?? .null) \($0["data"] ?? .null)"
        }
        let note = "\(life.story), \(what): \(life.history) \(leases)"
        let effects = try lab.journal()
        let found = texts(effects)
        #expect(found == expected, "lost \(missing(of: expected, in: found)), doubled \(missing(of: found, in: expected)); \(note)")
        let intents = try life.records().filter { $0["kind"] == "intent" && $0["mode"] == "live" }.compactMap { $0["data"] }
        let requests = intents.compactMap { $0["request"] }.map { Effect($0) }
        for effect in effects { #expect(requests.contains(effect), "an effect without an intent: \(effect); \(note)") }
        let tokens = intents.compactMap { $0["token"]?.stringValue }
        #expect(Set(tokens).count == tokens.count, "an intent was recorded twice; \(note)")
        let outcomes = try await life.runs().map { $0["outcome"]?.stringValue ?? "open" }
        // What another `run` has done meanwhile is drift for the one before.
        #expect(outcomes.allSatisfy { ["done", "refused"].contains($0) }, "\(outcomes); \(note)")
        let verified = try await lab.cordon("audit", "verify")
        #expect(verified.code == 0, "\(verified.text); \(note)")
    }

    private static func missing(of wanted: [String], in found: [String]) -> [String] {
        var rest = found
        return wanted.filter { text in
            guard let index = rest.firstIndex(of: text) else { return true }
            rest.remove(at: index)
            return false
        }
    }
}
