extension EnumSchema {
    public static let machineHealthStatus = EnumSchema(
        "MachineHealthStatus",
        ["Active", "Inactive", "ImpairedCommunication", "NoSensorData", "NoSensorDataImpairedCommunication", "Unknown"])

    /// The page prints `onboarded`, the service writes `Onboarded`.
    public static let machineOnboardingStatus = EnumSchema(
        "MachineOnboardingStatus", ["Onboarded", "CanBeOnboarded", "Unsupported", "InsufficientInfo"])

    public static let machineRiskScore = EnumSchema(
        "MachineRiskScore", ["None", "Informational", "Low", "Medium", "High"], ranked: true)

    public static let machineExposureLevel = EnumSchema(
        "MachineExposureLevel", ["None", "Low", "Medium", "High"], ranked: true)

    /// The page lists `Normal` first; by rank it stands in the middle.
    public static let machineDeviceValue = EnumSchema("MachineDeviceValue", ["Low", "Normal", "High"], ranked: true)

    public static let machineOsArchitecture = EnumSchema("MachineOsArchitecture", ["32-bit", "64-bit"])

    /// Open: no page lists the values.
    public static let machineOsPlatform = EnumSchema(
        "MachineOsPlatform",
        ["Windows10", "Windows11", "WindowsServer2012R2", "WindowsServer2016", "WindowsServer2019"])

    /// Open: captured values.
    public static let ipAddressType = EnumSchema("IpAddressType", ["Ethernet", "SoftwareLoopback"])

    /// Open: values in an example.
    public static let ipOperationalStatus = EnumSchema("IpOperationalStatus", ["Up", "Down"])

    /// Open: the values of the sibling API's type.
    public static let cloudProvider = EnumSchema("CloudProvider", ["unknown", "azure", "unknownFutureValue"])
}
