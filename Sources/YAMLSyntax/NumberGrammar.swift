/// The decimal forms of the core schema: `[-+]? [0-9]+` and
/// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`.
struct NumberGrammar {
    enum Form {
        case integer
        case float
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    /// Nil if the whole is no number.
    mutating func scan() -> Form? {
        skip { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        let whole = skipDigits()
        if whole > 0, index == bytes.count { return .integer }
        var fraction = 0
        if skip({ $0 == UInt8(ascii: ".") }) { fraction = skipDigits() }
        guard whole + fraction > 0 else { return nil }
        if skip({ $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) {
            skip { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
            guard skipDigits() > 0 else { return nil }
        }
        return index == bytes.count ? .float : nil
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while skip({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {}
        return index - start
    }

    @discardableResult
    private mutating func skip(_ isWanted: (UInt8) -> Bool) -> Bool {
        guard index < bytes.count, isWanted(bytes[index]) else { return false }
        index += 1
        return true
    }
}
