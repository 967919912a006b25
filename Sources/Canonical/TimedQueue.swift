/// What waits for its time: the earliest comes first, of those of one time the one that has waited longest. Ten thousand may wait at once,
/// so none is looked at but the one that is taken.
public struct TimedQueue<Element: Sendable>: Sendable {
    private struct Place: Comparable {
        let time: Timestamp
        let number: Int

        static func < (one: Self, other: Self) -> Bool { (one.time, one.number) < (other.time, other.number) }
    }

    /// A table of large values would take up their room twice and more.
    private final class Waiting: Sendable {
        let element: Element

        init(_ element: Element) { self.element = element }
    }

    /// In order.
    private var places: [Place] = []
    private var waiting: [Int: Waiting] = [:]
    private var count = 0

    public init() {}

    public var isEmpty: Bool { places.isEmpty }

    /// The time of the first; nil if none waits.
    public var next: Timestamp? { places.first?.time }

    /// All that wait, in no order.
    public var all: some Sequence<Element> { waiting.values.lazy.map(\.element) }

    /// - Parameter time: when it is due.
    public mutating func add(_ element: Element, at time: Timestamp) {
        let place = Place(time: time, number: count)
        count += 1
        waiting[place.number] = Waiting(element)
        places.insert(place, at: firstIndex(after: place))
    }

    /// Takes the first one out; nil if none waits.
    public mutating func takeFirst() -> Element? {
        guard !places.isEmpty else { return nil }
        return waiting.removeValue(forKey: places.removeFirst().number)?.element
    }

    /// Where a place belongs, found by halves.
    private func firstIndex(after place: Place) -> Int {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
