import Diagnostics

/// Builds nodes from libyaml's events. Depth and number of nodes are checked before anything is built or copied, and
/// events are asked for one by one, so that neither nesting nor aliases cost more than the limits allow.
struct Composer: ~Copyable {
    /// The diagnostic is reported; this file is not read further.
    private struct Abandoned: Error {}

    /// More names of anchors than a person reads are not listed.
    private static let mostNamesListed = 20

    private let file: SourceFile
    private let collector: DiagnosticCollector
    private let limits: YAMLLimits
    private var events: EventStream
    private var cursor: MarkCursor
    private var anchors = AnchorTable()
    private var nodeCount = 0
    /// The most collections around anything in the node with an anchor that is being read.
    private var deepest = 0
    /// Where the flow collections that are being read begin.
    private var openBrackets: [Int] = []

    init(
        _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, _ limits: YAMLLimits, _ collector: DiagnosticCollector
    ) {
        self.file = file
        self.collector = collector
        self.limits = limits
        events = EventStream(UnsafeBufferPointer(rebasing: bytes[file.textStart...]))
        cursor = MarkCursor(bytes, textStart: file.textStart, isASCII: file.isASCII)
    }

    mutating func documents() -> [Node] {
        var documents: [Node] = []
        do throws(Abandoned) {
            while true {
                switch try next().kind {
                case .documentStart:
                    anchors = AnchorTable()
                    let root = try next()
                    documents.append(try compose(root, depth: 0))
                case .streamEnd: return documents
                default: break
                }
            }
        } catch {
            return documents
        }
    }

    private mutating func next() throws(Abandoned) -> Event {
        do {
            return try events.next()
        } catch {
            let problem = cursor.offset(of: error.problemMark)
            let context = cursor.offset(of: error.contextMark)
            let mistake = SyntaxMistake(
                error, problem: problem, context: context, openBracket: openBrackets.last, in: file)
            collector.report(mistake.diagnostic)
            throw Abandoned()
        }
    }

    /// - Parameter depth: how many collections are around it.
    private mutating func compose(_ event: Event, depth: Int) throws(Abandoned) -> Node {
        let range = range(of: event)
        if case .alias = event.kind { return try alias(events.aliasName, range, depth: depth) }
        try count(1, at: range)
        guard let properties = events.properties else {
            return try content(event, range, .none, whole: range, depth: depth)
        }
        return try anchored(event, range, properties, depth: depth)
    }

    /// - Parameters:
    ///   - range: for a collection that of its first event.
    ///   - whole: the same with tag and anchor.
    private mutating func content(
        _ event: Event, _ range: SourceRange, _ tag: CoreTag, whole: SourceRange, depth: Int
    ) throws(Abandoned) -> Node {
        switch event.kind {
        case .scalar(let style): return scalar(style, range, tag)
        case .sequenceStart(let isFlow):
            try enter(depth + 1, at: whole)
            return try sequence(from: whole, isFlow: isFlow, depth: depth + 1)
        case .mappingStart(let isFlow):
            try enter(depth + 1, at: whole)
            return try mapping(from: whole, isFlow: isFlow, depth: depth + 1)
        default:
            preconditionFailure("libyaml's events are not nested as its grammar says.")
        }
    }

    // MARK: Tags, anchors and aliases

    private mutating func anchored(
        _ event: Event, _ whole: SourceRange, _ properties: Event.Properties, depth: Int
    ) throws(Abandoned) -> Node {
        let start = NodeProperties.end(in: file.bytes, whole.offsets)
        let range = file.range(start..<max(start, whole.offsets.upperBound))
        let tag = tag(properties.tag, whole, content: range)
        if let anchor = properties.anchor { anchors.open(anchor, at: whole) }
        let (countBefore, deepestBefore) = (nodeCount - 1, deepest)
        deepest = depth
        var node = try content(event, range, tag, whole: whole, depth: depth)
        if !tag.fits(node.content) {
            let written = file.range(whole.offsets.lowerBound..<start).trimmingTrailingBlanks()
            collector.report(.tagDoesNotFit, Messages.tagDoesNotFit(tag.rawValue, node.kindName), at: written)
        }
        if tag == .refused { node = Node(node.content, at: node.range, isPlaceholder: true) }
        if let anchor = properties.anchor {
            let target = AnchorTable.Target(node: node, size: nodeCount - countBefore, height: deepest - depth)
            anchors.close(anchor, from: whole, target)
        }
        deepest = max(deepest, deepestBefore)
        return node
    }

