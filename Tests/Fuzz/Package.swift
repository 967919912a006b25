// swift-tools-version: 6.1
// A package of its own: every module is compiled with the fuzzer's instrumentation, and nothing of it is in the product.
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-sanitize=fuzzer"]),
]

/// The same modules as in ../../Package.swift, by the link `Sources`.
func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")

let package = Package(
    name: "cordon-fuzz",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(
            name: "CSimdJSON", cxxSettings: [.define("SIMDJSON_THREADS_ENABLED", to: "1")],
            linkerSettings: [.linkedLibrary("simdjson")]),
        library("Canonical", [crypto, "CSimdJSON"]),
        library("DefenderAPI", ["Canonical", httpTypes]),
        library("Diagnostics", ["Canonical"]),
        library("Audit", ["Canonical", crypto]),
        library("YAMLSyntax", ["Canonical", "CLibYAML", "Diagnostics"]),
        library("Formatting", ["Diagnostics", "YAMLSyntax"]),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
        library("Expressions", ["CRE2", "Canonical", "Diagnostics"]),
        library("ActionKit", ["Canonical", "DefenderAPI"]),
        library("Actions", ["ActionKit", "Canonical", "DefenderAPI"]),
        library("Playbooks", ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "YAMLSyntax"]),
        library("Analysis", ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Playbooks"]),
        library("Planning", ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Playbooks"]),
        library("Guardrails", ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Planning", "Playbooks"]),
        library("Execution", ["ActionKit", "Audit", "Canonical", "DefenderAPI", "Guardrails", "Planning", "Playbooks"]),
        library(
            "Pipeline",
            [
                "ActionKit", "Analysis", "Canonical", "DefenderAPI", "Diagnostics", "Execution", "Guardrails", "Planning",
                "Playbooks", "YAMLSyntax",
            ]),
        .executableTarget(
            name: "cordon-fuzz",
            dependencies: ["ActionKit", "Actions", "Canonical", "Diagnostics", "Formatting", "Pipeline", "Playbooks", "YAMLSyntax"],
            path: "Harness",
            // Without @main: the harness has the entry point that the package manager asks for.
            swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
    ]
)
