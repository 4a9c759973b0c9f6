"""Kiro and Amazon Q exports."""

from tests.staging.samples.tables import csv_text

KIRO = (
    "Date", "UserId", "Client_Type", "Chat_Conversations", "Credits_Used", "Overage_Cap",
    "Overage_Credits_Used", "Overage_Enabled", "ProfileId", "Subscription_Tier", "Total_Messages",
    "User_Email", "auto_messages",
)  # fmt: skip


KIRO_USER = "9a8b7c6d-1111-2222-3333-444455556666"


Q_COUNTERS = (
    "Chat_AICodeLines", "Chat_MessagesInteracted", "Chat_MessagesSent",
    "CodeFix_AcceptanceEventCount", "CodeFix_AcceptedLines", "CodeFix_GeneratedLines",
    "CodeFix_GenerationEventCount", "CodeReview_FailedEventCount", "CodeReview_FindingsCount",
    "CodeReview_SucceededEventCount", "Dev_AcceptanceEventCount", "Dev_AcceptedLines",
    "Dev_GeneratedLines", "Dev_GenerationEventCount", "DocGeneration_AcceptedFileUpdates",
    "DocGeneration_AcceptedFilesCreations", "DocGeneration_AcceptedLineAdditions",
    "DocGeneration_AcceptedLineUpdates", "DocGeneration_EventCount",
    "DocGeneration_RejectedFileCreations", "DocGeneration_RejectedFileUpdates",
    "DocGeneration_RejectedLineAdditions", "DocGeneration_RejectedLineUpdates",
    "InlineChat_AcceptanceEventCount", "InlineChat_AcceptedLineAdditions",
    "InlineChat_AcceptedLineDeletions", "InlineChat_DismissalEventCount",
    "InlineChat_DismissedLineAdditions", "InlineChat_DismissedLineDeletions",
    "InlineChat_RejectedLineAdditions", "InlineChat_RejectedLineDeletions",
    "InlineChat_RejectionEventCount", "InlineChat_TotalEventCount", "Inline_AICodeLines",
    "Inline_AcceptanceCount", "Inline_SuggestionsCount", "TestGeneration_AcceptedLines",
    "TestGeneration_AcceptedTests", "TestGeneration_EventCount", "TestGeneration_GeneratedLines",
    "TestGeneration_GeneratedTests", "Transformation_EventCount", "Transformation_LinesGenerated",
    "Transformation_LinesIngested",
)  # fmt: skip
Q = ("UserId", "Date", *Q_COUNTERS)


def q_day(user=KIRO_USER, date="03-02-2026", **counters):
    """A row of Amazon Q; counters that are not named are 0."""
    return (user, date, *(str(counters.get(name, 0)) for name in Q_COUNTERS))


SAMPLES = {
    "kiro_user_report": (
        "kiro/report.csv",
        csv_text(
            KIRO,
            (
                "2026-03-02",
                f"d-12ab.{KIRO_USER}",
                "KIRO_IDE",
                "2",
                "3.5",
                "0",
                "0",
                "false",
                "p",
                "PRO_PLUS",
                "14",
                "maya@harbour.example",
                "14",
            ),
        ),
    ),
    "amazon_q_user_report": (
        "q/by_user_analytic.csv",
        csv_text(Q, q_day(f"d-90663be888.{KIRO_USER}", Inline_SuggestionsCount=9)),
    ),
}