    private func tag(_ written: String?, _ whole: SourceRange, content: SourceRange) -> CoreTag {
        guard let written else { return .none }
        if let tag = CoreTag(tag: written) { return tag }
        collector.report(UnknownTag(written, in: whole, content: content).diagnostic)
        return .refused
    }

    private mutating func alias(_ name: String, _ range: SourceRange, depth: Int) throws(Abandoned) -> Node {
        switch anchors[name] {
        case .closed(let target):
            try count(target.size, at: range)
            try enter(depth + target.height, at: range)
            return Node(target.node.content, at: range, isPlaceholder: target.node.isPlaceholder)
        case .open(let definition):
            let related = Diagnostic.Related(message: Messages.anchoredHere(name), range: definition)
            collector.report(.selfAlias, Messages.selfAlias(name), at: range, related: [related])
        case nil:
            let known = anchors.names.prefix(Self.mostNamesListed)
            collector.report(
                .unknownAlias, Messages.unknownAlias(name, written: range.text), at: range,
                allowed: known.map { "*\($0)" }, suggestion: Spelling.nearest(to: name, among: known).map { "*\($0)" })
        }
        try count(1, at: range)
        let scalar = Scalar(text: "", style: .plain, resolved: .null, range: range)
        return Node(.scalar(scalar), at: range, isPlaceholder: true)
    }

    // MARK: Content

    private func scalar(_ style: ScalarStyle, _ range: SourceRange, _ tag: CoreTag) -> Node {
        let text = events.text
        let resolved = tag.resolve(text, style, reporting: { collector.report(.tagDoesNotFit, $0, at: range) })
        let scalar = Scalar(text: text, style: style, resolved: resolved, range: range)
        let isBlock = style == .literal || style == .folded
        return Node(.scalar(scalar), at: isBlock ? range.trimmingTrailingBlanks() : range)
    }

    private mutating func sequence(from start: SourceRange, isFlow: Bool, depth: Int) throws(Abandoned) -> Node {
        let opened = open(isFlow, endingAt: start.offsets.upperBound)
        var items: [Node] = []
        while true {
            let event = try next()
            if case .sequenceEnd = event.kind {
                if opened { openBrackets.removeLast() }
                let end = isFlow ? range(of: event).offsets.upperBound : items.last?.range.offsets.upperBound
                return Node(.sequence(items), at: start.through(end))
            }
            items.append(try compose(event, depth: depth))
        }
    }

    private mutating func mapping(from start: SourceRange, isFlow: Bool, depth: Int) throws(Abandoned) -> Node {
        let opened = open(isFlow, endingAt: start.offsets.upperBound)
        var entries = EntryList(collector)
        var lastEnd: Int?
        while true {
            let event = try next()
            if case .mappingEnd = event.kind {
                if opened { openBrackets.removeLast() }
                let end = isFlow ? range(of: event).offsets.upperBound : lastEnd
                return Node(.mapping(Mapping(entries: entries.entries, isFlow: isFlow)), at: start.through(end))
            }
            let key = try compose(event, depth: depth)
            let value = try compose(try next(), depth: depth)
            lastEnd = value.range.offsets.upperBound
            entries.add(key, value)
        }
    }

    // MARK: Limits

    private mutating func count(_ added: Int, at range: SourceRange) throws(Abandoned) {
        nodeCount += added
        guard nodeCount > limits.maximumNodes else { return }
        collector.report(.tooManyNodes, Messages.tooManyNodes(limit: limits.maximumNodes), at: range)
        throw Abandoned()
    }

    private mutating func enter(_ depth: Int, at range: SourceRange) throws(Abandoned) {
        deepest = max(deepest, depth)
        guard depth > limits.maximumDepth else { return }
        collector.report(.tooDeep, Messages.tooDeep(limit: limits.maximumDepth), at: range)
        throw Abandoned()
    }

    // MARK: Places

    private mutating func range(of event: Event) -> SourceRange {
        let start = cursor.offset(of: event.start)
        return file.range(start..<max(start, cursor.offset(of: event.end)))
    }

    /// - Returns: false for `a: b` in a list, which is a mapping without brackets.
    private mutating func open(_ isFlow: Bool, endingAt end: Int) -> Bool {
        guard isFlow, end > file.textStart else { return false }
        let byte = file.bytes[end - 1]
        guard byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") else { return false }
        openBrackets.append(end - 1)
        return true
    }
}
