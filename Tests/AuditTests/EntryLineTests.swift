import Audit
import Canonical
import TestKit
import TestRandom
import Testing

struct EntryLineTests {
    /// A line is put together around its number; it is the canonical encoding of its record all the same.
    @Test func aLineIsTheCanonicalEncodingOfItsRecord() {
        let hostile = Hostile.texts.enumerated().map { number, text in
            AuditEntry(
                kind: text, time: .epoch + .milliseconds(number * 977), mode: AuditEntry.Mode.allCases[number % 3],
                fields: [text: .string(text), "list": [.string(text), .number(0.5), .null], "seq": .integer(Int64(number))])
        }
        for (number, entry) in (hostile + ManyEntries.make(60)).enumerated() {
            for sequence in [0, Int64(number), .max] {
                let record = AuditRecord(sequence: sequence, entry: entry)
                #expect(record.line == record.json.canonicalBytes, "\(entry)")
            }
        }
    }
}
