extension JSONElement {
    /// Calls `body` with each element in order; does nothing if this is not an array.
    @inlinable
    public func forEachElement<E: Error>(_ body: (JSONElement) throws(E) -> Void) throws(E) {
        guard tag == UInt8(ascii: "[") else { return }
        let end = nextIndex - 1
        var place = index + 1
        while place < end {
            let element = JSONElement(document: document, index: place)
            try body(element)
            place = element.nextIndex
        }
    }

    /// Calls `body` with each member in the order of the text, duplicates included; does nothing if this is not an object.
    /// The key's bytes (UTF-8, unescaped) are lent for the length of the call.
    @inlinable
    public func forEachMember<E: Error>(
        _ body: (_ key: UnsafeBufferPointer<UInt8>, _ value: JSONElement) throws(E) -> Void
    ) throws(E) {
        guard tag == UInt8(ascii: "{") else { return }
        let end = nextIndex - 1
        var place = index + 1
        while place < end {
            let element = JSONElement(document: document, index: place + 1)
            try body(document.stringBytes(at: place), element)
            place = element.nextIndex
        }
    }

    /// The first member with this key, if this is an object that has it. For more than a key or two use `forEachMember`.
    public subscript(key: String) -> JSONElement? {
        guard tag == UInt8(ascii: "{") else { return nil }
        let end = nextIndex - 1
        var place = index + 1
        while place < end {
            let element = JSONElement(document: document, index: place + 1)
            if withExtendedLifetime(document, { document.stringBytes(at: place).elementsEqual(key.utf8) }) { return element }
            place = element.nextIndex
        }
        return nil
    }

    /// How many elements or members there are; 0 if this is neither an array nor an object.
    public var count: Int {
        var count = 0
        forEachElement { _ in count += 1 }
        forEachMember { _, _ in count += 1 }
        return count
    }
}
