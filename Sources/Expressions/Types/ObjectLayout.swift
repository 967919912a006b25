/// The fields of an object type, and what is asked of them again and again.
final class ObjectLayout: Sendable {
    let fields: [ObjectField]
    /// Whether a test of one of the fields can show that another is there.
    let hasGuards: Bool
    private let places: [TextKey: Int]

    init(_ fields: [ObjectField]) {
        self.fields = fields
        hasGuards = fields.contains { $0.presence != nil }
        places = Dictionary(fields.enumerated().map { (TextKey($0.element.name), $0.offset) }) { first, _ in first }
    }

    func index(of name: String) -> Int? { places[TextKey(name)] }
}
