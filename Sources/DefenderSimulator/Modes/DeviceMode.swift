/// Whether a device is one machine id.
public enum DeviceMode: String, Hashable, Sendable, CaseIterable {
    case distinct
    /// The first devices have a second, older id under the same DNS name.
    case duplicated
    /// The older ids have been merged into the newer ones.
    case merged
}
