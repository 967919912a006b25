/// A string that is hashed and compared by its code points.
struct TextKey: Hashable, Sendable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: TextKey, right: TextKey) -> Bool {
        CodePoints.areEqual(left.text, right.text)
    }

    func hash(into hasher: inout Hasher) {
        // Canonically equivalent texts collide, and `==` tells them apart.
        hasher.combine(text)
    }
}
