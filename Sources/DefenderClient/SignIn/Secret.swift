/// A text that must not be seen: a client secret, a token. It prints as `‹secret›` wherever it is interpolated, dumped or
/// reflected, and is only lent to what has to send it.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let text: String

    public init(_ text: String) { self.text = text }

    /// What stands in place of the text.
    public static let placeholder = "‹secret›"

    public var description: String { Self.placeholder }
    public var debugDescription: String { Self.placeholder }
    public var customMirror: Mirror { Mirror(Secret.self, children: EmptyCollection<Mirror.Child>()) }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { text.isEmpty }

    /// Lends the text, e.g. to a request's header.
    func reveal<Result>(_ body: (String) -> Result) -> Result { body(text) }
}
