"""Exports of OpenAI: Codex analytics and API usage."""

import pytest

from tests.staging.folder import drawn
from tests.staging.samples.openai import (
    DAY,
    DAYS,
    answers,
    bucket,
    codex_day,
    completions,
    page,
    reviews,
)


def test_a_codex_day_is_its_totals_in_turns_threads_and_credits(exports):
    loaded = exports.put("a.json", page(codex_day())).load()
    query = (
        "select id_kind, id_value, used_on, surface, is_active, sessions, turns, credits, "
        "credit_unit, uncached_input_tokens, cache_read_tokens, output_tokens, total_tokens, "
        "ai_lines_added, ai_lines_deleted from staging.ai_days"
    )
    assert loaded.rows(query) == [
        (
            "email", "maya@harbour.example", "2026-03-02", "all", "True", "3", "10", "4.5",
            "codex_credit", "100", "50", "20", "170", "40", "4",
        )
    ]  # fmt: skip


def test_clients_and_models_of_a_codex_day_are_details(exports):
    less = codex_day(user_id="user-2", actor=None, clients=[{"client_id": "CODEX_CLI", "turns": 9}])
    loaded = exports.put("a.json", page(codex_day(), less)).load()
    query = (
        "select id_value, dimension, dimension_value, second_value, measure, amount, is_complete "
        "from staging.ai_day_details where measure in ('turns', 'credits')"
    )
    assert loaded.rows(query) == drawn("""
        who                  | dimension | part      | speed | measure | amount | complete
        maya@harbour.example | client    | CODEX_CLI |       | credits | 3.0    | True
        maya@harbour.example | client    | CODEX_CLI |       | turns   | 7.0    | True
        maya@harbour.example | client    | CODEX_IDE |       | credits | 1.5    | True
        maya@harbour.example | client    | CODEX_IDE |       | turns   | 3.0    | True
        maya@harbour.example | model     | gpt-5     | fast  | credits | 4.5    | False
        user-2               | client    | CODEX_CLI |       | turns   | 9.0    | False
        user-2               | model     | gpt-5     | fast  | credits | 4.5    | False
    """)


@pytest.mark.parametrize("order", [("user-1", "user-2"), ("user-2", "user-1")])
def test_of_two_codex_ids_with_one_address_and_equal_values_the_lower_one_stays(exports, order):
    days = {"user-1": codex_day(), "user-2": codex_day(user_id="user-2")}
    loaded = exports.put("a.json", page(*(days[name] for name in order))).load()
    assert loaded.fates("a.json") == [(str(order.index("user-2") + 1), "same_row_again", "")]
    assert loaded.rows("select row_number, id_value from staging.ai_days") == [
        (str(order.index("user-1") + 1), "maya@harbour.example")
    ]


def test_a_codex_user_with_and_without_an_address_is_one_user(exports):
    exports.put("usage-2026-03-04.json", page(codex_day(actor=None)))
    exports.put("usage-2026-03-09.json", page(codex_day()))
    loaded = exports.load()
    assert loaded.rows("select id_value, turns from staging.ai_days") == [
        ("maya@harbour.example", "10")
    ]
    assert loaded.reasons("usage-2026-03-04.json") == {"newer_export": 1}


def test_tokens_nobody_exported_are_not_measured(exports):
    totals = {"threads": 0, "turns": 0, "credits": None}
    loaded = exports.put("a.json", page(codex_day(totals=totals, code_attribution=None))).load()
    query = "select is_active, turns, credits, credit_unit, output_tokens, ai_lines_added"
    assert loaded.rows(f"{query} from staging.ai_days") == [("False", "0", "", "", "", "")]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (codex_day(start_time=None), ("missing_key", "start_time")),
        (codex_day(start_time="Monday"), ("bad_time", "start_time")),
        # Milliseconds where the format says seconds.
        (codex_day(start_time=DAY * 1000), ("time_out_of_range", "start_time")),
        (codex_day(end_time=DAY + 7 * DAYS), ("not_this_kind", "end_time")),
        (codex_day(start_time=DAY + 3600), ("not_this_kind", "end_time")),
        # A whole workspace: its people have records of their own.
        (codex_day(user_id=None, actor=None), ("not_this_kind", "user_id")),
        (codex_day(totals={"turns": -1}), ("negative_count", "totals.turns")),
        (codex_day(totals={"credits": "NaN"}), ("not_finite", "totals.credits")),
        (codex_day(totals={"turns": "1e309"}), ("not_finite", "totals.turns")),
        (codex_day(clients=[{"turns": "x"}]), ("bad_nested_value", "clients")),
    ],
)
def test_a_bad_value_sets_a_codex_record_aside(exports, record, reason):
    good = codex_day(user_id="user-2", actor=None)
    loaded = exports.put("a.json", page(record, good)).load()
    assert loaded.fates("a.json") == [("1", *reason)]
    assert loaded.rows("select id_value from staging.ai_days") == [("user-2",)]


