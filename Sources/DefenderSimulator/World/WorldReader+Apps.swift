import Canonical
import DefenderAPI

/// The apps of a world file, and who vouches for them.
extension WorldReader {
    mutating func app(_ node: WorldNode, of what: String, known: [String]) -> AppDraft {
        let parts = members(node, of: what, known: known)
        var app = AppDraft()
        app.id = parts["id"].flatMap { guid($0, of: "\(what).id") }
        app.name = parts["name"].flatMap { text($0, of: "\(what).name") }
        app.secret = parts["secret"].flatMap { text($0, of: "\(what).secret") }
        app.roles = parts["roles"].map { texts($0, of: "\(what).roles") }
        if let list = parts["federated"] {
            app.federations = items(list, of: "\(what).federated").compactMap { federation($0, of: "\(what).federated") }
        }
        return app
    }

    private mutating func federation(_ node: WorldNode, of what: String) -> Federation? {
        let parts = members(node, of: what, known: WorldFile.federationKeys)
        for key in ["issuer", "subject", "keys"] where parts[key] == nil { note(Messages.missingKey(key, of: what, node.place)) }
        guard let issuer = parts["issuer"].flatMap({ text($0, of: "\(what).issuer") }),
            let subject = parts["subject"].flatMap({ text($0, of: "\(what).subject") }), let set = parts["keys"]
        else { return nil }
        guard let keys = Federation.keys(set.json) else {
            note(Messages.noKeySet(set.place))
            return nil
        }
        let audience = parts["audience"].flatMap { text($0, of: "\(what).audience") } ?? Federation.usualAudience
        return Federation(issuer: issuer, subject: subject, audience: audience, keys: keys)
    }

    mutating func text(_ node: WorldNode, of what: String) -> String? {
        guard case .scalar(_, let text) = node.content, !text.isEmpty else {
            note(Messages.wrongType(what, expected: .string, node.place))
            return nil
        }
        return text
    }

    /// In lower case, as tokens have it.
    mutating func guid(_ node: WorldNode, of what: String) -> String? {
        guard let text = text(node, of: what)?.lowercased() else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [8, 4, 4, 4, 12], parts.joined().allSatisfy(\.isHexDigit) else {
            note(Messages.noGUID(what, node.place))
            return nil
        }
        return text
    }
}
