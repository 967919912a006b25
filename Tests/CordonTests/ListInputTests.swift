import Foundation
import Testing

/// Inputs that are lists, through the built binary and over real HTTP.
@Suite(.serialized)
struct ListInputTests {
    private static let first = String(repeating: "1", count: 40)
    private static let second = String(repeating: "2", count: 40)

    private static let world = """
        devices:
          - { id: "\(first)", computerDnsName: ws1.example, osPlatform: Windows11 }
          - { id: "\(second)", computerDnsName: ws2.example, osPlatform: Windows11 }
        """

    private static let playbook = """
        playbook: contain
        mode: enforce
        trigger:
          manual:
            inputs:
              devices: list(device)
              tags: { type: list(string), default: [] }
              numbers: { type: list(int), default: [] }
              reason: { type: string, default: none }
        steps:
          - for_each: inputs.devices
            as: d
            device: d
            isolate_device:
              type: Full
              comment: '${inputs.tags.map(t, "<" + t + ">")} ${inputs.numbers.map(n, n * 2)}'

        """

    private static func open(_ body: (Lab) async throws -> Void) async throws {
        try await Lab.open(world: world) { lab in
            try lab.remove("playbooks")
            try FileManager.default.createDirectory(at: lab.path("playbooks"), withIntermediateDirectories: true)
            try lab.write(playbook, to: "playbooks/one.yaml")
            try lab.write(lab.configuration(policy: "policy: none\n"), to: "cordon.yaml")
            try await body(lab)
        }
    }

    private static func call(_ inputs: [String]) -> [String] { ["--playbook", "contain"] + inputs.flatMap { ["--input", $0] } }

    private static func isolated(_ lab: Lab) throws -> [String] {
        try lab.journal().compactMap { $0.path?.split(separator: "/").first { $0.count == 40 }.map(String.init) }
    }

    /// The plan is applied from its file: what was given stands there.
    @Test(arguments: [
        ["devices=[\"\(first)\",\"\(second)\"]", #"tags=["a","b;c,d"]"#, "numbers=[1, 2]"],
        ["devices=\(first)", "tags=a", "numbers=1", "devices=\(second)", "tags=b;c,d", "numbers=2"],
    ])
    func aListIsGivenAtOnceOrItemByItem(_ inputs: [String]) async throws {
        try await Self.open { lab in
            let plan = try await lab.start(["plan", "--out", "p.json"] + Self.call(inputs)).outcome()
            #expect(plan.code == 0, "\(plan.text)")
            let apply = try await lab.cordon("apply", "p.json", "--yes")
            #expect(apply.code == 0, "\(apply.text)")
            #expect(try Self.isolated(lab) == [Self.first, Self.second])
            #expect(try lab.read("journal.jsonl").contains("<a>, <b;c,d> 2, 4 [cordon:"))
        }
    }

    @Test func oneValueIsAListOfOne() async throws {
        try await Self.open { lab in
            let run = try await lab.start(["run", "--yes"] + Self.call(["devices=\(Self.second)", "tags=a,b", "numbers=7"])).outcome()
            #expect(run.code == 0, "\(run.text)")
            #expect(try Self.isolated(lab) == [Self.second])
            #expect(try lab.read("journal.jsonl").contains("<a,b> 14 [cordon:"))
        }
    }

    @Test(arguments: [
        (["numbers=1,2"], "the input `numbers` is no list(int): 1,2; give a JSON array, --input 'numbers=[1,2]'"),
        (["numbers=1,2"], "or one item each time, --input numbers=1 --input numbers=2"),
        (["numbers=1", "numbers=[2]"], "the input `numbers` is no list(int): [2]; give a JSON array"),
        (["tags=[a,b]"], #"the input `tags` is no list(string): [a,b]; give a JSON array, --input 'tags=["a","b"]'"#),
        (["devices=\(first),\(second)"], #"\#(first),\#(second); give a JSON array, --input 'devices=["ID1","ID2"]'"#),
        (["devices=\(first)", "reason=a", "reason=b"], "the input `reason` (string) is given twice, and only a list may be"),
    ])
    func whatIsNoListIsRefusedWithTheWayToGiveOne(_ inputs: [String], _ sentence: String) async throws {
        try await Self.open { lab in
            let device = inputs.contains { $0.hasPrefix("devices=") } ? [] : ["devices=\(Self.first)"]
            let outcome = try await lab.start(["plan"] + Self.call(device + inputs)).outcome()
            #expect(outcome.code == 64 && outcome.standardError.contains(sentence), "\(outcome.text)")
        }
    }
}
