/// All sentences of this module.
enum Messages {
    static func syntax(_ fault: JSONError.Syntax) -> String {
        switch fault {
        case .emptyText: "The text is empty."
        case .unexpectedEnd: "The JSON text ends in the middle of a value."
        case .expectedValue: "A JSON value was expected here."
        case .expectedKey: "A key in double quotes was expected here."
        case .expectedColon: "A colon was expected after the key."
        case .expectedCommaOrEnd: "A comma or the closing bracket was expected here."
        case .controlCharacter: "A string holds a control character that is not escaped."
        case .invalidEscape: "A string holds an escape that JSON does not have, or half of a surrogate pair."
        case .malformedNumber: "This is not a number as JSON writes it."
        case .other: "This is not JSON."
        }
    }

    static let trailingBytes = "More text follows the end of the JSON value."
    static let invalidUTF8 = "The text is not valid UTF-8."
    static let numberOutOfRange = "A number is too large to be represented."
    static let outOfMemory = "There was not enough memory to read the JSON text."

    static func duplicateKey(_ key: String) -> String {
        "The key \(JSONValue.string(key).canonicalText) stands twice in one object."
    }

    static func tooDeep(_ limit: Int) -> String { "The JSON text is nested deeper than \(limit) levels." }

    static func tooLarge(_ limit: Int) -> String { "The JSON text is larger than \(limit) bytes." }

    static func located(_ sentence: String, _ offset: Int) -> String { "At byte \(offset): \(sentence)" }
}
