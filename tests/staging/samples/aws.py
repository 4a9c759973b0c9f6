"""Kiro and Amazon Q exports."""

from tests.staging.samples.tables import csv_text

KIRO = (
    "Date", "UserId", "Client_Type", "Chat_Conversations", "Credits_Used", "Overage_Cap",
    "Overage_Credits_Used", "Overage_Enabled", "ProfileId", "Subscription_Tier", "Total_Messages",
    "User_Email", "auto_messages",
)  # fmt: skip


KIRO_USER = "9a8b7c6d-1111-2222-3333-444455556666"


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
}
