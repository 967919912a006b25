import Audit
import Canonical
import Testing

/// P8: what the writer can't have written is an error, also where no root covers it.
@Suite struct UnknownIsAnErrorTests {
    private static let line =
        #"{"data":{"a":1},"kind":"intent","mode":"live","seq":7,"time":"2026-03-01T00:00:00Z","v":1}"#

    /// The quick reader of the verifier takes nothing that the strict one would not: every bit of lines with all that may stand in one.
    @Test func p8TheVerifierReadsEveryLineAsStrictlyAsTheReader() throws {
        let texts = ["é\u{1F600}\u{7F}\u{FFFD}", "\u{0}\u{8}\u{9}\u{A}\u{B}\u{C}\u{D}\u{1F}\"\\/", ""]
        let values: JSONObject = [
            "a": .array(texts.map { .string($0) } + [[], [:], .null, true, false, 0, -1, .integer(.max), .integer(.min)]),
            "A": ["b": ["c": [[[1, 2]], ["d": "x"]]], "é": 1],
        ]
        let head = try AuditLines(Samples.log(entries: 1).log).records()[0]
        for time in [Samples.time, Samples.time + .milliseconds(120), Samples.time - .nanoseconds(1)] {
            let line = AuditRecord(sequence: 1, entry: AuditEntry(kind: "run-left", time: time, mode: .live, fields: values)).line
            var changed = line
            for bit in 0..<line.count * 8 {
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                defer { changed[bit / 8] = line[bit / 8] }
                let lines = changed.split(separator: 0x0A, omittingEmptySubsequences: false)
                let isRead = lines.allSatisfy { (try? AuditRecord(line: Array($0))) != nil }
                let result = AuditVerifier.verify(log: head.line + [0x0A] + changed + [0x0A], checkpoint: nil)
                let isTaken = !result.findings.contains { if case .unreadableLine = $0.kind { true } else { false } }
                if isRead != isTaken { Issue.record("bit \(bit % 8) of byte \(bit / 8): \(String(decoding: changed, as: UTF8.self))") }
            }
        }
    }

    @Test func theSampleItselfIsARecord() throws {
        let record = try AuditRecord(line: Array(Self.line.utf8))
        #expect(record.sequence == 7)
        #expect(record.entry == AuditEntry(kind: "intent", time: Samples.time, mode: .live, fields: ["a": 1]))
        #expect(record.line == Array(Self.line.utf8))
    }

    static let changes: [(String, String, AuditRecord.Fault)] = [
        (#""v":1"#, #""v":2"#, .unknownVersion("2")),
        (#","v":1"#, "", .unknownVersion("null")),
        (#""v":1"#, #""v":1,"w":1"#, .wrongMember("w")),
        (#""seq":7"#, #""seq":-7"#, .wrongMember("seq")),
        (#""seq":7"#, #""seq":"7""#, .wrongMember("seq")),
        (#""seq":7,"#, "", .wrongMember("seq")),
        (#""live""#, #""dead""#, .wrongMember("mode")),
        (#""intent""#, #""""#, .wrongMember("kind")),
        (#"{"a":1}"#, "[]", .wrongMember("data")),
        ("00:00Z", "00:60Z", .wrongMember("time")),
        ("00:00Z", "00:00.0Z", .notCanonical),
        ("00:00Z", "00:00+00:00", .notCanonical),
        (#""seq":7"#, #""seq": 7"#, .notCanonical),
        (#""a":1"#, #""\u0061":1"#, .notCanonical),
        (#""a":1"#, #""a":1.5"#, .notCanonical),
        (#""a":1"#, #""b":1,"a":1"#, .notCanonical),
    ]

    @Test(arguments: changes)
    func p8OtherFormsOfALineAreErrors(old: String, new: String, fault: AuditRecord.Fault) throws {
        let pieces = Self.line.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(pieces.count == 2)
        #expect(throws: fault) { try AuditRecord(line: Array((pieces[0] + new + pieces[1]).utf8)) }
    }

    @Test(arguments: [
        "", " ", "null", "[]", "{}", line + " ", line + "\r", "\u{FEFF}" + line, line + line, String(line.dropLast()),
        line.replacing("\"a\":1", with: "\"a\":1,\"a\":1"), line.replacing("\"seq\":7", with: "\"seq\":7,\"seq\":7"),
    ])
    func p8WhatIsNotOneObjectWithUniqueKeysIsAnError(text: String) {
        #expect(throws: AuditRecord.Fault.self) { try AuditRecord(line: Array(text.utf8)) }
    }

    @Test func p8InvalidUTF8IsAnError() {
        #expect(throws: AuditRecord.Fault.self) { try AuditRecord(line: Array(Self.line.utf8).map { $0 == UInt8(ascii: "a") ? 0xFF : $0 }) }
    }

    @Test func p8ABadLineAnywhereIsAFindingWithItsNumber() throws {
        let (log, _, identity) = try Samples.log(entries: 4)
        for index in 1..<5 {
            var lines = Samples.lines(log)
            lines[index] = Array("{}".utf8)
            let result = AuditVerifier.verify(log: Samples.joined(lines), checkpoint: nil, pinned: identity)
            #expect(result.findings.map { $0.line } == [index + 1])
        }
    }

    @Test func p8AGapInTheNumbersIsSaidOnce() throws {
        let (log, _, identity) = try Samples.log(entries: 5)
        var lines = Samples.lines(log)
        lines.remove(at: 3)
        let result = AuditVerifier.verify(log: Samples.joined(lines), checkpoint: nil, pinned: identity)
        #expect(result.findings.map { $0.kind } == [.sequence(expected: 3, found: 4)])
        #expect(result.findings.first?.message == "Record 3 should stand here, but this is record 4.")
    }

    @Test func p8AMissingFinalNewlineOfACoveredRecordIsAFinding() throws {
        let (log, checkpoint, identity) = try Samples.log(entries: 2)
        let result = AuditVerifier.verify(log: log.dropLast(), checkpoint: checkpoint, pinned: identity)
        #expect(result.findings.map { $0.kind } == [.truncated(.checkpoint, covered: 3, records: 2)])
    }

    @Test func p8ALogThatDoesNotBeginWithItsIdentityIsAFinding() throws {
        let log = AuditRecord(sequence: 0, entry: Samples.entry(0)).line + [UInt8(ascii: "\n")]
        #expect(AuditVerifier.verify(log: log, checkpoint: nil).findings.map { $0.kind } == [.noIdentity])
    }

    @Test func anEmptyLogIsAFindingOnlyIfARootSaysOtherwise() throws {
        let (_, checkpoint, identity) = try Samples.log(entries: 2)
        #expect(AuditVerifier.verify(log: [], checkpoint: nil).isIntact)
        let truncated = [AuditFinding.Kind.truncated(.checkpoint, covered: 3, records: 0)]
        #expect(AuditVerifier.verify(log: [], checkpoint: checkpoint).findings.map { $0.kind } == truncated)
        #expect(AuditVerifier.verify(log: [], checkpoint: checkpoint, pinned: identity).findings.map { $0.kind } == truncated)
    }
}
