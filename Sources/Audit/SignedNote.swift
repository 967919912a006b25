/// A text with signatures below it, in the form of C2SP signed-note.
public struct SignedNote: Hashable, Sendable {
    /// One signature line.
    public struct Signature: Hashable, Sendable {
        /// The name of the key.
        public let name: String
        /// Four bytes of a hash over name and key.
        public let keyID: [UInt8]
        /// For Ed25519, 64 bytes.
        public let signature: [UInt8]
    }

    /// What is signed, with its last line feed.
    public let text: String
    /// All signatures, in order; those of unknown keys too.
    public let signatures: [Signature]

    /// Signs a text, which must end with a line feed.
    public init(_ text: String, signedBy key: SigningKey, name: String) {
        self.text = text
        let verifyingKey = key.verifyingKey
        signatures = [Signature(name: name, keyID: verifyingKey.noteKeyID(name: name), signature: key.sign(Array(text.utf8)))]
    }

    /// Reads a note; nil if the bytes have not that form. Says nothing about the signatures' truth.
    public init?(_ bytes: [UInt8]) {
        let isPlain = bytes.allSatisfy { $0 >= 0x20 || $0 == UInt8(ascii: "\n") }
        guard bytes.count <= 1 << 20, isPlain, let note = String(validating: bytes, as: UTF8.self), bytes.last == UInt8(ascii: "\n"),
            let blank = bytes.indices.dropLast().last(where: { bytes[$0] == UInt8(ascii: "\n") && bytes[$0 + 1] == UInt8(ascii: "\n") })
        else { return nil }
        let lines = note.utf8.dropFirst(blank + 2).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
        let signatures = lines.map { Self.signature(in: String(decoding: Array($0), as: UTF8.self)) }
        guard !signatures.isEmpty, !signatures.contains(nil) else { return nil }
        text = String(decoding: bytes[...blank], as: UTF8.self)
        self.signatures = signatures.compactMap { $0 }
    }

    private init(_ text: String, _ signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// The note with one more signature, below the others.
    func adding(_ signature: Signature) -> SignedNote { SignedNote(text, signatures + [signature]) }

    /// The whole note.
    public var bytes: [UInt8] {
        let lines = signatures.map { "\u{2014} \($0.name) \(Base64.encode($0.keyID + $0.signature))\n" }
        return Array((text + "\n" + lines.joined()).utf8)
    }

    /// Whether this key has signed under this name, and all signatures that claim so are true.
    public func isSigned(by key: VerifyingKey, name: String) -> Bool {
        let keyID = key.noteKeyID(name: name)
        let claims = signatures.filter { $0.name.utf8.elementsEqual(name.utf8) && $0.keyID == keyID }
        return !claims.isEmpty && claims.allSatisfy { key.verifies($0.signature, of: Array(text.utf8)) }
    }

    private static func signature(in line: String) -> Signature? {
        let parts = line.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false).map {
            String(decoding: Array($0), as: UTF8.self)
        }
        guard parts.count == 3, parts[0] == "\u{2014}", !parts[1].isEmpty, !parts[1].utf8.contains(UInt8(ascii: "+")),
            let bytes = Base64.decode(parts[2]), bytes.count > 4
        else { return nil }
        return Signature(name: parts[1], keyID: Array(bytes.prefix(4)), signature: Array(bytes.dropFirst(4)))
    }
}
