import Audit
import Playbooks

extension Configuration {
    /// The public keys of the approvers who have one, by name.
    var approverKeys: [String: VerifyingKey] {
        Dictionary(
            approvers.compactMap { approver in
                guard case .key(let digits) = approver.proof else { return nil }
                return VerifyingKey("ed25519:\(digits)").map { (approver.name, $0) }
            }
        ) { first, _ in first }
    }
}
