public import Audit
public import DefenderAPI

/// Why nothing was downloaded. No case holds a link: whoever has it may download.
public enum DownloadFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The service gave no link.
    case noLink(ReadFailure)
    /// The link leads to a place that evidence does not come from.
    case foreign(host: String)
    /// The storage refused, with a new link as well.
    case refused(status: Int)
    /// There are no bytes behind the link, with a new one as well.
    case empty
    /// More bytes than are taken.
    case tooLarge(limit: Int)
    /// The connection broke as often as it was tried.
    case cut(String)
    /// The bytes cannot be kept.
    case file(FileError)

    public var description: String { Messages.download(self) }
}
