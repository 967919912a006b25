import ActionKit
import DefenderAPI
import Diagnostics
import Foundation
import Playbooks
import YAMLSyntax

/// Reads the files that steps send: of the project's folder alone, wherever links lead.
struct ProjectFileReader {
    let folder: String
    /// Bytes by path that are taken in place of those of the file.
    let drafts: [String: [UInt8]]

    /// The graph with its files. One that cannot be taken is a mistake of the step that names it.
    func graph(_ graph: RuleGraph, _ collector: DiagnosticCollector) -> RuleGraph {
        var files: [String: ProjectFile] = [:]
        for named in graph.namedFiles where files[named.path] == nil {
            do throws(Fault) { files[named.path] = ProjectFile(path: named.path, content: try content(named.path)) } catch {
                collector.report(named.diagnostic(error.reason))
            }
        }
        return graph.holding(Array(files.values))
    }

    private struct Fault: Error { let reason: String }

    private func content(_ path: String) throws(Fault) -> [UInt8] {
        if let draft = drafts[Files.resolve(path, in: folder)] { return draft }
        let place = URL(fileURLWithPath: Files.resolve(path, in: folder)).resolvingSymlinksInPath().path
        let home = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        guard place.hasPrefix(home + "/") else { throw Fault(reason: Messages.outsideProject) }
        guard Files.exists(place) else { throw Fault(reason: Messages.noSuchProjectFile) }
        guard let kind = try? FileManager.default.attributesOfItem(atPath: place), kind[.type] as? FileAttributeType == .typeRegular
        else { throw Fault(reason: Messages.noRegularFile) }
        if let size = kind[.size] as? Int, size > Command.maximumLibraryFileSize { throw Fault(reason: Messages.tooLargeForLibrary(size)) }
        let bytes: [UInt8]
        do throws(UnreadableFile) { bytes = try Files.contents(place) } catch { throw Fault(reason: Messages.unreadable(path)) }
        guard bytes.count <= Command.maximumLibraryFileSize else { throw Fault(reason: Messages.tooLargeForLibrary(bytes.count)) }
        return bytes
    }
}
