/// The place where a text stops being UTF-8.
enum InvalidUTF8 {
    /// The offset of the first byte that does not belong to a well-formed sequence; nil if all do.
    static func firstOffset(in bytes: [UInt8]) -> Int? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }
}
