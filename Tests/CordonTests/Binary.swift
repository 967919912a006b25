import Foundation

/// The binary under test: the one that `CORDON` names, else that which was built into the folder, or one above, where the tests
/// themselves lie.
enum Binary {
    static let cordon: URL = {
        if let path = ProcessInfo.processInfo.environment["CORDON"], !path.isEmpty { return URL(fileURLWithPath: path) }
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path != "/" {
            let file = folder.appendingPathComponent("cordon")
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
            if isThere, !isFolder.boolValue { return file }
            folder.deleteLastPathComponent()
        }
        preconditionFailure("the binary cordon is not beside the tests")
    }()

    /// The repository.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
