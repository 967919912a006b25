import Canonical
import Testing

@Suite struct DigestTests {
    private static let ofABC = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    /// FIPS 180-4 examples.
    @Test func knownHashesAreMade() {
        #expect(Digest(of: Array("abc".utf8)).description == Self.ofABC)
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(Digest(of: []).hex == empty)
        #expect(Digest(ofParts: [[0x61], [], [0x62, 0x63]]).description == Self.ofABC)
        #expect(Digest(of: "abc".utf8.reversed().reversed()).description == Self.ofABC)
    }

    @Test func textAndBytesComeBack() throws {
        let digest = try #require(Digest(Self.ofABC))
        #expect(digest == Digest(of: Array("abc".utf8)))
        #expect(Digest(bytes: digest.bytes) == digest)
        #expect(digest.bytes.prefix(2) == [0xBA, 0x78])
        #expect(Digest(bytes: digest.bytes.dropLast()) == nil)
    }

    @Test(arguments: [
        "", "sha256:", "SHA256:" + String(repeating: "0", count: 64), "sha256:" + String(repeating: "0", count: 63),
        "sha256:" + String(repeating: "A", count: 64), "sha1:" + String(repeating: "0", count: 64),
    ])
    func otherTextsAreRefused(text: String) {
        #expect(Digest(text) == nil)
    }

    /// Checked against coreutils' base32.
    @Test func base32IsThatOfTheStandard() {
        let digest = Digest(of: Array("abc".utf8))
        #expect(digest.base32(prefix: 10) == "XJ4BNP4PAH")
        #expect(digest.base32(prefix: 51) == "XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWW")
        #expect(digest.base32(prefix: 0).isEmpty)
    }
}
