import Foundation
import Rounds
import Yams

/// From the bytes of a file to Yams' nodes.
@main
enum Peer {
    static func main() throws {
        try Rounds.main { data in
            guard let node = try Yams.compose(yaml: String(decoding: data, as: UTF8.self)) else { return 0 }
            return count(node)
        }
    }

    private static func count(_ node: Node) -> Int {
        switch node {
        case .scalar, .alias: 1
        case .sequence(let items): items.reduce(1) { $0 + count($1) }
        case .mapping(let mapping): mapping.reduce(1) { $0 + 1 + count($1.value) }
        }
    }
}
