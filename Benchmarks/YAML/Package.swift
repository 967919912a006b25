// swift-tools-version: 6.1
// A package of its own: the peer is a dependency of this measurement and of nothing else. Two programs, since the peer brings
// a libyaml of its own with the same symbols.
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "cordon-yaml-bench",
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .target(
            name: "CSimdJSON", cxxSettings: [.define("SIMDJSON_THREADS_ENABLED", to: "1")],
            linkerSettings: [.linkedLibrary("simdjson")]),
        .target(
            name: "Canonical", dependencies: [.product(name: "Crypto", package: "swift-crypto"), "CSimdJSON"],
            swiftSettings: settings),
        .target(name: "Diagnostics", dependencies: ["Canonical"], swiftSettings: settings),
        .target(name: "YAMLSyntax", dependencies: ["Canonical", "CLibYAML", "Diagnostics"], swiftSettings: settings),
        .target(name: "Rounds", path: "Rounds", swiftSettings: settings),
        .executableTarget(
            name: "yaml-ours", dependencies: ["Diagnostics", "Rounds", "YAMLSyntax"], path: "Ours", swiftSettings: settings),
        .executableTarget(
            name: "yaml-yams", dependencies: ["Rounds", .product(name: "Yams", package: "Yams")], path: "Peer",
            swiftSettings: settings),
    ]
)
