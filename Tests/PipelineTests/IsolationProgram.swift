/// What happens to a device, by chance.
struct IsolationProgram {
    enum Event: CustomStringConvertible {
        case ours(isIsolation: Bool, meeting: [String])
        case theirs(isIsolation: Bool)
        case passes(seconds: Int)
        case answers(Bool)

        var description: String {
            switch self {
            case .ours(let isIsolation, let rules): "our \(isIsolation ? "isolation" : "release") \(rules)"
            case .theirs(let isIsolation): "their \(isIsolation ? "isolation" : "release")"
            case .passes(let seconds): "\(seconds) s"
            case .answers(let isActive): isActive ? "the device comes back" : "the device goes away"
            }
        }
    }

    let events: [Event]

    /// Two to nine requests; in half of the programs, some are other people's.
    init(_ numbers: inout RandomNumbers) {
        let isAlone = numbers.below(2) == 0
        var events: [Event] = []
        for _ in 0..<(2 + numbers.below(8)) {
            if numbers.below(3) == 0 { events.append(.passes(seconds: numbers.pick([1, 4, 20]))) }
            if numbers.below(6) == 0 { events.append(.answers(numbers.below(2) == 0)) }
            let isIsolation = numbers.below(2) == 0
            guard isAlone || numbers.below(4) > 0 else {
                events.append(.theirs(isIsolation: isIsolation))
                continue
            }
            events.append(.ours(isIsolation: isIsolation, meeting: numbers.below(2) == 0 ? [Self.fault(&numbers)] : []))
        }
        self.events = events
    }

    /// One or two requests fail, with or without their effect.
    private static func fault(_ numbers: inout RandomNumbers) -> String {
        let path = numbers.pick(["/api/machines/*/isolate", "/api/machines/*/unisolate", "/api/machineactions/*/cancel", "/api/machine*"])
        let method = path.hasSuffix("*") ? "GET" : "POST"
        let deed = numbers.pick([
            #""do":{"status":500},"effect":"before""#, #""do":{"status":500},"effect":"none""#, #""do":{"status":500},"effect":"after""#,
            #""do":{"status":503,"retryAfter":2}"#, #""do":{"status":429,"retryAfter":1}"#, #""do":{"status":400,"code":"InvalidInput"}"#,
            #""do":{"cutAfterBytes":0},"effect":"before""#, #""do":{"cutAfterBytes":0},"effect":"none""#,
            #""do":{"body":"truncated"}"#, #""do":{"body":"empty"}"#,
        ])
        return
            #"{"match":{"method":"\#(method)","path":"\#(path)","nth":\#(1 + numbers.below(2)),"times":\#(1 + numbers.below(2))},\#(deed)}"#
    }
}
