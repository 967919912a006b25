import Diagnostics
import Foundation
import Playbooks
import YAMLSyntax

/// Reads the files of a project for a pass over them. What cannot be read is reported, and the pass goes on.
final class SourceReader {
    /// The project's.
    let folder: String
    /// In the order in which they were read.
    private(set) var sources: [SourceFile] = []
    /// Those that could not be read too: the order in which mistakes are shown.
    private(set) var order: [SourceFile] = []
    private(set) var locations: [SourceFile: String] = [:]
    private let drafts: [String: [UInt8]]
    private let collector: DiagnosticCollector
    private var seen: Set<String> = []

    /// - Parameter drafts: bytes by path that are taken in place of those of the file.
    init(folder: String, drafts: [String: [UInt8]], _ collector: DiagnosticCollector) {
        self.folder = folder
        self.drafts = drafts
        self.collector = collector
    }

    /// Reads a file once.
    /// - Parameter name: as it is shown to people.
    /// - Returns: nil if it cannot be read, or was read before.
    @discardableResult
    func read(_ path: String, as name: String) -> SourceFile? {
        guard seen.insert(path).inserted else { return nil }
        let bytes: [UInt8]
        do throws(UnreadableFile) {
            if let draft = drafts[path] { bytes = draft } else { bytes = try Files.contents(path) }
        } catch {
            collector.report(error.diagnostic(for: name))
            order.append(SourceFile(path: name, bytes: []))
            return nil
        }
        let source = SourceFile(path: name, bytes: bytes)
        order.append(source)
        sources.append(source)
        locations[source] = path
        return source
    }

    /// What of cordon.yaml expressions read.
    func values(of configuration: Configuration?) -> ProjectValues {
        guard let configuration else { return .none }
        return ProjectValues(
            variables: configuration.variables, tables: read(configuration.tables), calendars: configuration.calendars)
    }

    /// Reads the files of `data` and reports what is wrong with them: an expression would meet it in the middle of a plan.
    /// - Returns: those that are right.
    func read(_ tables: [DataTable]) -> [ProjectValues.Table] {
        tables.compactMap { table in
            let path = Files.resolve(table.file, in: folder)
            guard drafts[path] != nil || Files.exists(path) else {
                collector.report(table.fileIsMissing)
                return nil
            }
            let source = read(path, as: table.file) ?? sources.first { locations[$0] == path }
            return source.flatMap { table.rows(of: $0, into: collector) }.map { ProjectValues.Table(table, $0) }
        }
    }

    /// Reads the playbooks of files and folders.
    /// - Parameter paths: as seen from the working directory; empty for the folder that cordon.yaml names.
    /// - Throws: wrong usage if one of them is not there.
    func playbooks(_ paths: [String], _ configuration: Configuration?) throws(CommandFailure) {
        let places =
            paths.isEmpty
            ? [Files.resolve(configuration?.playbooks ?? "playbooks", in: folder)]
            : paths.map { Files.resolve($0, in: FileManager.default.currentDirectoryPath) }
        for place in places {
            guard Files.exists(place) else { throw missing(shown(place), isNamed: configuration != nil || !paths.isEmpty) }
            let found = Files.isFolder(place) ? playbooks(in: place) : [place]
            for path in found { read(path, as: shown(path)) }
        }
    }

    private func playbooks(in place: String) -> [String] {
        var isWhole = true
        let found = Files.playbooks(in: place) { folder in
            isWhole = false
            collector.report(UnreadableFile.denied.diagnostic(for: shown(folder)))
        }
        if found.isEmpty, isWhole { PlaybookDecoder.reportEmpty(shown(place), into: collector) }
        return found
    }

    /// Without cordon.yaml and without paths nobody has named the folder that is missing.
    private func missing(_ place: String, isNamed: Bool) -> CommandFailure {
        CommandFailure(.usage, isNamed ? Messages.noSuchFile(place) : Messages.noProject)
    }

    /// A path as people see it: relative to the project where it lies in it.
    private func shown(_ path: String) -> String {
        path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
    }
}
