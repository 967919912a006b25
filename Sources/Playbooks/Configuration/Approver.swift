import Diagnostics

/// A person who may answer approvals.
public struct Approver: Sendable, Hashable {
    /// How the person proves who they are.
    public enum Proof: Sendable, Hashable {
        /// The Ed25519 public key, in Base64.
        case key(String)
        /// The object id of a sign-in.
        case entra(String)
    }

    public let name: String
    public let groups: [String]
    public let proof: Proof

    private static let name = Key("name", Form.text.spanned, required: true, "The person's name.")
    private static let groups = Key(
        "groups", Form.list(Form.text, atLeast: 1), required: true, "The groups that playbooks and policy name.")
    private static let key = Key(
        "key", Form<String>.text("^ed25519:[A-Za-z0-9+/]{43}=$", isKey, or: Messages.notAnApproverKey), "The public key: `ed25519:BASE64`.")
    private static let entra = Key(
        "entra", Form<String>.text(GUIDText.pattern, GUIDText.isGUID, or: { Messages.notAGUID("entra", $0) }), "The object id of a sign-in."
    )

    private static let one = MappingForm<(Spanned<String>, Approver)>(
        "an approver", "A person who may answer.", [name, groups, key, entra]
    ) { fields in
        let (name, groups, key, entra) = (fields[Self.name], fields[Self.groups], fields[Self.key], fields[Self.entra])
        if fields.has(Self.key) == fields.has(Self.entra) { fields.collector.report(Messages.keyOrEntra(fields.blame)) }
        guard let name, let groups else { return nil }
        let proof: Proof? = key.map { .key(String($0.dropFirst("ed25519:".count))) } ?? entra.map { .entra($0.lowercased()) }
        return proof.map { (name, Approver(name: name.value, groups: groups, proof: $0)) }
    }

    static let form: Form<[Approver]> = Form.list(one.form).map { approvers, _, collector in
        var names: Set<String> = []
        for (name, _) in approvers where !names.insert(name.value).inserted { collector.report(Messages.duplicateName(name)) }
        return approvers.map(\.1)
    }

    private static func isKey(_ text: String) -> Bool {
        guard let digits = SecretReference.rest(of: text, after: "ed25519:") else { return false }
        let isBase64 = digits.utf8.dropLast().allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2B || $0 == 0x2F
        }
        return digits.utf8.count == 44 && digits.hasSuffix("=") && isBase64
    }
}
