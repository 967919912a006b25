import Diagnostics
import Testing

@Suite struct SpellingTests {
    @Test(arguments: [
        ("serverity", ["title", "severity", "status"], "severity"),
        ("Hgih", ["Informational", "Low", "Medium", "High"], "High"),
        ("enforse", ["enforce", "observe"], "enforce"),
        ("HIGH", ["Low", "High"], "High"),
        ("machineid", ["machineId", "id"], "machineId"),
        ("device_isolate", ["tag_device", "isolate_device"], "isolate_device"),
        ("isolate-device", ["isolate_device"], "isolate_device"),
        ("comit", ["comment", "commit"], "commit"),
        ("iff", ["id", "if"], "if"),
        ("sévérity", ["other", "severity"], "severity"),
    ])
    func aSlipLeadsToTheWord(word: String, candidates: [String], expected: String) {
        #expect(Spelling.nearest(to: word, among: candidates) == expected)
    }

    @Test(arguments: [
        ("colour", ["severity", "status"]),
        ("x", ["y", "z"]),
        ("", ["a"]),
        ("id", []),
        ("severity", ["severity", "severitx"]),
        ("abc", [""]),
    ])
    func nothingNearIsNothing(word: String, candidates: [String]) {
        #expect(Spelling.nearest(to: word, among: candidates) == nil)
    }

    @Test func ofEquallyNearWordsTheFirstIsTaken() {
        #expect(Spelling.nearest(to: "cut", among: ["cat", "cot"]) == "cat")
        #expect(Spelling.nearest(to: "cut", among: ["cot", "cat"]) == "cot")
    }

    @Test func hugeWordsAreNotGuessed() {
        let huge = String(repeating: "a", count: 1_000_000)
        #expect(Spelling.nearest(to: huge, among: ["aaaa", huge + "a"]) == nil)
        #expect(Spelling.nearest(to: "aaaa", among: [huge]) == nil)
    }
}

/// What may be mended without asking.
@Suite struct CertainSpellingTests {
    private static let words = ["severity", "status", "category", "title", "High", "Low", "Medium", "of", "if"]

    @Test(arguments: [
        ("serverity", "severity"), ("sevreity", "severity"), ("Severity", "severity"), ("Hgih", "High"), ("Mediun", "Medium"),
    ])
    func oneSlipWithoutARivalIsCertain(word: String, meant: String) {
        #expect(Spelling.certain(for: word, among: Self.words) == meant)
    }

    @Test(arguments: ["ef", "Lwo", "svrit", "Hi", "stitle", "xyz", "High"])
    func whatMayBeAnotherWordIsNot(word: String) {
        let rival = word == "stitle" ? ["titles"] : []
        #expect(Spelling.certain(for: word, among: Self.words + rival) == nil)
    }
}
