import Canonical
import Planning

/// Runs that wait, the one first that is to be asked next; of those of one time, the one that has waited longest. Ten thousand may wait at
/// once, so none is looked at but the one that is taken.
struct WaitingRuns<E: Effector>: Sendable {
    private struct Place: Comparable {
        let time: Timestamp
        let number: Int

        static func < (one: Self, other: Self) -> Bool { (one.time, one.number) < (other.time, other.number) }
    }

    /// A table of values as large as a course would take up their room twice and more.
    private final class Waiting: Sendable {
        let course: RunCourse<E>

        init(_ course: RunCourse<E>) { self.course = course }
    }

    /// In order.
    private var places: [Place] = []
    private var waiting: [Int: Waiting] = [:]
    private var count = 0

    var isEmpty: Bool { places.isEmpty }

    /// When the first is to be asked; nil if none waits.
    var next: Timestamp? { places.first?.time }

    /// All that wait, by the ids of their runs.
    var byRun: [String: RunCourse<E>] { Dictionary(waiting.values.map { ($0.course.run.id, $0.course) }) { first, _ in first } }

    mutating func add(_ course: RunCourse<E>) {
        let place = Place(time: course.asksAt, number: count)
        count += 1
        waiting[place.number] = Waiting(course)
        places.insert(place, at: firstIndex(after: place))
    }

    /// Takes the first one out.
    mutating func takeFirst() -> RunCourse<E>? {
        guard !places.isEmpty else { return nil }
        return waiting.removeValue(forKey: places.removeFirst().number)?.course
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
