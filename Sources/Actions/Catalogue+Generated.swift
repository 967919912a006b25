// Written by make generate from this folder; do not edit.

public import ActionKit

extension Catalogue {
    /// Every action of this folder.
    public static let standard = Catalogue([
        CollectInvestigationPackage.self,
        IsolateDevice.self,
        ReleaseDevice.self,
        TagDevice.self,
    ])
}
