import Canonical

/// The machine actions that are under way, and when there is next something to do for one of them: nobody has to look at
/// the others.
struct ActionSchedule: Sendable {
    private struct Entry: Sendable {
        let time: Timestamp
        let actionID: String
    }

    private var lives: [String: ActionLife] = [:]
    /// When to look at which, the soonest first; those before `head` are done with.
    private var entries: [Entry] = []
    private var head = 0

    func life(_ actionID: String) -> ActionLife? { lives[actionID] }

    /// Puts a life in, or back as it has become.
    mutating func put(_ life: ActionLife) {
        guard !life.isOver else { return remove(life.actionID) }
        lives[life.actionID] = life
        enter(life)
    }

    mutating func remove(_ actionID: String) { lives[actionID] = nil }

    /// The next life that has something to do by now; it has to be put back.
    mutating func take(_ now: Timestamp) -> ActionLife? {
        while head < entries.count, entries[head].time <= now {
            let entry = entries[head]
            head += 1
            if let life = lives[entry.actionID], life.next == entry.time { return life }
        }
        dropDone()
        return nil
    }

    private mutating func enter(_ life: ActionLife) {
        var place = entries.count
        // Most come to stand last.
        while place > head, entries[place - 1].time > life.next { place -= 1 }
        entries.insert(Entry(time: life.next, actionID: life.actionID), at: place)
    }

    private mutating func dropDone() {
        guard head > 64, head * 2 > entries.count else { return }
        entries.removeFirst(head)
        head = 0
    }
}
