import Foundation
import TestKit
import Testing

/// Which tests hold each row of "The field's realities" (../shared/reliability.md).
struct RealityTableTests {
    /// The beginning of a row, and the tests that hold its client rule, as folder/file/function.
    static let rows: [(reality: String, tests: [String])] = [
        (
            "a duplicate isolate returns the pending action",
            [
                "DefenderClientTests/RealityTests/aDuplicateIsNoReceipt",
                "DefenderClientTests/RealityTests/aQueuedDuplicateIsAnActionOfItsOwn",
                "PipelineTests/IsolationOrderTests/noIsolationOfOursComesAfterARelease",
                "PipelineTests/IsolationOrderTests/theLastWishHoldsOrTheOtherPersonIsNamed",
                "PipelineTests/IsolationOrderTests/whoeverComesInBetweenIsNamed",
                "DefenderClientTests/WritingTests/somebodyElsesPendingActionIsNoReceipt",
                "DefenderClientTests/WritingTests/theTokenTellsOurs",
                "DefenderClientTests/WritingTests/theSameActionIsUnderWay",
            ]
        ),
        ("device offline", ["DefenderClientTests/RealityTests/anOfflineDevicesActionIsUnderWayForDaysAndThenNoSuccess"]),
        ("the machine entity has no isolation state", ["DefenderClientTests/RealityTests/isolationIsToldByTheHistoryAlone"]),
        (
            "one live response per device",
            [
                "DefenderClientTests/RateGroupTests/everyGroupKeepsToItsOwnLimits",
                "DefenderClientTests/RateGroupTests/oneGroupsCallsTakeNothingFromAnother",
            ]
        ),
        (
            "429 per app *and* tenant",
            [
                "DefenderClientTests/RealityTests/aStormOfRefusalsIsOutlasted",
                "DefenderClientTests/FieldRealityTests/manyCallersStayBelowTheLimitTogether",
                "DefenderClientTests/ReadingTests/aThrottledReadWaitsAsLongAsAsked",
                "DefenderClientTests/WritingTests/whatProvablyDidNotHappenIsSentAgain",
                "DefenderClientTests/WritingTests/whatMayHaveHappenedIsNeverSentAgain",
            ]
        ),
        (
            "`$top` gives no nextLink",
            [
                "DefenderClientTests/RealityTests/everyListingIsReadWholeHoweverItsPagesHangTogether",
                "DefenderClientTests/ListingPagingTests/aServiceThatRepeatsItsFirstPageIsLeft",
                "DefenderClientTests/ListingPagingTests/anOrderThatChangesWithEveryPageIsIncomplete",
                "DefenderClientTests/FieldRealityTests/aNextLinkElsewhereIsNotFollowed",
                "PipelineTests/IncompleteListingTests/nothingIsSentAfterAnIncompleteListing",
            ]
        ),
        (
            "alerts arrive late",
            [
                "DefenderClientTests/ListingPagingTests/equalTimesAreKeptApart",
                "DefenderClientTests/ListingPagingTests/anAlertThatSlipsToTheFrontIsStillFound",
                "DefenderClientTests/ListingPagingTests/theClientAsksForWhatChangedAndMatches",
            ]
        ),
        (
            "several machine ids for one DNS name",
            [
                "DefenderClientTests/RealityTests/devicesOfOneNameStayApart", "PlanningTests/StepPlanningTests/aDeviceIsNamedByItsIdOnly",
            ]
        ),
        ("PATCH machine replaces tags", ["DefenderClientTests/RealityTests/aTagLeavesTheOthersAlone"]),
        ("PATCH alert answers with old values", ["DefenderClientTests/RealityTests/theAlertIsReadAgainWhateverTheChangeAnswers"]),
        (
            "SAS links expire within minutes",
            [
                "DefenderClientTests/DownloadTests/theBytesArriveWholeHoweverTheyCome",
                "DefenderClientTests/DownloadTests/whatIsNotWholeIsNotKeptUnderItsName",
                "DefenderClientTests/DownloadTests/theStorageNeverSeesTheBearerAndTheRestIsAskedForByItsTag",
                "DefenderClientTests/DownloadTests/aLinkToAnotherPlaceIsNotFollowed",
            ]
        ),
        (
            "indicators: 15,000 per tenant",
            [
                "DefenderClientTests/RealityTests/anImportIsWhatBecameOfEachIndicator",
                "GuardrailsTests/ReviewTests/aTenantHasRoomForSoManyIndicators",
            ]
        ),
        (
            "a new role is not in a cached token",
            ["DefenderClientTests/ReadingTests/aRoleGrantedSinceIsNoticed", "DefenderClientTests/ReadingTests/aMissingPermissionIsNamed"]
        ),
        (
            "enum values outside the docs",
            [
                "DefenderClientTests/FieldRealityTests/enumValuesOutsideTheDocsAreKept",
                "DefenderClientTests/RealityTests/aStatusOutsideTheDocsIsNoSuccess",
            ]
        ),
        (
            "message texts change",
            [
                "DefenderClientTests/FieldRealityTests/whatIsDecidedOnIsTheCode",
                "DefenderClientTests/RealityTests/reworkedSentencesChangeNoDecision",
            ]
        ),
    ]

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let table = tests.appending(path: "../../shared/reliability.md")

    @Test(arguments: rows.map(\.reality)) func everyRowsTestsExist(_ reality: String) throws {
        let tests = try #require(Self.rows.first { $0.reality == reality }).tests
        #expect(!tests.isEmpty)
        for test in tests { #expect(try NamedTest.exists(test, in: Self.tests), "there is no \(test)") }
    }

    /// Beside a lone clone there is no table to compare with.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: table.path))) func theRowsAreThoseOfTheTable() throws {
        let text = try String(contentsOf: Self.table, encoding: .utf8)
        let section = try #require(text.components(separatedBy: "## The field's realities").last).components(separatedBy: "\n## ")[0]
        let stated = section.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().map { String($0.dropFirst(2)) }
        #expect(stated.count == Self.rows.count)
        for (row, known) in zip(stated, Self.rows) { #expect(row.hasPrefix(known.reality)) }
    }
}
