import HTTPTypes

extension Endpoint {
    static let assessments = [
        exportSecureConfigJson, exportSecureConfigFiles, exportSoftwareInventoryJson, exportSoftwareInventoryFiles,
        exportNonCpeInventoryJson, exportNonCpeInventoryFiles, exportSoftwareVulnerabilitiesJson,
        exportSoftwareVulnerabilitiesFiles,
        exportSoftwareVulnerabilitiesDelta, exportBrowserExtensionsJson, exportBrowserExtensionsFiles,
        listBrowserExtensionPermissions,
        exportCertificatesJson, exportCertificatesFiles, exportHardwareFirmwareJson, exportHardwareFirmwareFiles,
        exportBaselineJson,
        exportBaselineFiles, listBaselineProfiles, listBaselineConfigurations, exportInfoGatheringFiles,
    ]

    public static let exportSecureConfigJson = Endpoint(
        "export-secure-config-json", .get, "/api/machines/SecureConfigurationsAssessmentByMachine",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportSecureConfigFiles = Endpoint(
        "export-secure-config-files", .get, "/api/machines/SecureConfigurationsAssessmentExport",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    public static let exportSoftwareInventoryJson = Endpoint(
        "export-software-inventory-json", .get, "/api/machines/SoftwareInventoryByMachine",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportSoftwareInventoryFiles = Endpoint(
        "export-software-inventory-files", .get, "/api/machines/SoftwareInventoryExport",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    public static let exportNonCpeInventoryJson = Endpoint(
        "export-non-cpe-inventory-json", .get, "/api/machines/SoftwareInventoryNoProductCodeByMachine",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportNonCpeInventoryFiles = Endpoint(
        "export-non-cpe-inventory-files", .get, "/api/machines/SoftwareInventoryNonCpeExport",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    public static let exportSoftwareVulnerabilitiesJson = Endpoint(
        "export-software-vulnerabilities-json", .get, "/api/machines/SoftwareVulnerabilitiesByMachine",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportSoftwareVulnerabilitiesFiles = Endpoint(
        "export-software-vulnerabilities-files", .get, "/api/machines/SoftwareVulnerabilitiesExport",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    public static let exportSoftwareVulnerabilitiesDelta = Endpoint(
        "export-software-vulnerabilities-delta", .get, "/api/machines/SoftwareVulnerabilityChangesByMachine",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportBrowserExtensionsJson = Endpoint(
        "export-browser-extensions-json", .get, "/api/machines/BrowserExtensionsInventoryByMachine",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportBrowserExtensionsFiles = Endpoint(
        "export-browser-extensions-files", .get, "/api/machines/browserextensionsinventoryExport",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    public static let listBrowserExtensionPermissions = Endpoint(
        "list-browser-extension-permissions", .get, "/api/browserextensions/permissionsinfo",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: .unstated)

    public static let exportCertificatesJson = Endpoint(
        "export-certificates-json", .get, "/api/machines/certificateAssessmentByMachine",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportCertificatesFiles = Endpoint(
        "export-certificates-files", .get, "/api/machines/certificateAssessmentExport",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    public static let exportHardwareFirmwareJson = Endpoint(
        "export-hardware-firmware-json", .get, "/api/machines/HardwareFirmwareInventoryByMachine",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportHardwareFirmwareFiles = Endpoint(
        "export-hardware-firmware-files", .get, "/api/machines/HardwareFirmwareInventoryExport",
        application: ["Software.Read.All"], delegated: ["Software.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    public static let exportBaselineJson = Endpoint(
        "export-baseline-json", .get, "/api/machines/baselineComplianceAssessmentByMachine",
        application: ["SecurityBaselinesAssessment.Read.All"], delegated: ["SecurityBaselinesAssessment.Read"],
        rateLimits: RateLimits(perMinute: 30, perHour: 1000))

    public static let exportBaselineFiles = Endpoint(
        "export-baseline-files", .get, "/api/machines/BaselineComplianceAssessmentExport",
        application: ["SecurityBaselinesAssessment.Read.All"], delegated: ["SecurityBaselinesAssessment.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))

    /// No page states a permission: any sign-in may call it.
    public static let listBaselineProfiles = Endpoint(
        "list-baseline-profiles", .get, "/api/baselineProfiles",
        application: [], delegated: [],
        rateLimits: .unstated)

    /// No page states a permission: any sign-in may call it.
    public static let listBaselineConfigurations = Endpoint(
        "list-baseline-configurations", .get, "/api/baselineConfigurations",
        application: [], delegated: [],
        rateLimits: .unstated)

    public static let exportInfoGatheringFiles = Endpoint(
        "export-info-gathering-files", .get, "/api/machines/InfoGatheringExport",
        application: ["Vulnerability.Read.All"], delegated: ["Vulnerability.Read"],
        rateLimits: RateLimits(perMinute: 5, perHour: 20))
}
