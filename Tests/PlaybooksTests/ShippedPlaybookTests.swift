import ActionKit
import Actions
import DefenderAPI
import Diagnostics
import Foundation
import Playbooks
import Testing

/// The playbooks that come with the repository.
struct ShippedPlaybookTests {
    static let folder = Repository.root.appending(path: "playbooks")
    static let names = Repository.names(in: folder, endingIn: ".yaml")

    @Test func theyCheckWithoutARemark() throws {
        let checked = Checked(try Self.names.map { try Repository.source(Self.folder.appending(path: $0)) })
        #expect(checked.diagnostics.isEmpty, "\(checked.rendered)")
        #expect(checked.graph?.rules.map(\.name) == ["contain-ransomware", "keep-evidence", "mark-crown-jewels"])
    }

    @Test func aFileHoldsThePlaybookOfItsName() throws {
        for name in Self.names {
            let rule = try Checked([try Repository.source(Self.folder.appending(path: name))]).rule()
            #expect("\(rule.name).yaml" == name)
            #expect(rule.mode == .enforce)
            guard case .device? = rule.alertTrigger?.grouping else {
                Issue.record("\(rule.name) is about no device")
                return
            }
            #expect(rule.alertTrigger?.lookback == .seconds(24 * 60 * 60))
            #expect(rule.expires == nil)
        }
    }

    @Test func whatTheServiceFilters() throws {
        let pushed = try Self.names.map {
            try Checked([try Repository.source(Self.folder.appending(path: $0))]).rule().alertTrigger?.pushed?.text
        }
        #expect(
            pushed == [
                "severity eq 'High' and category eq 'Ransomware' and status ne 'Resolved'",
                "severity eq 'High' and status eq 'New'",
                "status ne 'Resolved'",
            ])
    }

    @Test func onlyTheConditionOnAnOutcomeWaitsForTheRun() throws {
        let rule = try Checked([try Repository.source(Self.folder.appending(path: "contain-ransomware.yaml"))]).rule()
        #expect(
            rule.steps.map { "\($0.id) \($0.action.key) \($0.readsOutcomes)" } == [
                "isolate isolate_device false", "package collect_investigation_package false", "mark tag_device true",
            ])
    }
}
