import Canonical
import TestRandom
import Testing

@Suite struct JSONPropertyTests {
    @Test func randomValuesComeBackFromTheirCanonicalBytes() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<3000 {
            let value = RandomJSON.value(depth: 4, using: &generator)
            let bytes = value.canonicalBytes
            let reread = try JSONValue(parsing: bytes)
            #expect(reread == value)
            #expect(reread.canonicalBytes == bytes)
            #expect(try JSONValue(parsing: Array(value.prettyText().utf8)) == value)
            #expect(try JSONDocument(parsing: bytes).root.value == value)
        }
    }

    @Test func theOrderOfMembersDoesNotMatter() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<1000 {
            var seen: Set<[UInt8]> = []
            let members = RandomJSON.members(depth: 2, using: &generator).filter { seen.insert(Array($0.0.utf8)).inserted }
            let shuffled = members.shuffled(using: &generator)
            #expect(JSONObject(members).canonicalBytes == JSONObject(shuffled).canonicalBytes)
            #expect(JSONObject(members).hashValue == JSONObject(shuffled).hashValue)
        }
    }

    @Test func integralNumbersReadBackAsTheSameBytes() throws {
        for exponent in 0...40 {
            for factor in [1.0, -1.0, 1.2345678901234567, 9.999999999999999] {
                let bytes = JSONValue.number((factor * Double(sign: .plus, exponent: exponent * 2, significand: 1)).rounded())
                    .canonicalBytes
                #expect(try JSONValue(parsing: bytes).canonicalBytes == bytes)
            }
        }
    }

    @Test func damagedTextsNeverCrashAndRefusalsHaveAPlace() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<3000 {
            var bytes = RandomJSON.value(depth: 3, using: &generator).canonicalBytes
            for _ in 0..<3 where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            do throws(JSONError) {
                let value = try JSONValue(parsing: bytes)
                #expect(throws: Never.self) { try JSONValue(parsing: value.canonicalBytes) }
            } catch {
                #expect(error.kind != .syntax(.other))
            }
        }
    }

    @Test func equalValuesHashEqually() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let value = RandomJSON.value(depth: 3, using: &generator)
            #expect(try JSONValue(parsing: value.canonicalBytes).hashValue == value.hashValue)
        }
    }
}
