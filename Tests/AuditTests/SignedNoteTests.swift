import Audit
import Canonical
import FoundationEssentials
import Testing

@Suite struct SignedNoteTests {
    /// The example in the documentation of Go's golang.org/x/mod/sumdb/note.
    private static let note =
        "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
        + "\u{2014} PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    private static let noteKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"

    @Test func theNoteOfTheReferenceVerifies() throws {
        let keyData = try #require(Data(base64Encoded: "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
        let key = try #require(VerifyingKey(bytes: Array(keyData.dropFirst())))
        #expect(key.noteText(name: "PeterNeumann") == Self.noteKey)
        let note = try #require(SignedNote(Array(Self.note.utf8)))
        #expect(note.isSigned(by: key, name: "PeterNeumann"))
        #expect(!note.isSigned(by: key, name: "PeterNewmann"))
        #expect(!note.isSigned(by: SigningKey().verifyingKey, name: "PeterNeumann"))
        #expect(note.bytes == Array(Self.note.utf8))
    }

    @Test(arguments: [
        "", "\n", "text\n", "text\n\n", "text\n\n\u{2014} a\n", "text\n\n- a AAAAAAA=\n", "text\n\n\u{2014} a AAAA\n",
        "text\n\n\u{2014} a+b AAAAAAA=\n", "text\n\n\u{2014} a AAAAAAA=", "te\rxt\n\n\u{2014} a AAAAAAA=\n",
        "text\n\n\u{2014} a AAAAAAB=\n",
    ])
    func malformedNotesAreRefused(text: String) {
        #expect(SignedNote(Array(text.utf8)) == nil)
    }

    @Test func witnessesMaySignBeside() throws {
        let (log, checkpoint, identity) = try Samples.log(entries: 1)
        let witnessed = checkpoint + Array("\u{2014} witness.example AAAAAAAAAAA=\n".utf8)
        #expect(AuditVerifier.verify(log: log, checkpoint: witnessed, pinned: identity).isIntact)
    }

    @Test func checkpointsHaveThreeLines() throws {
        let root = Digest(of: [])
        let checkpoint = Checkpoint(origin: "cordon/a", size: 42, root: root)
        #expect(checkpoint.text == "cordon/a\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
        #expect(Checkpoint(text: checkpoint.text) == checkpoint)
        for text in [
            checkpoint.text + "more\n", checkpoint.text.replacing("42", with: "042"), checkpoint.text.replacing("42", with: "+42"),
            checkpoint.text.replacing("42", with: "-1"), String(checkpoint.text.dropLast()),
            checkpoint.text.replacing("uFU=", with: "uFV="),
        ] {
            #expect(Checkpoint(text: text) == nil)
        }
    }

    /// RFC 8410, section 10.3, and RFC 8032's algorithm as `openssl` reads it.
    @Test func keysAreReadFromPKCS8() throws {
        let pem = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----

            """
        let key = try #require(SigningKey(pem: Array(pem.utf8)))
        #expect(key.verifyingKey.description == "ed25519:Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")
        let message = Array("message".utf8)
        #expect(key.verifyingKey.verifies(key.sign(message), of: message))
        #expect(!key.verifyingKey.verifies(key.sign(message), of: message + [0]))
        #expect(SigningKey(pem: Array(pem.replacing("MC4C", with: "MC4D").utf8)) == nil)
        #expect(SigningKey(pem: []) == nil)
    }

    @Test func keysAndIdentitiesHaveOneForm() {
        let key = SigningKey().verifyingKey
        #expect(VerifyingKey(key.description) == key)
        #expect(VerifyingKey("ed25519:AAAA") == nil)
        #expect(LogIdentity(id: "tenant-7", key: key)?.origin == "cordon/tenant-7")
        for id in ["", "A", "a b", "a+b", "a\n", "ä", String(repeating: "a", count: 65)] { #expect(LogIdentity(id: id, key: key) == nil) }
    }
}
