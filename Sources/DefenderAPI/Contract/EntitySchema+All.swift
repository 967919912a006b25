extension EntitySchema {
    /// Every entity type of mde-entities.yaml, parts and envelopes of answers included.
    public static let all: [EntitySchema] =
        alerting + devices + actions + intelligence + exposure + assessments + scans + envelopes

    private static let alerting = [
        Alert.schema, AlertRelatedUser.schema, AlertComment.schema, AlertEvidence.schema, Investigation.schema,
    ]

    private static let devices = [
        Machine.schema, MachineIPAddress.schema, VMMetadata.schema, MachineReference.schema, User.schema,
        DeviceAVInfo.schema,
    ]

    private static let actions = [
        MachineAction.schema, RelatedFileInfo.schema, LiveResponseCommandResult.schema, LiveResponseCommand.schema,
        LiveResponseParam.schema, LiveResponseScriptOutput.schema, DownloadLink.schema, LibraryFile.schema,
    ]

    private static let intelligence = [
        Indicator.schema, IndicatorImportResult.schema, FileProfile.schema, FileStatistics.schema,
        DomainStatistics.schema, IPStatistics.schema, Domain.schema, IPAddress.schema,
    ]

    private static let exposure = [
        Software.schema, SoftwareDistribution.schema, ProductFix.schema, Vulnerability.schema,
        AssetVulnerability.schema, Recommendation.schema, Score.schema, RemediationTask.schema,
    ]

    private static let assessments = [
        ExportFiles.schema, secureConfigurationRow, softwareInventoryRow, nonCpeSoftwareRow, softwareVulnerabilityRow,
        softwareVulnerabilityDeltaRow, browserExtensionRow, browserExtensionRowPermission, browserExtensionPermission,
        certificateRow, hardwareFirmwareRow, baselineRow, baselineProfile, baselineConfiguration,
    ]

    private static let scans = [
        scanDefinition, latestScan, scanAgent, scanAuthenticationParams, scanHistoryByDefinition,
        scanHistoryBySession,
        scannedTarget,
    ]

    private static let envelopes = [
        advancedHuntingResult, advancedHuntingColumn, errorEnvelope, errorBody, odataEnvelope,
    ]
}
