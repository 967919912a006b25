/// When a zone's offset changed, and by which rule it goes on changing.
struct ZoneTransitions: Sendable {
    /// Seconds since 1970, ascending.
    let times: [Int64]
    /// The offset from UTC that begins at each of the times, in seconds.
    let offsets: [Int]
    /// The offset before the first of the times.
    let earliest: Int
    /// What holds after the last of the times.
    let rule: ZoneRule?

    func offset(at seconds: Int64) -> Int {
        guard let first = times.first, seconds >= first else { return times.isEmpty ? rule?.offset(at: seconds) ?? earliest : earliest }
        if let rule, let last = times.last, seconds >= last { return rule.offset(at: seconds) }
        var (low, high) = (0, times.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if times[middle] <= seconds { low = middle } else { high = middle }
        }
        return offsets[low]
    }
}
