import Canonical
import TestRandom
import Testing

/// Reading a list piece by piece accepts what reading the whole accepts, and gives the same.
@Suite struct JSONListStreamTests {
    /// The object with the list's elements in their place again.
    private static func read(_ bytes: [UInt8], pieces: Int, batchBytes: Int, limits: JSONLimits = .standard) throws -> JSONValue {
        var stream = JSONListStream(list: "value", limits: limits, batchBytes: batchBytes)
        var elements: [JSONValue] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            stream.take(bytes[start..<min(start + pieces, bytes.count)])
            while let batch = try stream.next() { batch.root.forEachElement { elements.append($0.value) } }
        }
        let outline = try stream.finish().root.value
        guard case .object(var object) = outline, case .array(let inside) = object["value"] else { return outline }
        object["value"] = .array(elements + inside)
        return .object(object)
    }

    private static let shapes = [(1, 1), (2, 1), (3, 40), (7, 9), (64, 30), (100_000, 1), (100_000, 50), (100_000, 100_000)]

    private static func expectTheSame(_ bytes: [UInt8], _ comment: String) {
        let whole = try? JSONDocument(parsing: bytes).root.value
        for (pieces, batch) in shapes {
            let stream = try? read(bytes, pieces: pieces, batchBytes: batch)
            #expect(stream == whole, "\(comment) in pieces of \(pieces), batches of \(batch)")
        }
    }

    static let texts = JSONConformanceTests.valid.map(\.text) + JSONConformanceTests.invalid

    @Test(arguments: texts)
    func everyTextMeansTheSameAsAnElement(_ text: String) {
        for frame in ["{\"value\":[\(text)]}", "{\"a\":1,\"value\":[0,\(text)],\"z\":\"]\"}", "{\"value\":[\(text),{}]}"] {
            Self.expectTheSame(Array(frame.utf8), frame)
        }
    }

    @Test(arguments: texts)
    func everyTextMeansTheSameAroundTheList(_ text: String) {
        for frame in [
            text, "{\"a\":\(text),\"value\":[1,2]}", "{\"value\":[1,2],\"z\":\(text)}", "{\"value\":\(text)}", "{\"value\":[]}\(text)",
        ] {
            Self.expectTheSame(Array(frame.utf8), frame)
        }
    }

    @Test(arguments: [
        #"{"value":[1],"value2":[2]}"#, #"{"a":"value","b":[1]}"#, #"{"a":{"value":[1]},"value":[2]}"#, #"[{"value":[1]}]"#,
        #"{"value":[[1,2],[3]]}"#, #"{"value":["]","[","\"]","\\"]}"#, #"{"value":["\\\\","\"",","]}"#, #"{"val\u0075e":[1,2]}"#,
        #"{"a":"\"value\":[","value":[{"value":[9]}]}"#, #"{"value" : [ 1 , 2 ] , "z" : 3 }"#, #"{"value":[ ]}"#, #"{"value":[,]}"#,
        #"{"value":[1,]}"#, #"{"value":[1,,2]}"#, #"{"value":[1}]"#, #"{"value":[{"a":1],2}]}"#, #"{"value" [1]}"#, #"["value":[1]]"#,
        #"{"value":[1]"#, #"{"value":[1"#, #"{"value":["#, #"{"value":[1]}}"#, #"{"value":[1]]}"#, #"{"value":[1]],"x":[2]}"#,
        #"{"value":[12345678901234567890123,1]}"#,
    ])
    func bracketsAndQuotesMisleadNobody(_ text: String) { Self.expectTheSame(Array(text.utf8), text) }

    @Test func randomTextsWholeAndDamagedAreReadAlike() {
        var generator = SeededGenerator(seed: 11)
        for round in 0..<400 {
            let list = JSONValue.array(
                (0..<Int.random(in: 0..<9, using: &generator)).map { _ in RandomJSON.value(depth: 3, using: &generator) })
            var object = JSONObject(RandomJSON.members(depth: 2, using: &generator).filter { $0.0 != "value" })
            object["value"] = list
            var bytes = JSONValue.object(object).canonicalBytes
            Self.expectTheSame(bytes, "round \(round)")
            for _ in 0..<Int.random(in: 1..<4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
                    Array("[]{}\",:\\ 1x".utf8).randomElement(using: &generator) ?? 0
            }
            // A key that stands twice is looked for by whoever reads the outline.
            guard String(decoding: bytes, as: UTF8.self).ranges(of: "\"value\"").count < 2 else { continue }
            Self.expectTheSame(bytes, "round \(round), damaged: \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    /// Texts are looked at in blocks of 64 bytes; quotes, escapes and brackets stand at each place of a block, and damaged.
    @Test(arguments: 0..<130)
    func whereABlockEndsDoesNotMatter(_ shift: Int) {
        let padding = String(repeating: "p", count: shift)
        let text =
            #"{"value":[{"p":"\#(padding)","a":"]\\\"},{[","b":[{"c":1},{"d":[]}]},{"e":"\\\\"},2,"x,y",[[],{}],"\\"],"z":["]"]}"#
        var bytes = Array(text.utf8)
        Self.expectTheSame(bytes, text)
        var generator = SeededGenerator(seed: UInt64(shift))
        for _ in 0..<4 {
            let place = Int.random(in: 10..<bytes.count, using: &generator)
            let kept = bytes[place]
            bytes[place] = Array("[]{}\",\\ ".utf8).randomElement(using: &generator) ?? 0
            Self.expectTheSame(bytes, "damaged at \(place): \(String(decoding: bytes, as: UTF8.self))")
            bytes[place] = kept
        }
    }

    @Test func aBatchThatIsKeptStaysAsItIsWhenTheNextIsRead() throws {
        var stream = JSONListStream(list: "value", batchBytes: 10)
        stream.take(Array(#"{"value":["first",1,{"a":"second"},2,"third",[3],"fourth"]}"#.utf8))
        var batches: [JSONDocument] = []
        while let batch = try stream.next() { batches.append(batch) }
        #expect(batches.count > 2)
        let texts = batches.map { $0.root.value.canonicalText.dropFirst().dropLast() }
        #expect(texts.joined(separator: ",") == #""first",1,{"a":"second"},2,"third",[3],"fourth""#)
    }

    @Test func theLimitsAreOfAnElementAndOfTheRestNotOfTheWhole() throws {
        let limits = JSONLimits(maximumBytes: 1_000, maximumDepth: 4)
        func text(element: Int, count: Int, rest: Int) -> [UInt8] {
            let element = "\"" + String(repeating: "e", count: element) + "\""
            let list = Array(repeating: element, count: count).joined(separator: ",")
            return Array("{\"value\":[\(list)],\"rest\":\"\(String(repeating: "r", count: rest))\"}".utf8)
        }
        #expect(try Self.read(text(element: 100, count: 1_000, rest: 900), pieces: 77, batchBytes: 10)["value"]?.arrayValue?.count == 1_000)
        for bytes in [text(element: 2_000, count: 1, rest: 0), text(element: 1, count: 1, rest: 2_000)] {
            #expect(throws: JSONError.self) { try Self.read(bytes, pieces: 77, batchBytes: 10, limits: limits) }
        }
        for (depth, isRead) in [(2, true), (3, false)] {
            let nested = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
            let bytes = Array("{\"value\":[\(nested)]}".utf8)
            #expect(((try? JSONDocument(parsing: bytes, limits: limits)) != nil) == isRead)
            #expect(((try? Self.read(bytes, pieces: 3, batchBytes: 1, limits: limits)) != nil) == isRead)
        }
    }

    static let misplaced = [
        #"{"value":[1,2,x,4]}"#, #"{"value":[1,2,3,]}"#, #"{"a":x,"value":[1,2,3]}"#, #"{"value":[1,2,3],"z":x}"#, #"{"value":[1,2,3]}x"#,
        #"{"value":[1,2,3"#, #"{"value":["a","b"#, #"{"value":[{"a":1},{"a":01}]}"#,
    ]

    @Test(arguments: misplaced)
    func aFaultHasItsPlaceInTheWholeText(_ text: String) throws {
        let bytes = Array(text.utf8)
        let expected = try #require(#expect(throws: JSONError.self) { try JSONDocument(parsing: bytes) })
        for (pieces, batch) in Self.shapes {
            let found = try #require(#expect(throws: JSONError.self) { _ = try Self.read(bytes, pieces: pieces, batchBytes: batch) })
            #expect(found.offset == expected.offset, "\(text) in pieces of \(pieces), batches of \(batch): \(found), not \(expected)")
        }
    }
}
