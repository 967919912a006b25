import Diagnostics
import Foundation
import Pipeline
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
        return note(path, Self.source(path, name, drafts))
    }

    /// Reads files at once, each once.
    private func read(all paths: [String]) {
        let files = paths.filter { seen.insert($0).inserted }.map { (path: $0, name: shown($0)) }
        let found = OnAllCores().map(files.count) { [drafts] in Self.source(files[$0].path, files[$0].name, drafts) }
        for (file, found) in zip(files, found) { note(file.path, found) }
    }

    /// - Returns: with what is wrong with it, where it cannot be read.
    private static func source(_ path: String, _ name: String, _ drafts: [String: [UInt8]]) -> (SourceFile, Diagnostic?) {
        if let draft = drafts[path] { return (SourceFile(path: name, bytes: draft), nil) }
        do throws(UnreadableFile) { return (SourceFile(path: name, bytes: try Files.contents(path)), nil) } catch {
            return (SourceFile(path: name, bytes: []), error.diagnostic(for: name))
        }
    }

    @discardableResult
    private func note(_ path: String, _ found: (source: SourceFile, fault: Diagnostic?)) -> SourceFile? {
        order.append(found.source)
        if let fault = found.fault {
            collector.report(fault)
            return nil
        }
        sources.append(found.source)
        locations[found.source] = path
        return found.source
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
            read(all: found)
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
