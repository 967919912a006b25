// swift-tools-version: 6.1
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors"]),
]

/// With counters in them: what a dry run shares with a live one (`make dry-coverage`).
let counted: Set<String> = Context.environment["DRY_COVERAGE"] == nil ? [] : ["Planning", "Guardrails", "Execution"]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    guard counted.contains(name) else { return .target(name: name, dependencies: dependencies, swiftSettings: strict) }
    return .target(
        name: name, dependencies: dependencies,
        swiftSettings: strict + [.unsafeFlags(["-profile-generate", "-profile-coverage-mapping"])],
        linkerSettings: [.unsafeFlags(["-profile-generate"])])
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let swiftASN1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioHTTPCompression: Target.Dependency = .product(name: "NIOHTTPCompression", package: "swift-nio-extras")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")

let package = Package(
    name: "cordon",
    products: [.executable(name: "cordon", targets: ["cordon"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // Row 0
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(
            name: "CSimdJSON", cxxSettings: [.define("SIMDJSON_THREADS_ENABLED", to: "1")],
            linkerSettings: [.linkedLibrary("simdjson")]),
        .target(name: "CProcess"),
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
        library("Canonical", [crypto, "CSimdJSON"]),
        // Row 1
        library("DefenderAPI", ["Canonical", httpTypes]),
        library("Diagnostics", ["Canonical"]),
        library("Audit", ["Canonical", crypto]),
        // Row 2
        library("YAMLSyntax", ["Canonical", "CLibYAML", "Diagnostics"]),
        library("Expressions", ["CRE2", "Canonical", "Diagnostics"]),
        // Row 3
        library("Formatting", ["Diagnostics", "YAMLSyntax"]),
        library("ActionKit", ["Canonical", "DefenderAPI"]),
        // Row 4
        library("Actions", ["ActionKit", "Canonical", "DefenderAPI"]),
        library("Playbooks", ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "YAMLSyntax"]),
        // Row 5
        library("Planning", ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Playbooks"]),
        library("Analysis", ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Playbooks"]),
        // Row 6
        library(
            "Guardrails",
            ["ActionKit", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Planning", "Playbooks"]),
        // Row 7
        library("Execution", ["ActionKit", "Audit", "Canonical", "DefenderAPI", "Guardrails", "Planning", "Playbooks"]),
        // Row 8
        library(
            "DefenderClient",
            [
                "Audit", "Canonical", "DefenderAPI", "Execution", "Guardrails", asyncHTTPClient, crypto, cryptoExtras, httpTypes,
                nioCore, nioHTTP1, nioHTTPCompression, nioPosix, nioSSL, swiftASN1, x509,
            ]),
        library(
            "DefenderSimulator",
            [
                "Canonical", "DefenderAPI", "Diagnostics", "YAMLSyntax", crypto, cryptoExtras, httpTypes, hummingbird,
                hummingbirdCore, hummingbirdTLS, logging, nioCore, nioHTTP1, nioHTTPCompression, nioSSL, serviceLifecycle,
            ]),
        library("Notifier", ["ActionKit", "Canonical", "DefenderAPI", "Execution", "Guardrails", crypto, httpTypes]),
        library("LedgerSQLite", ["Canonical", "DefenderAPI", "Execution", "Guardrails", "Planning", grdb]),
        library(
            "Pipeline",
            [
                "ActionKit", "Analysis", "Canonical", "DefenderAPI", "Diagnostics", "Execution", "Guardrails", "Planning", "Playbooks",
                "YAMLSyntax",
            ]),
        library(
            "Views",
            [
                "ActionKit", "Analysis", "Audit", "Canonical", "DefenderAPI", "Diagnostics", "Execution", "Expressions", "Guardrails",
                "Planning", "Playbooks",
            ]),
        // Row 10
        .executableTarget(
            name: "cordon",
            dependencies: [
                "ActionKit", "Actions", "Analysis", "Audit", "CProcess", "Canonical", "DefenderAPI", "DefenderClient",
                "DefenderSimulator", "Diagnostics", "Execution", "Formatting", "Guardrails", "LedgerSQLite", "Notifier", "Pipeline",
                "Planning", "Playbooks",
                "Views", "YAMLSyntax", argumentParser, httpTypes,
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "cordon-bench",
            dependencies: [
                "ActionKit", "Actions", "Canonical", "DefenderAPI", "Diagnostics", "Planning", "Playbooks", "YAMLSyntax",
            ],
            path: "Benchmarks/Matching", swiftSettings: strict),
        .executableTarget(
            name: "cordon-reading-bench", dependencies: ["Canonical", "DefenderAPI", "DefenderClient"],
            path: "Benchmarks/Reading", swiftSettings: strict),
        .executableTarget(
            name: "cordon-audit-bench", dependencies: ["Audit", "Canonical"], path: "Benchmarks/Audit", swiftSettings: strict),
        .executableTarget(
            name: "cordon-execution-bench",
            dependencies: [
                "ActionKit", "Audit", "Canonical", "DefenderAPI", "Execution", "Guardrails", "LedgerSQLite", "Pipeline", "Planning",
                "Playbooks", "TestKit",
            ],
            path: "Benchmarks/Execution", swiftSettings: strict),
        .target(name: "AllocationCount", path: "Benchmarks/AllocationCount"),
        .executableTarget(
            name: "cordon-expressions-bench", dependencies: ["AllocationCount", "Canonical", "Diagnostics", "Expressions"],
            path: "Benchmarks/Expressions", swiftSettings: strict),
        .executableTarget(name: "cel-conformance", dependencies: ["CELConformance"], swiftSettings: strict),
        // Tests
        .executableTarget(
            name: "cordon-log-mutations", dependencies: ["Audit", "Canonical", "TestKit"], path: "Tests/LogMutations",
            swiftSettings: strict),
        .target(
            name: "TestKit",
            dependencies: [
                "ActionKit", "Actions", "Audit", "Canonical", "DefenderAPI", "Diagnostics", "Execution", "Guardrails", "Notifier",
                "Planning", "Playbooks", "YAMLSyntax", httpTypes,
            ],
            path: "Tests/TestKit", swiftSettings: strict),
        .target(
            name: "CELConformance", dependencies: ["Canonical", "Diagnostics", "Expressions"], path: "Tests/CELConformance",
            swiftSettings: strict),
        .target(name: "TestRandom", path: "Tests/TestRandom", swiftSettings: strict),
        .target(
            name: "SchemaValidation", dependencies: ["Canonical"], path: "Tests/SchemaValidation", swiftSettings: strict),
        tests(
            "ActionsTests",
            [
                "ActionKit", "Actions", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Playbooks", "TestKit", "YAMLSyntax",
            ]),
        tests(
            "AnalysisTests",
            [
                "ActionKit", "Actions", "Analysis", "DefenderAPI", "Diagnostics", "Expressions", "Playbooks", "TestRandom",
                "YAMLSyntax",
            ]),
        tests("AuditTests", ["Audit", "Canonical", "TestKit", "TestRandom"]),
        tests("CanonicalTests", ["Canonical", "TestRandom"]),
        tests(
            "CordonTests",
            [
                "Audit", "Canonical", "Execution", "LedgerSQLite", "SchemaValidation", "TestKit", "TestRandom", "cordon", crypto,
            ]),
        tests("DefenderAPITests", ["Canonical", "DefenderAPI", "Diagnostics", "TestRandom", "YAMLSyntax", httpTypes]),
        tests(
            "DefenderClientTests",
            [
                "Audit", "Canonical", "DefenderAPI", "DefenderClient", "DefenderSimulator", "Diagnostics", "Execution", "TestKit",
                crypto, cryptoExtras, httpTypes, swiftASN1, x509,
            ]),
        tests(
            "DefenderSimulatorTests",
            [
                "Canonical", "DefenderAPI", "DefenderSimulator", "Diagnostics", "SchemaValidation", asyncHTTPClient, crypto,
                cryptoExtras, httpTypes, nioCore, nioHTTP1, nioSSL,
            ]),
        tests("DiagnosticsTests", ["Canonical", "Diagnostics", "SchemaValidation", "TestKit", "TestRandom"]),
        tests(
            "ExecutionTests",
            [
                "ActionKit", "Audit", "Canonical", "DefenderAPI", "DefenderClient", "Execution", "Guardrails", "Planning",
                "Playbooks", "TestKit",
            ]),
        tests("FormattingTests", ["Diagnostics", "Formatting", "TestRandom", "YAMLSyntax"]),
        tests("ExpressionsTests", ["CELConformance", "Canonical", "Diagnostics", "Expressions", "TestRandom"]),
        tests("GuardrailsTests", ["Canonical", "DefenderAPI", "Guardrails", "Planning", "Playbooks", "TestKit"]),
        tests(
            "LedgerSQLiteTests",
            ["Audit", "Canonical", "DefenderAPI", "Execution", "Guardrails", "LedgerSQLite", "Planning", "Playbooks", "TestKit"]),
        tests("NotifierTests", ["Canonical", "Execution", "Guardrails", "Notifier", "Planning", "TestKit", crypto]),
        .testTarget(
            name: "PipelineTests",
            dependencies: [
                "ActionKit", "Actions", "Audit", "Canonical", "DefenderAPI", "DefenderClient", "DefenderSimulator",
                "Diagnostics", "Execution", "Guardrails", "LedgerSQLite", "Notifier", "Pipeline", "Planning", "Playbooks",
                "TestKit", "TestRandom", httpTypes,
            ],
            exclude: ["Adversarial"], swiftSettings: strict),
        tests("PlanningTests", ["ActionKit", "Canonical", "DefenderAPI", "Planning", "Playbooks", "TestKit"]),
        .testTarget(
            name: "PlaybooksTests",
            dependencies: [
                "ActionKit", "Actions", "Analysis", "Canonical", "DefenderAPI", "Diagnostics", "Expressions", "Playbooks",
                "SchemaValidation", "YAMLSyntax",
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        tests(
            "SchemaTests",
            [
                "ActionKit", "Actions", "Audit", "Canonical", "DefenderAPI", "Diagnostics", "Execution", "Guardrails",
                "Pipeline", "Planning", "Playbooks", "SchemaValidation", "TestKit", "Views", "cordon",
            ]),
        .testTarget(
            name: "ViewsTests",
            dependencies: [
                "ActionKit", "Actions", "Canonical", "DefenderAPI", "Diagnostics", "Guardrails", "Planning", "Playbooks", "TestKit",
                "TestRandom", "Views",
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        tests("YAMLSyntaxTests", ["Canonical", "Diagnostics", "TestKit", "TestRandom", "YAMLSyntax"]),
    ]
)
