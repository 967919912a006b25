/// Where a channel of cordon.yaml leads, as far as a review needs it: its address is a secret.
public enum ChannelHost: Hashable, Sendable {
    /// In lower case.
    case host(String)
    /// The address cannot be read, or is none to which anything is sent.
    case unknown(String)
}
