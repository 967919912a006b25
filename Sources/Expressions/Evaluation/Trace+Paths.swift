extension Trace {
    /// What the variables and fields in the expression came to, in the order of the text, each path once:
    /// `alert.severity is "Low"`. Entities are left out; their fields say more.
    public var paths: [String] {
        let bytes = Array(text.utf8)
        var seen: Set<String> = []
        return entries.compactMap { entry in
            let path = String(decoding: bytes[entry.offsets], as: UTF8.self)
            guard case .value(let value) = entry.outcome, Self.isPath(path), seen.insert(path).inserted else { return nil }
            if case .object = value { return nil }
            if case .list(let items) = value, case .object? = items.first { return nil }
            return "\(path) is \(value.traceText)"
        }
    }

    private static func isPath(_ text: String) -> Bool {
        text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
            default: false
            }
        }
    }
}
