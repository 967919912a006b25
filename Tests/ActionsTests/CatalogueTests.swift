import ActionKit
import Actions
import DefenderAPI
import Testing

struct CatalogueTests {
    @Test func theCatalogueIsTheFolder() throws {
        let listed = Catalogue.standard.all.map { String(describing: $0) }.sorted()
        #expect(try Repository.actionFiles() == listed, "mend with: make generate")
    }

    @Test func theGeneratedFileIsFresh() throws {
        let check = try Repository.run(".ci/generate", ["--check"])
        #expect(check.status == 0, "\(check.output)")
    }

    @Test func keysAreTheTypesInTheirYAMLSpelling() {
        for action in Catalogue.standard.all {
            let words = action.key.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            #expect(words.joined() == String(describing: action))
        }
    }

    @Test func aKeyFindsItsAction() {
        #expect(Catalogue.standard["isolate_device"]?.summary == IsolateDevice.summary)
        #expect(Catalogue.standard["Isolate_Device"]?.key == nil)
        #expect(Catalogue.standard["isolate"]?.key == nil)
    }

    /// While a playbook is checked, what it interpolates is not there yet.
    @Test func effectsAskForNoInputThatMayBeMissing() {
        for action in Catalogue.standard.all {
            #expect(action.alertEffects(Inputs([:])).isEmpty, "\(action.key)")
            for parameter in action.parameters {
                let value: Inputs.Value =
                    switch parameter.kind {
                    case .texts: .texts(["a"])
                    case .records: .records([["run": "a.ps1"]])
                    case .choice(let values): .text(values[0])
                    case .text, .arguments, .flag, .shaped, .query, .name: .text("a")
                    case .values:
                        .call(
                            ServiceCall(
                                ServiceOperation(
                                    service: "a", name: "b", origin: "https://a.example", method: .post, path: [.text("/")], writes: true,
                                    inputs: [], outputs: []), [:]), undo: nil)
                    case .columns: .columns(HuntingColumns([]))
                    }
                #expect(action.effects(Inputs([parameter.name: value])).count <= 1, "\(action.key)")
            }
        }
    }

    @Test func everyActionSaysWhatItNeedsOfTheService() {
        for action in Catalogue.standard.all {
            #expect(action.endpoints.isEmpty == action.delivers, "\(action.key)")
            #expect(action.permissions.count == action.endpoints.count)
            for permissions in action.permissions { #expect(!permissions.isEmpty, "\(action.key)") }
            for endpoint in action.endpoints {
                #expect(endpoint.isChanging == action.acts, "\(action.key)")
                #expect(Endpoint.all.contains(endpoint), "\(action.key)")
            }
            #expect(action.facts.contains(.machine) == (action.subject == .device), "\(action.key)")
        }
    }

    @Test func permissionsAreThoseOfTheReference() {
        let table = Dictionary(uniqueKeysWithValues: Catalogue.standard.all.map { ($0.key, $0.permissions) })
        #expect(
            table == [
                "add_indicator": [["Ti.ReadWrite", "Ti.ReadWrite.All"], ["Ti.ReadWrite", "Ti.ReadWrite.All"]],
                "cancel_action": [
                    [
                        "Machine.CollectForensics", "Machine.Isolate", "Machine.RestrictExecution", "Machine.Scan", "Machine.Offboard",
                        "Machine.StopAndQuarantine", "Machine.LiveResponse",
                    ]
                ],
                "collect_investigation_package": [["Machine.CollectForensics"]],
                "create_alert": [["Alert.ReadWrite.All"]],
                "delete_library_file": [["Library.Manage"]],
                "put_library_file": [["Library.Manage"], ["Library.Manage"]],
                "get_alert": [["Alert.Read.All", "Alert.ReadWrite.All"]],
                "get_device": [["Machine.Read.All", "Machine.ReadWrite.All"]],
                "get_domain_statistics": [["URL.Read.All"]],
                "get_file": [["File.Read.All"]],
                "get_file_statistics": [["File.Read.All"]],
                "get_indicators": [["Ti.ReadWrite", "Ti.ReadWrite.All"]],
                "get_ip_statistics": [["Ip.Read.All"]],
                "hunt": [["AdvancedQuery.Read.All"]],
                "isolate_device": [["Machine.Isolate"]],
                "call_service": [], "notify": [],
                "offboard_device": [["Machine.Offboard"]],
                "release_device": [["Machine.Isolate"]],
                "remove_app_restriction": [["Machine.RestrictExecution"]],
                "restrict_app_execution": [["Machine.RestrictExecution"]],
                "remove_indicator": [["Ti.ReadWrite", "Ti.ReadWrite.All"]],
                "set_device_value": [["Machine.ReadWrite.All"]],
                "update_alert": [["Alert.ReadWrite.All"], ["Alert.ReadWrite.All"]],
                "run_live_response": [["Machine.LiveResponse"]],
                "scan_device": [["Machine.Scan"]],
                "start_investigation": [["Alert.ReadWrite.All"]],
                "stop_and_quarantine_file": [["Machine.StopAndQuarantine"]],
                "tag_device": [["Machine.ReadWrite.All"], ["Machine.ReadWrite.All"]],
            ])
    }

