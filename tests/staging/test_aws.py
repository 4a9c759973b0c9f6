"""Kiro and Amazon Q: several clients a day, a column per model, days the other way round."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.aws import KIRO, KIRO_USER, Q, q_day
from tests.staging.samples.tables import csv_text

MODELS = (
    "select surface, dimension_value, measure, cast(amount as bigint), is_additive, is_complete "
    "from staging.ai_day_details"
)


def kiro(user=KIRO_USER, client="KIRO_IDE", messages="14", credits="3.5", tier="PRO_PLUS",
         auto=None):  # fmt: skip
    return ("2026-03-02", user, client, "2", credits, "0", "0", "false", "p", tier, messages,
            "", messages if auto is None else auto)  # fmt: skip


def test_kiro_ids_lose_their_directory_and_tiers_are_one_word(exports):
    rows = [kiro(f"d-12ab34.{KIRO_USER}"), kiro(client="KIRO_CLI", tier="PROPLUS", messages="0",
            credits="0")]  # fmt: skip
    loaded = exports.put("a.csv", csv_text(KIRO, *rows)).load()
    query = (
        "select id_value, surface, client, plan_name, messages, credits, is_active "
        "from staging.ai_days"
    )
    assert loaded.rows(query) == [
        (KIRO_USER, "cli", "kiro_cli", "PROPLUS", "0", "0.0", "False"),
        (KIRO_USER, "ide", "kiro_ide", "PROPLUS", "14", "3.5", "True"),
    ]


def test_a_column_of_a_new_model_is_data_and_no_unknown_column(exports):
    header = [name.lower() for name in KIRO]
    header[-1] = "claude_opus_5.1_messages"
    exports.put("a.csv", csv_text([*header, "moons"], (*kiro(), "3")))
    exports.put("b.csv", csv_text(KIRO, kiro(client="KIRO_CLI", messages="6", auto="5")))
    loaded = exports.load()
    assert loaded.files["a.csv"].unknown_columns == ("moons",)
    assert loaded.files["b.csv"].unknown_columns == ()
    assert loaded.rows(MODELS) == drawn("""
        surface | model           | measure  | amount | additive | complete
        cli     | auto            | messages | 5      | True     | False
        ide     | claude_opus_5.1 | messages | 14     | True     | True
    """)


def test_total_messages_are_no_model(exports):
    loaded = exports.put("a.csv", csv_text(KIRO, kiro(messages="14", auto="0"))).load()
    assert loaded.rows(MODELS) == []
    assert loaded.one("select messages from staging.ai_days") == 14


def test_clients_of_one_surface_are_several_records_and_one_sum_by_model(exports):
    rows = [kiro(), kiro(client="PLUGIN", messages="3", credits="1")]
    loaded = exports.put("a.csv", csv_text(KIRO, *rows)).load()
    assert loaded.rows("select client, messages, credits from staging.ai_days") == [
        ("kiro_ide", "14", "3.5"),
        ("plugin", "3", "1.0"),
    ]
    assert loaded.rows(MODELS) == drawn("""
        surface | model | measure  | amount | additive | complete
        ide     | auto  | messages | 17     | True     | True
    """)


def test_a_file_split_at_a_thousand_users_is_one_report(exports):
    exports.put("x_user_report_202603030200_part_1.csv", csv_text(KIRO, kiro()))
    exports.put("x_user_report_202603030200_part_2.csv", csv_text(KIRO, kiro("u-2")))
    loaded = exports.load()
    assert loaded.rows("select id_value from staging.ai_days") == [(KIRO_USER,), ("u-2",)]


def test_a_day_exported_again_replaces_the_models_too(exports):
    exports.put("x_user_report_202603030200.csv", csv_text(KIRO, kiro(messages="14")))
    exports.put("x_user_report_202603040200.csv", csv_text(KIRO, kiro(messages="20")))
    loaded = exports.load()
    assert loaded.rows("select messages from staging.ai_days") == [("20",)]
    assert loaded.rows("select cast(amount as bigint) from staging.ai_day_details") == [("20",)]
    assert loaded.reasons("x_user_report_202603030200.csv") == {"newer_export": 1}


def test_a_row_too_short_leaves_the_models_of_the_others_as_they_are(exports):
    text = csv_text(KIRO, kiro(), kiro("u-2")[:-1])
    loaded = exports.put("a.csv", text).load()
    assert loaded.reasons("a.csv") == {"ragged_row": 1}
    assert loaded.one("select extra from staging.ai_days") == '{"auto_messages":"14"}'
    assert loaded.rows("select cast(amount as bigint) from staging.ai_day_details") == [("14",)]


@pytest.mark.parametrize(
    ("cell", "reason"), [("many", "bad_number"), ("-1", "negative_count"), ("NaN", "not_finite")]
)
def test_a_bad_count_of_a_model_sets_the_row_aside(exports, cell, reason):
    rows = [kiro(auto=cell), kiro(client="KIRO_CLI")]
    loaded = exports.put("a.csv", csv_text(KIRO, *rows)).load()
    assert loaded.fates("a.csv") == [("1", reason, "auto_messages")]


def test_an_amazon_q_row_counts_what_is_offered_and_accepted(exports):
    row = q_day(
        f"d-90663be888.{KIRO_USER}",
        Inline_SuggestionsCount=9, Inline_AcceptanceCount=4, Inline_AICodeLines=12,
        Chat_MessagesSent=6, Chat_AICodeLines=3, InlineChat_TotalEventCount=2,
        InlineChat_AcceptanceEventCount=1, InlineChat_RejectionEventCount=1,
        CodeReview_FindingsCount=5,
    )  # fmt: skip
    loaded = exports.put("a.csv", csv_text(Q, row)).load()
    query = (
        "select id_value, used_on, surface, generations, accepts, rejects, messages, "
        "lines_accepted, ai_lines_added, is_active, final_on from staging.ai_days"
    )
    assert loaded.rows(query) == [
        (KIRO_USER, "2026-03-02", "all", "11", "5", "1", "6", "15", "", "True", "2026-03-05")
    ]
    details = (
        "select dimension_value, measure, cast(amount as bigint), is_complete "
        "from staging.ai_day_details"
    )
    assert loaded.rows(details) == drawn("""
        feature    | measure              | amount | complete
        chat       | aicodelines          | 3      | False
        chat       | messagessent         | 6      | False
        codereview | findingscount        | 5      | False
        inline     | acceptancecount      | 4      | False
        inline     | aicodelines          | 12     | False
        inline     | suggestionscount     | 9      | False
        inlinechat | acceptanceeventcount | 1      | False
        inlinechat | rejectioneventcount  | 1      | False
        inlinechat | totaleventcount      | 2      | False
    """)


def test_amazon_q_names_match_without_case_and_days_in_both_orders(exports):
    rows = [q_day(date="03-02-2026", Chat_MessagesSent=1), q_day(date="2026-03-04")]
    loaded = exports.put("a.csv", csv_text([name.lower() for name in Q], *rows)).load()
    assert loaded.files["a.csv"].unknown_columns == ()
    assert loaded.rows("select used_on, messages, is_active from staging.ai_days") == [
        ("2026-03-02", "1", "True"),
        ("2026-03-04", "0", "False"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (q_day(user=""), ("missing_key", "UserId")),
        (q_day(date=""), ("missing_key", "Date")),
        (q_day(date="31-02-2026"), ("bad_time", "Date")),
        (q_day(date="02-31-2026"), ("bad_time", "Date")),
        (q_day(date="03-02-1999"), ("time_out_of_range", "Date")),
        (q_day(Dev_AcceptedLines=-4), ("negative_count", "Dev_AcceptedLines")),
        (q_day(Dev_AcceptedLines="x"), ("bad_number", "Dev_AcceptedLines")),
    ],
)
def test_a_bad_amazon_q_row_is_set_aside(exports, row, reason):
    loaded = exports.put("a.csv", csv_text(Q, row, q_day(user="u-2"))).load()
    assert loaded.fates("a.csv") == [("1", *reason)]
