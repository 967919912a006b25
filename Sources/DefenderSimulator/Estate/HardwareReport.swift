import Canonical
import DefenderAPI

/// The hardware and firmware of a device, drawn from its id.
enum HardwareReport {
    private static let models = ["Fabrikam Book 14", "Fabrikam Tower 7", "Northwind Blade 2"]
    private static let processors = ["Processor X7-1370", "Processor X5-1245", "Processor S9-4410"]

    static func rows(_ device: Record, seed: UInt64) -> [JSONObject] {
        var random = SplitMix64(seed: seed, stream: "hardware of \(device.key)")
        let model = random.pick(models)
        let maker = model.split(separator: " ").first.map { String($0).lowercased() } ?? ""
        let release = "1.\(random.number(in: 2..<29)).\(random.number(in: 0..<9))"
        return [
            row("Hardware", maker, model.lowercased(), "", ["SystemFamily": .string(model)]),
            row("Bios", maker, "\(model.lowercased())_firmware", release, ["ReleaseDate": "2024-11-05T00:00:00Z"]),
            row("Processor", "northwind", random.pick(processors).lowercased(), "", ["Architecture": "x64"]),
        ]
    }

    private static func row(
        _ type: String, _ manufacturer: String, _ name: String, _ version: String, _ more: JSONValue
    ) -> JSONObject {
        [
            "componentType": .string(type), "manufacturer": .string(manufacturer), "componentName": .string(name),
            "componentVersion": .string(version), "additionalFields": .string(more.canonicalText),
        ]
    }
}
