import Canonical
import DefenderAPI

extension Exposure {
    /// 0 to 100: the mean of what the devices' exposure levels weigh.
    static func score(_ devices: some Collection<Record>) -> Double {
        let weights = ["Low": 15.0, "Medium": 45.0, "High": 85.0]
        let sum = devices.reduce(0.0) { $0 + (weights[$1["exposureLevel"].text ?? ""] ?? 0) }
        return hundredths(sum / Double(max(devices.count, 1)))
    }

    /// The weight of the settings that are as advised, over all devices.
    var secureScore: Double {
        let onboarded = devices.filter { $0["onboardingStatus"].text == "Onboarded" }
        let reached = Advice.Setting.all.reduce(0.0) { sum, setting in
            let safe = onboarded.count { !lacks(setting, $0) }
            return sum + 10 * setting.impact * Double(safe) / Double(max(onboarded.count, 1))
        }
        return hundredths(reached)
    }

    static func record(_ score: Double, time: Timestamp, group: (name: String, id: String)? = nil) -> Record {
        Record(
            schema: Score.schema,
            made: [
                "score": .number(score), "time": .time(time), "rbacGroupName": .optional(group?.name),
                "rbacGroupId": group.flatMap { Int64($0.id) }.map { .integer($0) } ?? .null,
            ])
    }

    /// The score of each device group, by its number.
    func scoresByGroup(time: Timestamp) -> [Record] {
        let groups = Dictionary(grouping: devices) { $0["rbacGroupId"].text ?? "" }
        return groups.sorted { (Int($0.key) ?? 0, $0.key) < (Int($1.key) ?? 0, $1.key) }.map { id, devices in
            Self.record(Self.score(devices), time: time, group: (devices[0]["rbacGroupName"].text ?? "", id))
        }
    }
}
