import Canonical

/// What a person is told who signs in by device code (RFC 8628, section 3.2).
public struct DeviceCodePrompt: Hashable, Sendable {
    /// Where to go, with any browser on any device.
    public let address: String
    /// What to type there.
    public let code: String
    /// How long the code is good.
    public let lifetime: Duration

    let deviceCode: String
    let interval: Duration

    /// nil if something is missing.
    init?(_ json: JSONValue) {
        guard let device = json["device_code"]?.stringValue, let code = json["user_code"]?.stringValue,
            let address = json["verification_uri"]?.stringValue ?? json["verification_url"]?.stringValue
        else { return nil }
        self.address = address
        self.code = code
        deviceCode = device
        func seconds(_ name: String, _ fallback: Int64) -> Duration {
            let value = json[name]?.integerValue ?? json[name]?.stringValue.flatMap { Int64($0) } ?? fallback
            return .seconds(min(max(value, 1), 3600))
        }
        lifetime = seconds("expires_in", 900)
        interval = seconds("interval", 5)
    }
}