QUERY = (
    "select reviewed_on, changes_reviewed, comments, p0_comments, p1_comments, p2_comments, "
    "replies, reactions_up, reactions_down from staging.ai_review_days"
)


def test_reviews_and_the_answers_to_them_are_one_row_of_their_day(exports):
    tomorrow = {"start_time": DAY + DAYS, "end_time": DAY + 2 * DAYS}
    exports.put("reviews.json", page(reviews(), reviews(**tomorrow)))
    exports.put("answers.json", page(answers()))
    loaded = exports.load()
    assert loaded.rows(QUERY) == drawn("""
        day        | changes | comments | p0 | p1 | p2 | replies | up | down
        2026-03-02 | 5       | 9        | 1  | 3  | 5  | 2       | 3  | 1
        2026-03-03 | 5       | 9        | 1  | 3  | 5  |         |    |
    """)
    assert loaded.counts("answers.json") == (1, 1, 0, 0)


def test_answers_alone_are_a_row_of_their_own(exports):
    loaded = exports.put("answers.json", page(answers())).load()
    assert loaded.rows(QUERY) == [("2026-03-02", "", "", "", "", "", "2", "3", "1")]
    assert loaded.rows("select repository_key from staging.ai_review_days") == [("",)]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (reviews(comments=-1), ("negative_count", "comments")),
        (reviews(comment_details={"p0": "x"}), ("bad_number", "comment_details.p0")),
        (reviews(start_time=""), ("missing_key", "start_time")),
        (reviews(start_time=DAY * 1000), ("time_out_of_range", "start_time")),
        (reviews(end_time=DAY + 7 * DAYS), ("not_this_kind", "end_time")),
    ],
)
def test_a_bad_value_sets_a_day_of_reviews_aside(exports, record, reason):
    loaded = exports.put("a.json", page(record)).load()
    assert loaded.fates("a.json") == [("1", *reason)]


def test_input_of_openai_holds_cached_tokens_and_is_split(exports):
    results = [
        completions(),
        completions(model="o3", input_cached_tokens=None),
        completions(user_id=None, api_key_id="key_1"),
        completions(user_id=None, project_id="proj_2"),
        completions(user_id=None, project_id=None),
    ]
    loaded = exports.put("a.json", page(bucket(*results))).load()
    query = (
        "select id_kind, id_value, client, requests, uncached_input_tokens, cache_read_tokens, "
        "output_tokens, total_tokens from staging.ai_days"
    )
    assert loaded.rows(query) == drawn("""
        kind       | who    | project | requests | uncached | cached | output | total
        api_key_id | key_1  | proj_1  | 5        | 200      | 800    | 50     | 1050
        project_id | proj_2 | proj_2  | 5        | 200      | 800    | 50     | 1050
        unknown    |        |         | 5        | 200      | 800    | 50     | 1050
        user_id    | user-1 | proj_1  | 5        |          |        | 50     | 1050
        user_id    | user-1 | proj_1  | 5        | 200      | 800    | 50     | 1050
    """)


def test_a_bucket_told_in_other_groups_is_told_anew_and_not_added(exports):
    whole = completions(user_id=None, project_id=None, model=None, num_model_requests=10)
    exports.put("usage-2026-03-04.json", page(bucket(whole)))
    exports.put("usage-2026-03-09.json", page(bucket(completions(), completions(user_id="u2"))))
    loaded = exports.load()
    assert loaded.rows("select id_value, requests from staging.ai_days") == [
        ("u2", "5"),
        ("user-1", "5"),
    ]
    assert loaded.reasons("usage-2026-03-04.json") == {"newer_export": 1}


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (bucket(), ("not_this_kind", "results")),
        (bucket(completions(), seconds=3600), ("not_this_kind", "end_time")),
        (bucket(completions()) | {"start_time": DAY * 1000}, ("time_out_of_range", "start_time")),
        (bucket(completions(output_tokens=-1)), ("negative_count", "results.output_tokens")),
        (
            bucket(completions(input_cached_tokens=1001)),
            ("bad_nested_value", "results.input_cached_tokens"),
        ),
        (bucket(completions(), completions(num_model_requests="NaN")),
         ("not_finite", "results.num_model_requests")),
    ],
)  # fmt: skip
def test_a_bad_result_sets_its_whole_bucket_aside(exports, record, reason):
    loaded = exports.put("a.json", page(record, bucket(completions(), day=2))).load()
    assert loaded.fates("a.json") == [("1", *reason)]
    assert loaded.rows("select used_on from staging.ai_days") == [("2026-03-04",)]
