import Foundation

/// Who gives the command, as this machine knows them.
enum Person {
    static var name: String { ProcessInfo.processInfo.userName }
}
