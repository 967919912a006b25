// Written by make generate from this folder; do not edit.

public import ActionKit

extension Catalogue {
    /// Every action of this folder.
    public static let standard = Catalogue([
        AddIndicator.self,
        CallService.self,
        CancelAction.self,
        CollectInvestigationPackage.self,
        CreateAlert.self,
        DeleteLibraryFile.self,
        GetAlert.self,
        GetDevice.self,
        GetDomainStatistics.self,
        GetFile.self,
        GetFileStatistics.self,
        GetIndicators.self,
        GetIpStatistics.self,
        Hunt.self,
        IsolateDevice.self,
        Notify.self,
        OffboardDevice.self,
        PutLibraryFile.self,
        ReleaseDevice.self,
        RemoveAppRestriction.self,
        RemoveIndicator.self,
        RestrictAppExecution.self,
        RunLiveResponse.self,
        ScanDevice.self,
        SetDeviceValue.self,
        StartInvestigation.self,
        StopAndQuarantineFile.self,
        TagDevice.self,
        UpdateAlert.self,
    ])
}
