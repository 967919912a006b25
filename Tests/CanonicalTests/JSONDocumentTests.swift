import Canonical
import Testing

@Suite struct JSONDocumentTests {
    private func root(_ text: String) throws -> JSONElement {
        try JSONDocument(parsing: Array(text.utf8)).root
    }

    @Test func kindsAndGettersAgree() throws {
        let elements = try collect(root(#"[null,true,5,5.0,18446744073709551615,"é\n",[1],{"a":1}]"#))
        #expect(elements.map { $0.kind } == [.null, .bool, .integer, .number, .number, .string, .array, .object])
        #expect(elements.map { $0.isNull } == [true] + Array(repeating: false, count: 7))
        #expect(elements.map { $0.bool } == [nil, true, nil, nil, nil, nil, nil, nil])
        #expect(elements.map { $0.int64 } == [nil, nil, 5, nil, nil, nil, nil, nil])
        #expect(elements.map { $0.double } == [nil, nil, 5, 5, 18_446_744_073_709_551_616, nil, nil, nil])
        #expect(elements.map { $0.string } == [nil, nil, nil, nil, nil, "é\n", nil, nil])
        #expect(elements.map { $0.count } == [0, 0, 0, 0, 0, 0, 1, 1])
    }

    @Test func membersComeInTheOrderOfTheTextDuplicatesIncluded() throws {
        let root = try root(#"{"b":1,"a":{"x":[1,2.5,"s"]},"b":3}"#)
        var keys: [String] = []
        root.forEachMember { key, _ in keys.append(String(decoding: key, as: UTF8.self)) }
        #expect(keys == ["b", "a", "b"])
        #expect(root["b"]?.int64 == 1)
        #expect(root["a"]?["x"]?.count == 3)
        #expect(root["c"]?.kind == nil)
        #expect(root.value == ["a": ["x": [1, 2.5, "s"]], "b": 3])
    }

    @Test func elementsOutliveTheNameOfTheirDocument() throws {
        var strings: [JSONElement] = []
        for index in 0..<100 { strings.append(try root("[\"text \(index)\"]")) }
        for (index, element) in strings.enumerated() {
            #expect(collect(element).first?.string == "text \(index)")
        }
    }

    @Test func errorsOfTheBodyComeThrough() throws {
        struct Stop: Error {}
        let root = try root("[1,2,3]")
        var seen = 0
        #expect(throws: Stop.self) {
            try root.forEachElement { (element) throws(Stop) in
                seen += 1
                if element.int64 == 2 { throw Stop() }
            }
        }
        #expect(seen == 2)
    }

    @Test func textsOfEveryLengthAreReadToTheirEnd() throws {
        for length in 0..<300 {
            let text = String(repeating: "x", count: length)
            #expect(try root("\"\(text)\"").string == text)
        }
    }

    @Test func documentsAreReadFromSeveralTasks() async throws {
        let document = try JSONDocument(parsing: Array("[\"a\",\"b\",3]".utf8))
        await withTaskGroup(of: JSONValue.self) { group in
            for _ in 0..<8 { group.addTask { document.root.value } }
            for await value in group { #expect(value == ["a", "b", 3]) }
        }
    }

    private func collect(_ element: JSONElement) -> [JSONElement] {
        var elements: [JSONElement] = []
        element.forEachElement { elements.append($0) }
        return elements
    }
}
