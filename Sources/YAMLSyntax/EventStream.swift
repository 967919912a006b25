import CLibYAML

/// libyaml's parser as a source of events. It reads no more than it needs for the next event, so whoever stops asking
/// also stops its work.
struct EventStream: ~Copyable {
    // On the heap: libyaml keeps a pointer to its own parser.
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private var event = yaml_event_t()

    /// - Parameter bytes: checked UTF-8 without a byte order mark; it must outlive the stream.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        parser = .allocate(capacity: 1)
        guard yaml_parser_initialize(parser) == 1 else {
            preconditionFailure("libyaml cannot allocate its parser.")
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        var event = event
        yaml_event_delete(&event)
        yaml_parser_delete(parser)
        parser.deallocate()
    }

    mutating func next() throws(SyntaxFailure) -> Event {
        yaml_event_delete(&event)
        guard yaml_parser_parse(parser, &event) == 1 else { throw failure }
        return Event(kind: kind, start: event.start_mark.index, end: event.end_mark.index)
    }

    // MARK: Texts of the last event

    /// Of a scalar.
    var text: String {
        let scalar = event.data.scalar
        return String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    }

    /// Of an alias.
    var aliasName: String { Self.text(event.data.alias.anchor) ?? "" }

    /// Of a scalar or of the start of a collection; nil if it has neither anchor nor tag.
    var properties: Event.Properties? {
        let (anchor, tag) = propertyPointers
        guard anchor != nil || tag != nil else { return nil }
        return Event.Properties(anchor: Self.text(anchor), tag: Self.text(tag))
    }

    private var propertyPointers: (anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?) {
        switch event.type {
        case YAML_SCALAR_EVENT: (event.data.scalar.anchor, event.data.scalar.tag)
        case YAML_SEQUENCE_START_EVENT: (event.data.sequence_start.anchor, event.data.sequence_start.tag)
        case YAML_MAPPING_START_EVENT: (event.data.mapping_start.anchor, event.data.mapping_start.tag)
        default: (nil, nil)
        }
    }

    // MARK: Translation

    private var failure: SyntaxFailure {
        SyntaxFailure(
            context: parser.pointee.context.map { String(cString: $0) } ?? "",
            problem: parser.pointee.problem.map { String(cString: $0) } ?? "",
            contextMark: parser.pointee.context_mark.index,
            problemMark: parser.pointee.problem_mark.index)
    }

    private var kind: Event.Kind {
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: .documentStart
        case YAML_DOCUMENT_END_EVENT: .documentEnd
        case YAML_STREAM_END_EVENT: .streamEnd
        case YAML_ALIAS_EVENT: .alias
        case YAML_SCALAR_EVENT: .scalar(style)
        case YAML_SEQUENCE_START_EVENT:
            .sequenceStart(isFlow: event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE)
        case YAML_SEQUENCE_END_EVENT: .sequenceEnd
        case YAML_MAPPING_START_EVENT:
            .mappingStart(isFlow: event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE)
        case YAML_MAPPING_END_EVENT: .mappingEnd
        default: .streamStart
        }
    }

    private var style: ScalarStyle {
        switch event.data.scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
        case YAML_LITERAL_SCALAR_STYLE: .literal
        case YAML_FOLDED_SCALAR_STYLE: .folded
        default: .plain
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}
