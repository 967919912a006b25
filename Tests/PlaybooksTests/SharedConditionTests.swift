import Diagnostics
import Testing
import YAMLSyntax

/// One text in two playbooks is one expression only where it means the same.
struct SharedConditionTests {
    private static func checked(_ type: String) -> Checked {
        func playbook(_ name: String, _ type: String) -> String {
            """
            playbook: \(name)
            trigger: { manual: { inputs: { a: \(type) } } }
            let: { b: inputs.a }
            steps: [ { notify: { channel: soc, text: "${b}" }, if: b == 1 } ]
            """
        }
        return Checked(playbook("first", "int") + "\n---\n" + playbook("second", type))
    }

    @Test func aMistakeIsFoundWhereTheTypeIsAnother() {
        #expect(Self.checked("int").diagnostics.isEmpty)
        let diagnostics = Self.checked("string").diagnostics
        #expect(diagnostics.count == 1 && diagnostics.first?.range?.start.line == 9, "\(Self.checked("string").rendered)")
    }
}
