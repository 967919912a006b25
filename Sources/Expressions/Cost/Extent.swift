/// The most that a value can hold: elements of a list or map, bytes of a text, and what an element can hold.
struct Extent {
    var count: Int
    private var inner: [Extent]

    static let scalar = Extent(count: 0, inner: [])

    private init(count: Int, inner: [Extent]) {
        self.count = count
        self.inner = inner
    }

    init(count: Int, of element: Extent = .scalar) {
        self.init(count: count, inner: [element])
    }

    var isScalar: Bool { count == 0 && inner.isEmpty }
    var element: Extent { inner.first ?? .scalar }

    /// Whatever both can be.
    func union(_ other: Extent) -> Extent {
        guard !inner.isEmpty || !other.inner.isEmpty else { return Extent(count: max(count, other.count), inner: []) }
        return Extent(count: max(count, other.count), of: element.union(other.element))
    }

    /// What a value of this type can hold; of entities only fields count, which are read as they are needed.
    init(of type: CELType, _ sizes: SizeAssumptions) {
        switch type {
        case .string, .bytes: self = Extent(count: sizes.bytes, inner: [])
        case .list(let element): self.init(count: sizes.elements, of: Extent(of: element, sizes))
        case .map(let key, let value): self.init(count: sizes.elements, of: Extent(of: key, sizes).union(Extent(of: value, sizes)))
        case .optional(let wrapped), .nullable(let wrapped): self.init(of: wrapped, sizes)
        case .dyn, .parameter: self.init(count: max(sizes.elements, sizes.bytes), of: Extent(count: sizes.bytes, inner: []))
        default: self = .scalar
        }
    }

    /// What a constant does hold.
    init(of value: Value) {
        switch value {
        case .string(let text): self = Extent(count: text.utf8.count, inner: [])
        case .bytes(let bytes): self = Extent(count: bytes.count, inner: [])
        case .list(let elements): self.init(count: elements.count, of: elements.reduce(.scalar) { $0.union(Extent(of: $1)) })
        case .map(let map):
            self.init(count: map.count, of: map.entries.reduce(.scalar) { $0.union(Extent(of: $1.key)).union(Extent(of: $1.value)) })
        case .optional(let wrapped): self = wrapped.map { Extent(of: $0) } ?? .scalar
        default: self = .scalar
        }
    }
}
