/// What libyaml saw next; its texts stay with the `EventStream` until the next one is asked for. Marks are counted in
/// characters from behind the byte order mark.
struct Event {
    enum Kind {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias
        case scalar(ScalarStyle)
        case sequenceStart(isFlow: Bool)
        case sequenceEnd
        case mappingStart(isFlow: Bool)
        case mappingEnd
    }

    /// What stands before a node.
    struct Properties {
        let anchor: String?
        let tag: String?
    }

    let kind: Kind
    let start: Int
    let end: Int
}
