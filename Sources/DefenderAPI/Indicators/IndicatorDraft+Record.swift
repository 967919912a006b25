import Canonical

extension IndicatorDraft {
    /// The indicator that it becomes, as far as it says: what only the service can tell, its number first, is absent.
    public var record: Record {
        var json = json.objectValue ?? [:]
        // Nothing is read without a number.
        json["id"] = "0"
        let read: Record
        do { read = try Record(schema: Indicator.schema, decoding: .object(json)) } catch {
            preconditionFailure("a draft writes an indicator that cannot be read: \(error)")
        }
        var slots = read.slots
        if let key = Indicator.schema.key { slots[key] = .absent }
        return Record(schema: Indicator.schema, slots: slots)
    }
}
