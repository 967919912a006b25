import HTTPTypes

extension Endpoint {
    static let scores = [getExposureScore, listExposureScoreByGroup, getDeviceSecureScore]

    public static let getExposureScore = Endpoint(
        "get-exposure-score", .get, "/api/exposureScore",
        application: ["Score.Read.All"], delegated: ["Score.Read"],
        rateLimits: .unstated)

    public static let listExposureScoreByGroup = Endpoint(
        "list-exposure-score-by-group", .get, "/api/exposureScore/ByMachineGroups",
        application: ["Score.Read.All"], delegated: ["Score.Read"],
        rateLimits: .unstated)

    public static let getDeviceSecureScore = Endpoint(
        "get-device-secure-score", .get, "/api/configurationScore",
        application: ["Score.Read.All"], delegated: ["Score.Read"],
        rateLimits: .unstated)
}
