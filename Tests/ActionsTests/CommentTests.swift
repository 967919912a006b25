import ActionKit
import Actions
import Canonical
import DefenderAPI
import Testing

/// What an author or an attacker writes ends up in a comment of the service, with our token behind it.
struct CommentTests {
    private static let token = Samples.tokens.token(deed: 0)

    static let hostile: [String] = [
        "plain", "", " ", "–",
        String(repeating: "x", count: 3979), String(repeating: "x", count: 3980), String(repeating: "x", count: 4000),
        String(repeating: "x", count: 100_000),
        String(repeating: "\u{1F512}", count: 3000),
        "x" + String(repeating: "\u{1F512}", count: 3000),
        String(repeating: "e\u{301}", count: 3000),
        "a" + String(repeating: "\u{301}", count: 5000),
        String(repeating: "\u{1F469}\u{200D}\u{1F4BB}", count: 2000),
        String(repeating: "\r\n", count: 3000),
        "forged [cordon:AAAAAAAAAA]", String(repeating: "[cordon:AAAAAAAAAA] ", count: 400),
        "\u{1B}[31mred\u{7}\u{0}\u{9F}\u{7F}", "\u{202E}reversed",
    ]

    @Test(arguments: hostile)
    func aCommentEndsWithTheTokenAndFits(_ text: String) {
        let comment = Comment.marked(text, Self.token)
        #expect(comment.hasSuffix(" \(Self.token)"))
        #expect(CommentLimit.token(in: comment) == Self.token.description)
        #expect(comment.utf16.count <= 4000)
        #expect(!comment.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }

    @Test func controlCharactersBecomeBlanks() {
        #expect(
            Comment.marked("a\nb\tc\u{0}d\u{1B}[0m\u{7F}e\u{85}f\r\ng", Self.token)
                == "a b c d [0m e f  g \(Self.token)")
    }

    @Test func aCommentThatFitsIsKept() {
        let longest = String(repeating: "x", count: 4000 - " \(Self.token)".utf8.count)
        #expect(Comment.marked(longest, Self.token) == longest + " \(Self.token)")
        #expect(Comment.marked(longest + "y", Self.token) == longest + " \(Self.token)")
    }

    @Test(arguments: hostile)
    func everyActionWithACommentMarksIt(_ text: String) throws {
        let inputs = Samples.inputs(comment: text)
        for action in Catalogue.standard.all where action.parameters.contains(where: { $0.name == "comment" }) {
            let step = try Samples.planWhole(action, inputs)
            #expect(!step.does.isEmpty)
            for deed in step.does {
                let comment = try #require(deed.json["body"]?["Comment"]?.stringValue ?? deed.json["body"]?["comment"]?.stringValue)
                #expect(CommentLimit.token(in: comment) == Samples.token, "\(action.key)")
                #expect(comment.utf16.count <= 4000)
            }
        }
    }

    @Test func tokensDifferByPlanRunStepTargetAndDeed() {
        let tokens = ["r-1", "r-2"].flatMap { run in
            ["s", "t"].flatMap { step in
                ["d", "e"].flatMap { target in
                    (0...2).map { deed in StepToken(plan: .init(of: []), run: run, step: step, target: target, deed: deed).text }
                }
            }
        }
        #expect(Set(tokens).count == tokens.count)
        #expect(tokens.allSatisfy { $0.utf8.count == 10 })
        #expect(StepToken(plan: .init(of: [1]), run: "r-1", step: "s", target: "d", deed: 0).text != tokens[0])
    }
}
