import HTTPTypes

/// Decides what comes after each try to download. It sends nothing and writes nothing itself.
struct DownloadRun: Sendable {
    /// What came of one try.
    struct Fetch {
        var head: HTTPResponse?
        var failure: DownloadFailure?
    }

    enum Move {
        case done
        /// Send again: the rest, or all of it.
        case goOn
        case newLink
        /// What came belongs to something else.
        case startOver
        case end(DownloadFailure)
    }

    let limit: Int
    /// The entity tag of what is being downloaded.
    private(set) var tag: String?
    private var hasRenewed = false
    private var cuts = 0
    private var expected: Int?

    private static let maximumCuts = 5

    init(limit: Int) { self.limit = limit }

    /// Whether an answer's body goes behind what is there.
    func mayAppend(_ response: HTTPResponse, at size: Int) -> Bool {
        switch response.status.code {
        case 200: size == 0
        case 206: size > 0 && response.rangeStart == size
        default: false
        }
    }

    mutating func next(after fetch: Fetch, size: Int) -> Move {
        guard let head = fetch.head else { return again(fetch.failure ?? .cut(Messages.noHead)) }
        if let failure = fetch.failure, !failure.isCut { return .end(failure) }
        switch head.status.code {
        case 200, 206:
            let isOther = head.headerFields[.eTag] != tag && tag != nil
            tag = head.headerFields[.eTag].flatMap { $0.hasPrefix("W/") ? nil : $0 }
            if isOther || !continues(head) { return cuts < Self.maximumCuts ? other(size) : .end(.cut(Messages.contentChanges)) }
            expected = head.total ?? expected
            return ended(fetch, size)
        case 401, 403, 404, 410: return renewed(.refused(status: head.status.code))
        case 429, 500...599: return again(.refused(status: head.status.code))
        default: return .end(.refused(status: head.status.code))
        }
    }

    /// A 206 that begins elsewhere, or a 200 where the rest was asked for, has not been appended.
    private func continues(_ head: HTTPResponse) -> Bool { head.status.code == 200 ? expected == nil : true }

    private mutating func other(_ size: Int) -> Move {
        cuts += 1
        expected = nil
        tag = nil
        return .startOver
    }

    private mutating func ended(_ fetch: Fetch, _ size: Int) -> Move {
        if let failure = fetch.failure { return again(failure) }
        if size == 0 { return renewed(.empty) }
        if let expected, size < expected { return again(.cut(Messages.shorterThanStated(size, expected))) }
        return .done
    }

    private mutating func renewed(_ failure: DownloadFailure) -> Move {
        guard !hasRenewed else { return .end(failure) }
        hasRenewed = true
        expected = nil
        return .newLink
    }

    /// Without a tag what is there cannot be gone on with.
    private mutating func again(_ failure: DownloadFailure) -> Move {
        cuts += 1
        guard cuts < Self.maximumCuts else { return .end(failure) }
        guard tag == nil else { return .goOn }
        expected = nil
        return .startOver
    }
}

extension DownloadFailure {
    var isCut: Bool { if case .cut = self { true } else { false } }
}

extension HTTPResponse {
    /// Where the body begins in the whole (`Content-Range: bytes 5-9/10`).
    fileprivate var rangeStart: Int? {
        headerFields[.contentRange].flatMap { range in
            guard range.hasPrefix("bytes ") else { return nil }
            return Int(range.dropFirst(6).prefix { $0 != "-" })
        }
    }

    /// How long the whole is, if that is stated.
    fileprivate var total: Int? {
        if status.code == 206 { return headerFields[.contentRange].flatMap { $0.split(separator: "/").last.flatMap { Int($0) } } }
        return headerFields[.contentLength].flatMap { Int($0) }
    }
}
