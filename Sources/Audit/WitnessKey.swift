import Canonical

/// The public key of a second instance that cosigns checkpoints (C2SP tlog-cosignature, version 1), with its name.
public struct WitnessKey: Hashable, Sendable, CustomStringConvertible {
    /// The name in the signature's line.
    public let name: String
    /// The public half.
    public let key: VerifyingKey

    /// Nil if the name is empty or has a blank, a control character or a `+`.
    public init?(name: String, key: VerifyingKey) {
        let isPlain = name.unicodeScalars.allSatisfy { $0 != "+" && $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace }
        guard !name.isEmpty, isPlain else { return nil }
        self.name = name
        self.key = key
    }

    /// Reads `<name>+<key id>+<base64 of algorithm and key>`, as `cordon audit cosign` names it.
    public init?(_ text: String) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(parts[2]), bytes.first == NoteAlgorithm.cosignature.rawValue,
            let key = VerifyingKey(bytes: Array(bytes.dropFirst()))
        else { return nil }
        self.init(name: String(parts[0]), key: key)
        guard description.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// The same form.
    public var description: String { key.noteText(name: name, .cosignature) }

    /// When the witness has cosigned the checkpoint; nil if it has not, or a signature in its name is not true.
    func time(of note: SignedNote) -> Timestamp? {
        let id = key.noteKeyID(name: name, .cosignature)
        let claims = note.signatures.filter { $0.name.utf8.elementsEqual(name.utf8) && $0.keyID == id }
        let times = claims.map { claim -> Timestamp? in
            guard claim.signature.count == 72, let seconds = Int64(exactly: claim.signature.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }),
                key.verifies(Array(claim.signature.dropFirst(8)), of: Self.message(note.text, at: seconds))
            else { return nil }
            return Timestamp(seconds: seconds)
        }
        return times.contains(nil) ? nil : times.compactMap(\.self).max()
    }

    /// What the witness signs: the time in seconds since 1970, and the checkpoint.
    static func message(_ checkpoint: String, at seconds: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(checkpoint)".utf8)
    }
}
