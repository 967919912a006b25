/// What an accepted change did to one entity: a line of the journal, but for what the request itself tells.
struct Effect: Hashable, Sendable {
    /// The device, if it is about one.
    let machineID: String?
    /// The machine action's type, or the endpoint's id.
    let type: String
    /// The entity's id.
    let id: String
}
