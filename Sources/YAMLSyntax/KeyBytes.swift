/// A key that is equal by its bytes: Swift's `String` takes `é` and `e` with an accent behind it for the same.
struct KeyBytes: Hashable, Sendable {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// `==` is quick to tell most keys apart; what it takes for equal may differ in its bytes.
    static func areEqual(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count, left == right else { return false }
        var (left, right) = (left, right)
        return left.withUTF8 { left in right.withUTF8 { right in left.elementsEqual(right) } }
    }

    static func == (left: KeyBytes, right: KeyBytes) -> Bool {
        areEqual(left.text, right.text)
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
