import HTTPTypes

extension Endpoint {
    static let deviceHealth = [listDeviceAvInfo]

    public static let listDeviceAvInfo = Endpoint(
        "list-device-av-info", .get, "/api/deviceavinfo",
        application: ["Machine.Read.All"], delegated: ["Machine.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))
}
