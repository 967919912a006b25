public import Diagnostics

/// Why a file that is there cannot be read. It is a mistake like those inside of files: the others are checked all the same.
public enum UnreadableFile: Error, Hashable, CaseIterable {
    /// A link whose target is not there.
    case deadLink
    /// Its name is no UTF-8, so that no place in it could be named.
    case name
    /// A folder where a file is wanted.
    case folder
    /// Its permissions, those of a folder on the way, or the disk.
    case denied

    /// The mistake, at the start of the file.
    ///
    /// - Parameter path: as it is shown to people.
    public func diagnostic(for path: String) -> Diagnostic {
        let range = SourceFile(path: path, bytes: []).range(0..<0)
        return Diagnostic(id: YAMLDiagnosticID.unreadable.rawValue, message: Messages.unreadable(self), range: range)
    }
}
