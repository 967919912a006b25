extension JSONElement {
    /// Calls `body` with each element in order; does nothing if this is not an array.
    @inlinable
    public func forEachElement<E: Error>(_ body: (JSONElement) throws(E) -> Void) throws(E) {
        try withCursor { (cursor) throws(E) in
            try cursor.forEachElement { (element) throws(E) in try body(JSONElement(document: document, index: element.index)) }
        }
    }

    /// Calls `body` with each member in the order of the text, duplicates included; does nothing if this is not an object.
    /// The key's bytes (UTF-8, unescaped) are lent for the length of the call.
    @inlinable
    public func forEachMember<E: Error>(
        _ body: (_ key: UnsafeBufferPointer<UInt8>, _ value: JSONElement) throws(E) -> Void
    ) throws(E) {
        try withCursor { (cursor) throws(E) in
            try cursor.forEachMember { (key, value) throws(E) in
                try body(key, JSONElement(document: document, index: value.index))
            }
        }
    }

    /// The first member with this key, if this is an object that has it. For more than a key or two use `forEachMember`.
    public subscript(key: String) -> JSONElement? {
        var found: JSONElement?
        forEachMember { name, value in
            if found == nil, name.elementsEqual(key.utf8) { found = value }
        }
        return found
    }

    /// How many elements or members there are; 0 if this is neither an array nor an object.
    public var count: Int { withCursor { $0.count } }
}
