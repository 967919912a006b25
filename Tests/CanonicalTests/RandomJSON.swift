import Canonical
import TestRandom

/// Random values that visit the corners: every escape, surrogate pairs, extreme numbers, empty containers.
enum RandomJSON {
    static func value(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: .null
        case 1: .bool(.random(using: &generator))
        case 2: .integer(Int64(bitPattern: generator.next()) >> Int64.random(in: 0..<64, using: &generator))
        case 3, 4: .string(string(using: &generator))
        case 5: number(using: &generator)
        case 6: .array((0..<Int.random(in: 0..<5, using: &generator)).map { _ in value(depth: depth - 1, using: &generator) })
        default: .object(JSONObject(members(depth: depth - 1, using: &generator)))
        }
    }

    static func members(depth: Int, using generator: inout SeededGenerator) -> [(String, JSONValue)] {
        (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
            (string(using: &generator), value(depth: depth, using: &generator))
        }
    }

    /// A number that is not an integer of 64 bits: those have a kind of their own.
    static func number(using generator: inout SeededGenerator) -> JSONValue {
        while true {
            let value = Double(bitPattern: generator.next())
            if value.isFinite, Int64(exactly: value) == nil { return .number(value) }
        }
    }

    static func string(using generator: inout SeededGenerator) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x00...0x1F, 0x20...0x7E, 0x20...0x7E, 0x5C...0x5C, 0x22...0x22, 0x7F...0x7FF, 0x300...0x36F, 0xE000...0xFFFF,
            0x10000...0x10FFFF,
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0..<8, using: &generator) {
            let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
            guard let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) else { continue }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}
