import Foundation
import TestKit
import Testing

/// Which tests hold the chosen column of each row of "Contradictions and ambiguities" (../shared/reference/README.md), on the
/// client's side and on the simulator's.
struct ContradictionTableTests {
    /// The topic of each row in the order of their numbers, and the tests that hold its choice, as folder/file/function.
    static let rows: [(topic: String, tests: [String])] = [
        ("Host", ["DefenderSimulatorTests/LoginTests/hostsAreToldApart", "DefenderClientTests/ContradictionTests/theNewHostIsCalled"]),
        ("Token audience", ["DefenderClientTests/SignInTests/theTokenRequestIsThatOfThePage"]),
        (
            "Native app flow",
            [
                "DefenderClientTests/GlewlwydTests/aUserSignsInByDeviceCode",
                "DefenderClientTests/GlewlwydTests/aUserSignsInWithABrowserAndStaysSignedIn",
                "DefenderSimulatorTests/LoginTests/aPersonActsInTheirOwnName",
            ]
        ),
        ("Read permissions", ["DefenderSimulatorTests/RouteTests/theRefusalNamesTheRolesThatAreThere"]),
        ("Odd permissions", ["DefenderClientTests/ContradictionTests/permissionsAreComparedWithoutCase"]),
        ("classification", ["DefenderAPITests/AlertDecodingTests/knownValuesAreRespelledAndOthersKept"]),
        (
            "determination",
            [
                "DefenderSimulatorTests/AlertChangeTests/bothPagesNamesAreTaken",
                "DefenderAPITests/ValueTests/aDeterminationNeedsTheClassificationThatTakesIt",
            ]
        ),
        (
            "Property casing",
            [
                "DefenderAPITests/AlertDecodingTests/keysAreReadInEveryCaseButTheListedOneWins",
                "DefenderSimulatorTests/MachineActionTests/wrongBodiesAreRefused",
            ]
        ),
        ("Key name slips", ["DefenderAPITests/EntityContractTests/spellingsOfThePagesAreRead"]),
        (
            "Types",
            [
                "DefenderAPITests/AlertDecodingTests/techniquesAreReadFromTextAndList",
                "DefenderAPITests/AlertDecodingTests/aRelatedUserMayBeATextOrNull",
            ]
        ),
        (
            "Paging",
            [
                "DefenderClientTests/RealityTests/everyListingIsReadWholeHoweverItsPagesHangTogether",
                "DefenderClientTests/ListingPagingTests/aServiceThatRepeatsItsFirstPageIsLeft",
            ]
        ),
        (
            "Empty lists",
            [
                "DefenderAPITests/QueryTests/onlyTheListOfMachinesMayBeMissing",
                "DefenderSimulatorTests/MachineTests/aTenantWithoutMachinesAnswers404",
            ]
        ),
        ("Isolate status", ["DefenderClientTests/ContradictionTests/anActionIsAcceptedWithEitherStatus"]),
        (
            "Duplicate action",
            [
                "DefenderSimulatorTests/MachineActionTests/aRunningActionRefusesItsDuplicateOnly",
                "DefenderClientTests/RealityTests/aDuplicateIsNoReceipt",
                "DefenderClientTests/WritingTests/theSameActionIsUnderWay",
            ]
        ),
        ("Duplicate isolate race", ["DefenderClientTests/RealityTests/aQueuedDuplicateIsAnActionOfItsOwn"]),
        ("IsolationType", ["DefenderClientTests/ContradictionTests/theTypeOfAnIsolationIsNeverLeftOut"]),
        ("Release of contained device", ["ActionsTests/IsolationTests/aContainmentFromOutsideSaysSo"]),
        (
            "Cancel of a final action",
            [
                "DefenderSimulatorTests/DeviceActionTests/whatIsNotOverCanBeCancelledOnce",
                "DefenderClientTests/ContradictionTests/anActionThatIsOverIsNotCancelled",
            ]
        ),
        (
            "Package link",
            [
                "DefenderClientTests/DownloadTests/theBytesArriveWholeHoweverTheyCome",
                "DefenderSimulatorTests/DeviceActionTests/aPackageIsDownloadedOnceComplete",
            ]
        ),
        ("Live response limits", ["DefenderClientTests/ContradictionTests/fiftyLiveResponsesRunAtOnce"]),
        (
            "Hunting limits",
            [
                "DefenderSimulatorTests/HuntingTests/graphAnswersInItsOwnShape", "DefenderAPITests/ValueTests/bothServicesResultsAreRead",
            ]
        ),
        ("PATCH machine tags", ["DefenderClientTests/RealityTests/aTagLeavesTheOthersAlone"]),
        ("OS support", ["DefenderClientTests/ContradictionTests/anOperatingSystemThatCannotIsSaid"]),
        ("Indicator actions", ["DefenderClientTests/ContradictionTests/legacyActionsOfIndicatorsAreReadAndNeverSent"]),
        ("Indicator fields", ["DefenderClientTests/ContradictionTests/anIndicatorMayLackItsSource"]),
        ("Filter lists", ["DefenderAPITests/EndpointContractTests/filtersAreThoseOfTheListing"]),
        ("find vs findbyip", ["DefenderClientTests/ContradictionTests/pathsAreThoseOfTheChosenPages"]),
        ("Device AV health", ["DefenderClientTests/ContradictionTests/pathsAreThoseOfTheChosenPages"]),
        ("Upload limit", ["DefenderClientTests/ContradictionTests/anUploadHasTwentyMegabytesAtMost"]),
        ("Example URLs without `/api`", ["DefenderClientTests/ContradictionTests/pathsAreThoseOfTheChosenPages"]),
        ("Regional hosts", ["DefenderClientTests/ContradictionTests/sevenRegionsAreAccepted"]),
        ("Alert evidence entityType, detectionStatus", ["DefenderClientTests/ContradictionTests/valuesOfEvidenceAreOpen"]),
        ("Scope misprints", ["DefenderClientTests/ContradictionTests/permissionsAreSpelledAsChosen"]),
    ]

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let table = tests.appending(path: "../../shared/reference/README.md")

    @Test(arguments: rows.map(\.topic)) func everyRowsTestsExist(_ topic: String) throws {
        let tests = try #require(Self.rows.first { $0.topic == topic }).tests
        #expect(!tests.isEmpty)
        for test in tests { #expect(try NamedTest.exists(test, in: Self.tests), "there is no \(test)") }
    }

    /// Beside a lone clone there is no table to compare with.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: table.path))) func theRowsAreThoseOfTheTable() throws {
        let text = try String(contentsOf: Self.table, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## Contradictions and ambiguities").last)
        let stated = section.components(separatedBy: "\n## ")[0].split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst()
        #expect(stated.count == Self.rows.count)
        for (place, pair) in zip(stated, Self.rows).enumerated() {
            #expect(pair.0.hasPrefix("| \(place + 1) | \(pair.1.topic) |"), "row \(place + 1): \(pair.0)")
        }
    }
}
