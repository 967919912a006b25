/// What is around the list of a `JSONListStream`: kept as it came, so that it can be parsed once all has come.
struct JSONListOutline {
    private let key: [UInt8]
    private let maximumBytes: Int
    /// The text so far, with nothing between the list's brackets.
    private(set) var text: [UInt8] = []
    /// Behind the opening bracket of the list.
    private var listOffset: Int?

    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    /// Where the last string of the object's own level begins, behind its quote, and ends.
    private var string = 0..<0
    private var isAfterKey = false

    init(key: [UInt8], maximumBytes: Int) {
        self.key = key
        self.maximumBytes = maximumBytes
    }

    /// Reads up to the list's first byte.
    /// - Returns: where in `bytes` that is; nil if the list has not begun with them.
    mutating func readUntilList(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> Int? {
        for (index, byte) in zip(bytes.indices, bytes) {
            text.append(byte)
            guard text.count <= maximumBytes else { throw JSONError(.tooLarge(limit: maximumBytes)) }
            if beginsList(byte) {
                listOffset = text.count
                return index + 1
            }
        }
        return nil
    }

    /// Keeps what comes behind the list.
    mutating func append(_ bytes: ArraySlice<UInt8>) throws(JSONError) {
        guard text.count + bytes.count <= maximumBytes else { throw JSONError(.tooLarge(limit: maximumBytes)) }
        text += bytes
    }

    /// The place in the whole text of a place in this one.
    /// - Parameter list: how long the list is.
    func offset(_ place: Int, list: Int) -> Int { listOffset.map { place >= $0 } == true ? place + list : place }

    /// - Parameter byte: the last of `text`.
    private mutating func beginsList(_ byte: UInt8) -> Bool {
        guard !isInString else {
            readInString(byte)
            return false
        }
        switch byte {
        case UInt8(ascii: "\""):
            isInString = true
            if depth == 1 { string = text.count..<text.count }
        case UInt8(ascii: ":") where depth == 1: isAfterKey = text[string] == key[...]
        case UInt8(ascii: ",") where depth == 1: isAfterKey = false
        case UInt8(ascii: "[") where depth == 1 && isAfterKey: return true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
        default: break
        }
        return false
    }

    private mutating func readInString(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
            isInString = false
            if depth == 1 { string = string.lowerBound..<text.count - 1 }
        }
    }
}