    /// Nobody has the bytes of a library file that was deleted, so that it has no opposite.
    @Test func anOppositeIsAnActionAndPointsBack() {
        for action in Catalogue.standard.all {
            guard let opposite = action.opposite else { continue }
            #expect(Catalogue.standard[opposite]?.opposite == (opposite == "delete_library_file" ? nil : action.key), "\(action.key)")
        }
        #expect(CollectInvestigationPackage.opposite == nil)
    }

    /// What an action takes back needs no words for the case that none does.
    @Test func whatOnlyAnUndoRestoresHasNoOpposite() {
        let restored = Catalogue.standard.all.filter { $0.restoring != nil }
        #expect(restored.map { $0.key } == ["add_indicator", "remove_indicator"])
        #expect(restored.allSatisfy { $0.opposite == nil && $0.acts })
    }

    @Test func aLookUpChangesNothing() {
        let lookups = Catalogue.standard.all.filter { !$0.acts }
        #expect(lookups.map { $0.key }.contains("hunt"))
        for action in lookups {
            #expect(action is any LookupAction.Type, "\(action.key)")
            #expect(action.opposite == nil && action.risk == .none && action.subject == .inputs, "\(action.key)")
        }
    }

    @Test func everyActionAndParameterIsDocumentedInASentence() {
        for action in Catalogue.standard.all {
            for sentence in [action.summary] + action.parameters.map(\.summary) {
                #expect(sentence.hasSuffix("."), "\(action.key): \(sentence)")
            }
            #expect(Set(action.parameters.map(\.name)).count == action.parameters.count)
            #expect(!action.examples.isEmpty, "\(action.key)")
        }
    }

    @Test func riskAndAlreadyAreAsTheLanguageSays() {
        let risks = Catalogue.standard.acting.map { "\($0.key) \($0.risk) \($0.continuesIfAlready)" }
        #expect(
            risks == [
                "add_indicator disruptive true", "call_service none false", "cancel_action disruptive true",
                "collect_investigation_package none false",
                "create_alert none false", "delete_library_file disruptive true",
                "isolate_device containment false", "notify none false", "offboard_device containment false",
                "put_library_file disruptive true",
                "release_device disruptive false",
                "remove_app_restriction disruptive false", "remove_indicator disruptive true",
                "restrict_app_execution disruptive false", "run_live_response disruptive false", "scan_device none false",
                "set_device_value none true", "start_investigation none false", "stop_and_quarantine_file containment false",
                "tag_device none true", "update_alert none true",
            ])
        #expect(Risk.none < .disruptive && .disruptive < Risk.containment)
    }
}
