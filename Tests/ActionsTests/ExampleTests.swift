import ActionKit
import Actions
import Canonical
import DefenderAPI
import Diagnostics
import Expressions
import Foundation
import Playbooks
import TestKit
import Testing
import YAMLSyntax

/// The examples of every action, taken all the way to requests.
struct ExampleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let action: any Action.Type
        let text: String
        var testDescription: String { text }
    }

    static let all = Catalogue.standard.acting.flatMap { action in action.examples.map { Example(action: action, text: $0) } }

    /// The example as a playbook's only step.
    private static func rule(_ example: String) throws -> Rule {
        let lines = example.split(separator: "\n").joined(separator: "\n    ")
        let text = """
            playbook: example
            trigger: { alerts: { where: 'alert.severity == "High"', lookback: 24h } }
            steps:
              - \(lines)
            """
        let file = SourceFile(path: "example.yaml", text: text)
        let collector = DiagnosticCollector()
        let decoder = PlaybookDecoder(actions: Catalogue.standard.keys, into: collector)
        let playbooks = YAMLParser.parse(file, into: collector).compactMap { decoder.playbook($0) }
        let graph = RuleGraph.check(playbooks, files: [file], catalogue: .standard, project: Projects.declarations, into: collector)
        #expect(collector.diagnostics == [])
        return try #require(graph?.rules.first)
    }

    private static func step(_ example: Example) throws -> Step {
        let planned = try #require(try rule(example.text).steps.first)
        #expect(planned.action.key == example.action.key)
        let activation = SampleActivation(variables: [
            .object(SampleEntity(Vocabulary.alert)), .object(SampleEntity(Vocabulary.device)), .null,
        ])
        var values: [String: Inputs.Value] = [:]
        for (name, input) in planned.inputs { values[name] = try value(input, activation) }
        return try Samples.planWhole(example.action, Inputs(values))
    }

    private static func value(_ input: RuleStep.Input, _ activation: SampleActivation) throws -> Inputs.Value {
        func text(_ input: RuleStep.TextInput) throws -> String {
            guard case .value(let value) = input.template.evaluate(activation) else {
                throw NoValue(text: input.source.text)
            }
            return value.text
        }
        return switch input {
        case .choice(let choice): .text(choice)
        case .text(let input): .text(try text(input))
        case .texts(let inputs): .texts(try inputs.map(text))
        case .list(let input): .texts([try text(input)])
        case .records(let records): .records(try records.map { try $0.mapValues(text) })
        case .columns(let columns): .columns(columns)
        case .call(let call):
            .call(
                ServiceCall(
                    call.operation,
                    try call.values.mapValues { given in
                        guard case .text(let input) = given.value else { throw NoValue(text: call.operation.title) }
                        return .known(.string(try text(input)))
                    }), undo: call.undo)
        }
    }

    private struct NoValue: Error { let text: String }

    /// A plan holds what takes a run back by its values, and reads the same out of them.
    @Test(arguments: all)
    func whatTakesAnExampleBackCanBeKept(_ example: Example) throws {
        let origin = DeedOrigin(
            plan: Digest(of: []), run: "r-abcdefghij", step: "a", target: "", device: nil, action: example.action.key, isLeased: true)
        for part in try Self.step(example).parts {
            guard let undo = part.deed.undo, undo.call?.unknownInput == nil else { continue }
            let standing = Reversal.Standing(
                origin, number: part.number, effects: part.deed.effects, undo: undo, actionID: nil, isBegun: false)
            let reversal = Reversal.over([standing], hasTakenBack: false)
            #expect(Reversal(json: reversal.json) == reversal)
        }
    }

    @Test(arguments: all)
    func anExampleBecomesRequestsOfItsEndpoints(_ example: Example) throws {
        let step = try Self.step(example)
        #expect(!step.does.isEmpty)
        for deed in step.does { #expect(deed.endpoint.map(example.action.endpoints.contains) ?? example.action.delivers) }
        for command in (step.does + step.undoes).compactMap(\.command) {
            #expect(command.endpoint.isChanging)
            #expect(Endpoint.all.contains(command.endpoint))
            #expect(command.request.method == command.endpoint.method)
            #expect(command.request.query.isEmpty)
            let path = command.endpoint.pathTemplate.split(separator: "/").map { $0.hasPrefix("{") ? #"[^/]+"# : String($0) }
            #expect(try Regex("/" + path.joined(separator: "/")).wholeMatch(in: command.request.path) != nil)
        }
    }

    /// What a step may change is told by its action where the step itself does not tell yet.
    @Test(arguments: all)
    func whatAnExamplePutsInForceIsOfTheKindsOfItsAction(_ example: Example) throws {
        let kinds = Set(try Self.step(example).parts.flatMap(\.deed.effects).map(\.aspect.kind))
        #expect(!kinds.isEmpty && kinds.isSubset(of: example.action.aspects))
        let always = example.action.effects(Inputs([:]))
        #expect(always.isEmpty || Set(always.map(\.aspect.kind)) == example.action.aspects)
    }

    @Test(arguments: all)
    func anUndoCallsTheEndpointsOfTheOpposite(_ example: Example) throws {
        let opposite = example.action.opposite.flatMap { Catalogue.standard[$0] }
        let undo = try Self.step(example).undoes
        // What takes the call of a service back, cordon.yaml says.
        #expect(undo.isEmpty == (opposite == nil && !example.action.parameters.contains(where: \.isServiceInput)))
        for deed in undo where opposite != nil { #expect(deed.endpoint.map { opposite?.endpoints.contains($0) } == true) }
    }

    @Test func whatTheExamplesSend() throws {
        let lines = try Self.all.map { example in
            let step = try Self.step(example)
            return (["# \(step.sentence)"] + step.does.map { "\($0.json.canonicalText)" }).joined(separator: "\n")
        }
        let kept = Repository.root.appending(path: "Tests/ActionsTests/Fixtures/examples.txt")
        let text = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try text.write(to: kept, atomically: true, encoding: .utf8)
            Issue.record("recorded \(kept.lastPathComponent)")
            return
        }
        #expect(try String(contentsOf: kept, encoding: .utf8) == text, "if that is meant: RECORD=1 swift test")
    }
}
