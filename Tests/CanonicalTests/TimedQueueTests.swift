import Canonical
import Testing

/// What waits, against a list that is sorted each time.
struct TimedQueueTests {
    @Test func theEarliestIsTakenFirst() {
        var numbers = UInt64(7)
        var waiting = TimedQueue<Int>()
        var plain: [(time: Timestamp, number: Int)] = []
        var taken = 0
        for number in 0..<2000 {
            numbers = numbers &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            if numbers >> 62 == 0 {
                plain.sort { ($0.time, $0.number) < ($1.time, $1.number) }
                #expect(waiting.next == plain.first?.time)
                #expect(waiting.takeFirst() == plain.first?.number)
                taken += plain.isEmpty ? 0 : 1
                plain = Array(plain.dropFirst())
            } else {
                let time = Timestamp.earliest + .seconds(Int64(numbers >> 40 & 15))
                waiting.add(number, at: time)
                plain.append((time, number))
            }
        }
        #expect(Set(waiting.all) == Set(plain.map(\.number)) && waiting.isEmpty == plain.isEmpty)
        #expect(taken > 300 && plain.count > 500)
    }
}
