import Canonical
import DefenderAPI

/// One recommendation: to update a product, or to change a setting.
struct Advice {
    /// A setting of devices that can be safer.
    struct Setting: Hashable, Sendable {
        let scid: String
        let title: String
        let component: String
        let subCategory: String
        /// How much it weighs, 0 to 10.
        let impact: Double
        /// On how many devices it is not as advised, in percent.
        let gap: Int

        static let all = [
            Setting(
                scid: "scid-91", title: "Turn on real-time protection", component: "Antivirus", subCategory: "Antivirus",
                impact: 9, gap: 6),
            Setting(
                scid: "scid-2011", title: "Update Microsoft Defender Antivirus definitions", component: "Antivirus",
                subCategory: "Antivirus", impact: 8, gap: 12),
            Setting(
                scid: "scid-2090", title: "Encrypt all BitLocker-supported drives", component: "BitLocker",
                subCategory: "Bitlocker", impact: 7, gap: 34),
            Setting(
                scid: "scid-2502", title: "Block credential stealing from LSASS", component: "Attack surface reduction",
                subCategory: "Attack Surface Reduction", impact: 9, gap: 51),
        ]
    }

    enum Kind {
        case update(Product)
        case setting(Setting)
    }

    let kind: Kind

    var id: String {
        switch kind {
        case .update(let product): "va-_-\(product.id)"
        case .setting(let setting): "sca-_-\(setting.scid)"
        }
    }

    var title: String {
        switch kind {
        case .update(let product): "Update \(product.vendor) \(product.name) to version \(product.newest.number)"
        case .setting(let setting): setting.title
        }
    }

    var component: String {
        switch kind {
        case .update(let product): product.name
        case .setting(let setting): setting.component
        }
    }
}

extension Exposure {
    /// What would help, the settings last.
    var advice: [Advice] {
        products.filter { (outdated[$0.id] ?? 0) > 0 }.map { Advice(kind: .update($0)) }
            + (devices.isEmpty ? [] : Advice.Setting.all.map { Advice(kind: .setting($0)) })
    }

    func advice(_ id: String) -> Advice? { advice.first { $0.id == id.lowercased() } }

    /// The devices that it would help.
    func devices(for advice: Advice) -> [Record] {
        switch advice.kind {
        case .update(let product): devices(lackingUpdateOf: product)
        case .setting(let setting): devices.filter { lacks(setting, $0) }
        }
    }

    func isFor(_ device: Record, _ advice: Advice) -> Bool {
        switch advice.kind {
        case .update(let product):
            inventory.installations(on: device).contains { $0.product == product && $0.isOutdated }
        case .setting(let setting): lacks(setting, device)
        }
    }

    func lacks(_ setting: Advice.Setting, _ device: Record) -> Bool {
        guard device["onboardingStatus"].text == "Onboarded" else { return false }
        var random = SplitMix64(seed: inventory.seed, stream: setting.scid + device.key)
        return random.chance(percent: setting.gap)
    }

    func weaknesses(for advice: Advice) -> [Int] {
        guard case .update(let product) = advice.kind else { return [] }
        return weaknesses(of: product)
    }

    func record(_ advice: Advice) -> Record {
        let affected = devices(for: advice)
        let weak = weaknesses(for: advice)
        var values: JSONObject = [
            "id": .string(advice.id), "recommendationName": .string(advice.title),
            "weaknesses": .integer(Int64(weak.count)),
            "publicExploit": .bool(weak.contains { Weakness.all[$0].exploit > 0 }), "activeAlert": false,
            "associatedThreats": [], "status": "Active", "exposedMachinesCount": .integer(Int64(affected.count)),
            "nonProductivityImpactedAssets": 0, "relatedComponent": .string(advice.component),
            "exposedCriticalDevices": .integer(Int64(affected.count { $0["deviceValue"].text == "High" })), "tags": [],
            "recommendedVendor": "", "recommendedProgram": "", "recommendedVersion": "", "subCategory": "",
        ]
        values.merge(specifics(advice, affected.count))
        return Record(schema: Recommendation.schema, made: values)
    }

    private func specifics(_ advice: Advice, _ affected: Int) -> JSONObject {
        let share = Double(affected) / Double(max(devices.count, 1))
        switch advice.kind {
        case .update(let product):
            let worst = weaknesses(of: product).map { Weakness.all[$0].score }.max() ?? 0
            return [
                "productName": .string(product.name), "vendor": .string(product.vendor),
                "recommendedVersion": .string(product.newest.number), "recommendedVendor": .string(product.vendor),
                "recommendedProgram": .string(product.name), "remediationType": "Update",
                "recommendationCategory": product.update == nil ? "Application" : "OS", "severityScore": .number(worst),
                "configScoreImpact": 0, "exposureImpact": .number(hundredths(share * worst)),
                "totalMachineCount": .integer(Int64((versions[product.id] ?? []).reduce(0, +))),
            ]
        case .setting(let setting):
            return [
                "productName": .string(setting.component), "vendor": "", "remediationType": "ConfigurationChange",
                "recommendationCategory": "SecurityControls", "subCategory": .string(setting.subCategory),
                "severityScore": .number(setting.impact), "configScoreImpact": .number(hundredths(share * setting.impact)),
                "exposureImpact": 0, "totalMachineCount": .integer(Int64(devices.count)),
            ]
        }
    }
}
