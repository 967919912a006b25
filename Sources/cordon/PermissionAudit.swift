import Canonical
import DefenderAPI
import DefenderClient
import Diagnostics
import Views

/// What a sign-in lacks for some endpoints, and what it has beyond them.
struct PermissionAudit {
    /// An endpoint that the sign-in may not call.
    struct Missing {
        let endpoint: Endpoint
        /// Any one of these would do, the least one first.
        let anyOf: [String]
        /// The playbooks that need it.
        let playbooks: [String]
    }

    let missing: [Missing]
    /// Permissions without which every endpoint could still be called.
    let superfluous: [String]
    private let held: [String]
    private let isUser: Bool

    /// - Parameter needed: endpoints with the playbook that needs each.
    init(_ claims: TokenClaims, needed: [(Endpoint, String)]) {
        var playbooks: [String: [String]] = [:]
        for (endpoint, name) in needed where playbooks[endpoint.id]?.contains(name) != true {
            playbooks[endpoint.id, default: []].append(name)
        }
        var seen: Set<String> = []
        let endpoints = needed.map(\.0).filter { seen.insert($0.id).inserted }
        held = claims.permissions
        isUser = claims.isUser
        missing = endpoints.filter { !claims.mayCall($0) }.map {
            Missing(endpoint: $0, anyOf: claims.wanted(for: $0), playbooks: playbooks[$0.id] ?? [])
        }
        superfluous = Self.superfluous(held, endpoints.map { claims.wanted(for: $0) })
    }

    /// What is needed is what nothing else opens, and for endpoints that this leaves closed the least permission that does.
    private static func superfluous(_ held: [String], _ wanted: [[String]]) -> [String] {
        let names = Dictionary(held.map { ($0.lowercased(), $0) }) { one, _ in one }
        let choices = wanted.map { anyOf in anyOf.map { $0.lowercased() }.filter { names[$0] != nil } }
        var kept = Set(choices.compactMap { $0.count == 1 ? $0[0] : nil })
        for choice in choices where kept.isDisjoint(with: choice) {
            if let least = choice.first { kept.insert(least) }
        }
        return held.filter { !kept.contains($0.lowercased()) }.sorted()
    }

    var document: ResultDocument {
        let missing = missing.map { finding -> JSONValue in
            [
                "endpoint": .string(finding.endpoint.id), "anyOf": .array(finding.anyOf.map { .string($0) }),
                "playbooks": .array(finding.playbooks.map { .string($0) }),
            ]
        }
        return ResultDocument(
            schema: "cordon/permissions/1",
            [
                "kind": isUser ? "user" : "app", "held": .array(held.sorted().map { .string($0) }), "missing": .array(missing),
                "superfluous": .array(superfluous.map { .string($0) }),
            ])
    }

    var text: String {
        var lines = missing.map { finding in
            "missing      \(finding.anyOf.joined(separator: " or ")) (\(finding.endpoint.id), for \(finding.playbooks.joined(separator: ", ")))"
        }
        lines += superfluous.map { "superfluous  \($0)" }
        if !missing.isEmpty { lines.append(Messages.grantMissing(isUser: isUser)) }
        if !superfluous.isEmpty { lines.append(Messages.takeSuperfluous) }
        if lines.isEmpty { lines.append(Messages.permissionsFit) }
        return lines.map { TerminalText.escaped($0) + "\n" }.joined()
    }
}
