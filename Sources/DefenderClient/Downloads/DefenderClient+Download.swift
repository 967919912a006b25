public import Audit
import DefenderAPI
import HTTPTypes

extension DefenderClient {
    /// Downloads to a file: a link just in time, and once more if the first has run out; a broken connection is taken up
    /// again where it broke.
    /// - Parameters:
    ///   - path: where it shall lie; replaced whole or not at all, readable by its owner alone.
    ///   - limit: the most bytes that are taken.
    ///   - transport: what carries the bytes.
    public func download(
        _ source: DownloadSource, to path: String, limit: Int, over transport: any Transport,
        files: any FileSystem = DiskFiles()
    ) async throws(DownloadFailure) -> Download {
        let part: PartialFile
        do throws(FileError) { part = try PartialFile(path, files: files) } catch { throw .file(error) }
        var run = DownloadRun(limit: limit)
        var address = try await link(source)
        while true {
            let fetch = await Self.fetch(address, run, part, over: transport)
            switch run.next(after: fetch, size: part.size) {
            case .done: do throws(FileError) { return try part.finish() } catch { throw .file(error) }
            case .goOn: continue
            case .newLink: address = try await link(source)
            case .startOver: do throws(FileError) { try part.startOver() } catch { throw .file(error) }
            case .end(let failure): throw failure
            }
        }
    }

    private func link(_ source: DownloadSource) async throws(DownloadFailure) -> DownloadAddress {
        let link: DownloadLink
        do throws(ReadFailure) { link = try await read(source.link) } catch { throw .noLink(error) }
        guard let url = link.url else { throw .noLink(.malformed(Messages.noDownloadLink)) }
        return try DownloadAddress(url, api: apiOrigin)
    }

    private static func fetch(
        _ address: DownloadAddress, _ run: DownloadRun, _ part: PartialFile, over transport: any Transport
    ) async -> DownloadRun.Fetch {
        var fetch = DownloadRun.Fetch()
        let offset = run.tag == nil ? 0 : part.size
        do throws(TransportFailure) {
            try await transport.stream(address.request(from: offset, tag: run.tag), body: [], isDownload: true) { response in
                fetch.head = response
                return run.mayAppend(response, at: part.size)
            } piece: { bytes in
                guard part.size + bytes.count <= run.limit else {
                    fetch.failure = .tooLarge(limit: run.limit)
                    return false
                }
                do throws(FileError) { try part.append(bytes) } catch { fetch.failure = .file(error) }
                return fetch.failure == nil
            }
        } catch {
            fetch.failure = fetch.failure ?? .cut(error.reason)
        }
        return fetch
    }
}
