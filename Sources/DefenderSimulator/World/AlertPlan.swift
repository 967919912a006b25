import Canonical

/// What a generated alert is about, in a few bytes: everything that lists sort and filter by follows from it.
struct AlertPlan: Sendable {
    private let template: UInt8
    let status: UInt8
    let severity: UInt8
    let person: UInt8
    let peer: UInt8
    private let progress: UInt8
    /// The device's place.
    let device: UInt32
    /// The first eight digits of the file's SHA-1.
    let fileMark: UInt32
    /// How long before the start it was raised, in units of 100 ns.
    private let age: Int64

    init(template: Int, status: String, device: Int, age: Int64, severity: String, draw: AlertDraw) {
        self.template = UInt8(template)
        self.status = UInt8(Self.statuses.firstIndex(of: status) ?? 0)
        self.severity = UInt8(Self.severities.firstIndex(of: severity) ?? 0)
        self.device = UInt32(device)
        self.age = age
        person = UInt8(draw.person)
        peer = UInt8(draw.peer)
        progress = UInt8(draw.progress)
        fileMark = draw.fileMark
    }

    static let templates = [.ransomware] + AlertTemplate.everyday
    static let statuses = ["New", "InProgress", "Resolved"]
    static let severities = ["Informational", "Low", "Medium", "High"]

    /// Its place among the templates.
    var kindPlace: Int { Int(template) }
    var kind: AlertTemplate { Self.templates[kindPlace] }
    var statusText: String { Self.statuses[Int(status)] }
    var severityText: String { Self.severities[Int(severity)] }

    func raised(before start: Timestamp) -> Timestamp {
        let (seconds, rest) = age.quotientAndRemainder(dividingBy: 10_000_000)
        return start - (.seconds(seconds) + .nanoseconds(100 * rest))
    }

    /// When somebody last worked on it, or it was raised.
    func updated(_ raised: Timestamp, before start: Timestamp) -> Timestamp {
        status == 0 ? raised : AlertMaker.touched(raised: raised, before: start, progress: Int(progress))
    }

    var isAssigned: Bool { Self.isAssigned(statusText) }

    static func isAssigned(_ status: String) -> Bool { status != statuses[0] }

    /// The order in time alone: what is larger is older.
    static func isNewer(_ left: AlertPlan, _ right: AlertPlan) -> Bool? { left.age == right.age ? nil : left.age < right.age }
}
