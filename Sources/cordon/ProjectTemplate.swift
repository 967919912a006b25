import Playbooks

/// The files of a new project.
enum ProjectTemplate {
    struct File {
        let path: String
        let text: String
    }

    static var files: [File] {
        [
            File(path: "cordon.yaml", text: configuration), File(path: "playbooks/contain-ransomware.yaml", text: playbook),
            File(path: ".vscode/settings.json", text: editor), File(path: ".github/workflows/cordon.yaml", text: workflow),
        ] + [SchemaDocument.playbook, .config].map { File(path: "schemas/\($0.fileName)", text: $0.text + "\n") }
    }

    private static let configuration = """
        # yaml-language-server: $schema=./schemas/config.schema.json
        # Fill in the tenant: an app registration with application permissions. The secret stays in the environment.
        tenants:
          - name: production
            tenantId: 00000000-0000-0000-0000-000000000000
            clientId: 00000000-0000-0000-0000-000000000000
            credential: { secret: env:CORDON_CLIENT_SECRET }

        # What no playbook may do, whatever it says.
        policy:
        \(policy)

        """

    /// The built-in policy, to begin with: what a project has not thought about yet stays protected.
    private static let policy = BuiltInPolicy.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  " + $0 }.joined(separator: "\n")

    private static let playbook = """
        # yaml-language-server: $schema=../schemas/playbook.schema.json
        playbook: contain-ransomware
        version: 1
        description: Isolate a device with an active ransomware alert and keep the evidence.
        references: [T1486]
        mode: observe  # shows what it would do; enforce acts

        trigger:
          alerts:
            where: |
              alert.severity == "High" && alert.category == "Ransomware" && alert.status != "Resolved"
            lookback: 24h
            per: device

        when: device.onboardingStatus == "Onboarded"

        steps:
          - id: isolate
            isolate_device:
              type: Full
              comment: "Ransomware: ${alerts.size()} alert(s), first ${alerts[0].id}"

          - id: package
            collect_investigation_package: {}

          - id: mark
            if: steps.isolate.outcome == "done"
            tag_device: { add: [cordon-contained] }

        """

    private static let editor = """
        {
          "yaml.schemas": {
            "./schemas/config.schema.json": "cordon.yaml",
            "./schemas/playbook.schema.json": "playbooks/*.yaml"
          }
        }

        """

    private static let workflow = """
        # Every mistake of a pull request, beside its line.
        name: cordon
        on: [pull_request]
        jobs:
          validate:
            runs-on: ubuntu-latest
            steps:
              - uses: actions/checkout@v4
              - run: cordon validate --strict --format github
              - run: cordon fmt --check

        """
}
