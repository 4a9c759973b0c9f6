"""A layout nobody wrote code for: one TOML file makes it a format like any other."""

import re

import pytest

from dashboard.build.mapping import parsing
from dashboard.settings import ROOT
from tests.staging.folder import drawn

HARBOUR = """
id = "harbour_deploy_log"
fills = "deployments"
container = "csv"
delimiter = ";"
recognised_by = ["Deploy ID", "App", "Env", "Outcome", "Finished"]
newest_by = "export"
zone = "Europe/Berlin"
null_texts = ["", "-", "n/a"]
[columns]
deployment_key = { from = "Deploy ID", prefix = "harbour:" }
source = { constant = "harbour" }
service_key = { from = "App", lower = true }
environment_name = { from = "Env" }
sha = { from = "Commit", optional = true }
result = { from = "Outcome", values = { OK = "success", FAILED = "failure", ABORTED = "cancelled" } }
finished_at = { from = "Finished", format = "%d.%m.%Y %H:%M" }
[skip]
Type = ["dry-run"]
"""
LOG = """Deploy ID;App;Env;Outcome;Finished;Type;Ticket
17;Pay;prod;OK;05.03.2026 14:10;live;A-1
18;Pay;prod;DONE;05.03.2026 15:00;live;A-2
19;Pay;prod;OK;05.03.2026 16:00;dry-run;A-3
17;Pay;prod;OK;05.03.2026 14:10;live;A-1
"""
NAME = "governance/mappings/harbour_deploy_log.toml"
ONE_LINE = "Deploy ID;App;Env;Outcome;Finished\n"


def mapped(exports, mapping=HARBOUR, log=LOG):
    return exports.put(NAME, mapping).put("harbour.csv", log)


def harbour(*lines):
    return ONE_LINE + "".join(f"{line}\n" for line in lines)


def test_the_counts_of_a_mapped_file_add_up_like_those_of_any_other(exports):
    loaded = mapped(exports).load()
    assert loaded.counts("harbour.csv") == (4, 1, 1, 2)
    assert loaded.fates("harbour.csv") == drawn("""
        record | reason         | field
        2      | unknown_value  | Outcome
        3      | not_this_kind  | Type
        4      | same_row_again |
    """)
    assert loaded.files["harbour.csv"].format == "harbour_deploy_log"


def test_the_report_says_which_key_of_the_mapping_translates_a_value(exports):
    loaded = mapped(exports).load()
    (reason,) = [r for r in loaded.files["harbour.csv"].reasons if r.reason == "unknown_value"]
    assert (reason.first_row, reason.first_line, reason.field) == (2, 3, "Outcome")
    assert reason.fix == (
        "No translation for this value. Add it to `result.values` in `harbour_deploy_log.toml`."
    )


def test_a_value_added_to_the_mapping_loads_its_row(exports):
    added = HARBOUR.replace('OK = "success"', 'OK = "success", DONE = "success"')
    assert mapped(exports, added).load().counts("harbour.csv") == (4, 2, 1, 1)


def test_a_translation_does_not_care_about_capitals(exports):
    log = harbour("17;Pay;prod;ok;05.03.2026 14:10", "18;Pay;prod; Failed ;05.03.2026 14:10")
    loaded = mapped(exports, log=log).load()
    assert loaded.rows("select result from staging.deployments") == [("failure",), ("success",)]


def test_a_mapped_row_has_the_columns_of_the_table_in_its_own_words(exports):
    exports.put(
        "governance/exports.toml", '[[environment]]\npattern = "prod"\ntier = "production"\n'
    )
    loaded = mapped(exports).load()
    columns = (
        "deployment_key, source, service_key, environment_name, sha, result, finished_at, extra"
    )
    assert loaded.rows(f"select {columns} from staging.deployments") == drawn("""
        key        | source  | service | environment | sha | result  | finished            | extra
        harbour:17 | harbour | pay     | prod        |     | success | 2026-03-05 13:10:00 | {"Ticket":"A-1","Finished":"05.03.2026 14:10"}
    """)
    assert loaded.files["harbour.csv"].unknown_columns == ("Ticket",)
    assert loaded.rows("select tier from governance.environments") == [("production",)]


def test_a_mapping_is_a_line_of_the_report(exports):
    loaded = mapped(exports).load()
    file = loaded.files[NAME]
    assert (file.fate, file.format, file.tool) == ("loaded", "harbour_deploy_log", "governance")


def test_a_file_whose_delimiter_the_mapping_does_not_declare_is_not_its_kind(exports):
    loaded = mapped(exports, log=LOG.replace(";", ",")).load()
    assert loaded.refusal("harbour.csv").reason == "unknown_format"


def test_a_column_that_no_file_may_lack_is_missing_in_the_refusal(exports):
    needed = HARBOUR.replace('{ from = "Commit", optional = true }', '{ from = "Commit" }')
    refusal = mapped(exports, needed).load().refusal("harbour.csv")
    assert refusal.reason == "unknown_format"
    assert "nearest format is harbour_deploy_log; missing: Commit" in refusal.sentence


def test_texts_that_mean_nothing_are_null_and_a_key_of_them_is_missing(exports):
    log = harbour("17;-;prod;OK;n/a", "-;Pay;prod;OK;05.03.2026 14:10")
    loaded = mapped(exports, log=log).load()
    assert loaded.rows("select service_key, finished_at from staging.deployments") == [("", "")]
    assert loaded.fates("harbour.csv") == [("2", "missing_key", "Deploy ID")]


# Every hour of a day with a change of clocks has its reading.
CLOCKS = [
    ("29.03.2026 01:59", "2026-03-29 00:59:00"),
    ("29.03.2026 02:30", "2026-03-29 01:30:00"),  # does not exist: one hour later
    ("29.03.2026 03:30", "2026-03-29 01:30:00"),
    ("25.10.2026 02:30", "2026-10-25 00:30:00"),  # occurs twice: the first
    ("25.10.2026 03:00", "2026-10-25 02:00:00"),
    ("05.01.2026 14:10", "2026-01-05 13:10:00"),
    ("05.07.2026 14:10", "2026-07-05 12:10:00"),
]


@pytest.mark.parametrize(("local", "utc"), CLOCKS)
def test_a_local_time_is_read_in_its_zone(exports, local, utc):
    loaded = mapped(exports, log=harbour(f"17;Pay;prod;OK;{local}")).load()
    assert loaded.rows("select finished_at from staging.deployments") == [(utc,)]


TIMES = [
    ('{ from = "Finished" }', "2026-03-05T14:10:00+0100", "2026-03-05 13:10:00"),
    ('{ from = "Finished" }', "2026-03-05 14:10:00 +01:00", "2026-03-05 13:10:00"),
    ('{ from = "Finished" }', "2026-03-05T13:10:00.1234567Z", "2026-03-05 13:10:00.123456"),
    ('{ from = "Finished" }', "2026-03-05 14:10", "2026-03-05 13:10:00"),
    ('{ from = "Finished", unit = "epoch_s" }', "1772716200", "2026-03-05 13:10:00"),
    ('{ from = "Finished", unit = "epoch_s" }', "1772716200.25", "2026-03-05 13:10:00.250000"),
    ('{ from = "Finished", unit = "epoch_ms" }', "1772716200250", "2026-03-05 13:10:00.250000"),
    ('{ from = "Finished", unit = "epoch_ns" }', "1772716200250000000", "2026-03-05 13:10:00.250000"),
    ('{ from = "Finished", format = "%m/%d/%Y %I:%M %p" }', "03/05/2026 02:10 PM", "2026-03-05 13:10:00"),
    ('{ from = "Finished", format = ["%d.%m.%Y", "%d.%m.%Y %H:%M"] }', "05.03.2026", "2026-03-04 23:00:00"),
    ('{ from = "Finished", format = "%Y-%m-%d %H:%M %z" }', "2026-03-05 14:10 +0100", "2026-03-05 13:10:00"),
    ('{ from = "Finished", zone = "America/New_York" }', "2026-03-05 14:10", "2026-03-05 19:10:00"),
]  # fmt: skip


def with_time(spec, zone='zone = "Europe/Berlin"'):
    told = '{ from = "Finished", format = "%d.%m.%Y %H:%M" }'
    return HARBOUR.replace(told, spec).replace('zone = "Europe/Berlin"', zone)


@pytest.mark.parametrize(("spec", "text", "utc"), TIMES)
def test_a_time_is_read_as_the_mapping_says(exports, spec, text, utc):
    loaded = mapped(exports, with_time(spec), harbour(f"17;Pay;prod;OK;{text}")).load()
    assert loaded.rows("select finished_at from staging.deployments") == [(utc,)]


BAD_TIMES = [
    ('{ from = "Finished", unit = "epoch_ms" }', "1772716200", "time_out_of_range"),
    ('{ from = "Finished", unit = "epoch_s" }', "1772716200250", "time_out_of_range"),
    ('{ from = "Finished", unit = "epoch_s" }', "1772716200250000000", "time_out_of_range"),
    ('{ from = "Finished", unit = "epoch_s" }', "soon", "bad_time"),
    ('{ from = "Finished", unit = "epoch_s" }', "1e309", "bad_time"),
    ('{ from = "Finished", format = "%d.%m.%Y %H:%M" }', "31.02.2026 14:10", "bad_time"),
    ('{ from = "Finished", format = "%d.%m.%Y %H:%M" }', "05.03.2026 14:10 today", "bad_time"),
    ('{ from = "Finished" }', "06/07/2026 14:10", "bad_time"),
    ('{ from = "Finished" }', "1899-01-01 00:00", "time_out_of_range"),
    ('{ from = "Finished" }', "infinity", "time_out_of_range"),
]  # fmt: skip


@pytest.mark.parametrize(("spec", "text", "reason"), BAD_TIMES)
def test_a_time_that_is_none_sets_its_row_aside_under_the_name_of_the_file(
    exports, spec, text, reason
):
    loaded = mapped(exports, with_time(spec), harbour(f"17;Pay;prod;OK;{text}")).load()
    assert loaded.fates("harbour.csv") == [("1", reason, "Finished")]
    (told,) = loaded.files["harbour.csv"].reasons
    assert "`finished_at` in `harbour_deploy_log.toml`" in told.fix


def test_a_time_without_offset_is_set_aside_where_nothing_says_its_zone(exports):
    no_zone = with_time('{ from = "Finished" }', zone="")
    log = harbour("17;Pay;prod;OK;2026-03-05T14:10:00Z", "18;Pay;prod;OK;2026-03-05 14:10")
    loaded = mapped(exports, no_zone, log).load()
    assert loaded.fates("harbour.csv") == [("2", "bad_time", "Finished")]
    exports.put(
        "governance/exports.toml", '[[source]]\nmatch = "harbour*"\nzone = "Europe/Berlin"\n'
    )
    assert exports.load().counts("harbour.csv") == (2, 2, 0, 0)


def test_a_zone_left_to_exports_toml_must_be_declared_there(exports):
    declared = HARBOUR.replace('"Europe/Berlin"', '"declared"')
    loaded = mapped(exports, declared).load()
    assert loaded.refusal("harbour.csv").reason == "zone_undeclared"
    exports.put("governance/exports.toml", '[[source]]\nmatch = "harbour*"\nzone = "Asia/Tokyo"\n')
    assert exports.load().one("select finished_at::varchar from staging.deployments") == (
        "2026-03-05 05:10:00"
    )


def test_the_zone_of_a_mapping_is_stored_with_its_files(exports):
    assert mapped(exports).load().files["harbour.csv"].zone_name == "Europe/Berlin"


def test_the_version_column_wins_before_the_newer_export_does(exports):
    newest = HARBOUR.replace('newest_by = "export"', 'newest_by = "Revision"')
    header = "Deploy ID;App;Env;Outcome;Finished;Revision\n"
    exports.put(NAME, newest)
    exports.put("b-2026-03-07.csv", header + "17;Pay;prod;OK;05.03.2026 14:10;2\n")
    exports.put("a-2026-03-08.csv", header + "17;Pay;prod;FAILED;05.03.2026 14:10;1\n")
    loaded = exports.load()
    assert loaded.rows("select result from staging.deployments") == [("success",)]
    assert loaded.reasons("a-2026-03-08.csv") == {"earlier_state": 1}


def test_the_newer_export_of_a_mapped_layout_wins(exports):
    exports.put(NAME, HARBOUR)
    exports.put("a-2026-03-07.csv", harbour("17;Pay;prod;OK;05.03.2026 14:10"))
    exports.put("b-2026-03-08.csv", harbour("17;Pay;prod;FAILED;05.03.2026 14:10"))
    loaded = exports.load()
    assert loaded.rows("select result from staging.deployments") == [("failure",)]
    assert loaded.reasons("a-2026-03-07.csv") == {"newer_export": 1}


def test_a_result_declared_in_exports_toml_wins_over_the_translation(exports):
    exports.put("governance/exports.toml", '[result_values]\nDONE = "failure"\n')
    loaded = mapped(exports).load()
    assert loaded.rows("select deployment_key, result from staging.deployments") == [
        ("harbour:17", "success"),
        ("harbour:18", "failure"),
    ]


TAKEN = ["extra", "row_number", "file_id", "readable", "read_fault", "around", "Exported_At"]


@pytest.mark.parametrize("name", TAKEN)
def test_a_column_may_be_called_what_the_build_calls_its_own(exports, name):
    mapping = HARBOUR.replace('"Env"', f'"{name}"')
    log = harbour("17;Pay;prod;OK;05.03.2026 14:10").replace("Env", name)
    loaded = mapped(exports, mapping, log).load()
    assert loaded.rows("select environment_name from staging.deployments") == [("prod",)]


def test_two_layouts_that_tell_one_deployment_compete_for_it(exports):
    other = HARBOUR.replace("harbour_deploy_log", "old_log").replace('"Env"', '"Environment"')
    exports.put(NAME, HARBOUR).put("governance/mappings/old_log.toml", other)
    exports.put("new-2026-03-08.csv", harbour("17;Pay;prod;OK;05.03.2026 14:10"))
    old = harbour("17;Pay;prod;FAILED;05.03.2026 14:10").replace("Env", "Environment")
    exports.put("old-2026-03-07.csv", old)
    loaded = exports.load()
    assert loaded.rows("select result from staging.deployments") == [("success",)]
    assert loaded.counts("new-2026-03-08.csv") == (1, 1, 0, 0)
    assert loaded.reasons("old-2026-03-07.csv") == {"newer_export": 1}


def two_mappings(exports, more=""):
    twin = HARBOUR.replace("harbour_deploy_log", "harbour_twin").replace('"harbour:"', '"twin:"')
    twin = twin.replace('newest_by = "export"', f'newest_by = "export"\n{more}')
    exports.put(NAME, HARBOUR).put("governance/mappings/harbour_twin.toml", twin)
    return exports.put("harbour.csv", LOG).load()


def test_a_file_that_fits_two_mappings_equally_is_refused_and_overrides_is_suggested(exports):
    refusal = two_mappings(exports).refusal("harbour.csv")
    assert refusal.reason == "ambiguous_format"
    assert "It fits harbour_deploy_log and harbour_twin equally well." in refusal.sentence
    assert 'overrides = "harbour_deploy_log"' in refusal.sentence


def test_the_mapping_that_overrides_the_other_one_wins(exports):
    loaded = two_mappings(exports, 'overrides = "harbour_deploy_log"')
    assert loaded.files["harbour.csv"].format == "harbour_twin"
    assert loaded.rows("select deployment_key from staging.deployments") == [("twin:17",)]


def test_a_mapping_can_override_a_format_that_asks_for_more_names(exports):
    header = ("Deploy ID", "App", "Env", "Outcome", "Finished", "Type", "DeploymentId", "Timestamp",
              "PullRequests")  # fmt: skip
    cells = (
        "17",
        "Pay",
        "prod",
        "OK",
        "05.03.2026 14:10",
        "live",
        "g-1",
        "2026-03-05T14:10:00Z",
        "[]",
    )
    log = ";".join(header) + "\n" + ";".join(cells) + "\n"
    few = HARBOUR.replace('"Deploy ID", "App", "Env", "Outcome", "Finished"', '"Deploy ID"')
    few = few.replace('{ from = "App", lower = true }', '{ from = "App", optional = true }')
    few = few.replace('{ from = "Env" }', '{ from = "Env", optional = true }')
    few = few.replace('{ from = "Finished",', '{ from = "Finished", optional = true,')
    few = few.replace('{ from = "Outcome",', '{ from = "Outcome", optional = true,')
    assert mapped(exports, few, log).load().files["harbour.csv"].format == "gearset_deployments"
    wins = few.replace('newest_by = "export"', 'overrides = "gearset_deployments"')
    assert mapped(exports, wins, log).load().files["harbour.csv"].format == "harbour_deploy_log"


USE = """
fills = "ai_days"
container = "csv"
recognised_by = ["who", "day"]
decimal_mark = ","
[columns]
tool = { constant = "aider" }
system = { constant = "aider" }
id_kind = { constant = "email" }
id_value = { from = "who", lower = true }
used_on = { from = "day" }
surface = { constant = "cli" }
has_telemetry = { constant = true }
is_active = { from = "active", optional = true }
prompts = { from = "asked", optional = true }
cost = { from = "spent", optional = true }
cost_kind = { constant = "list_estimate" }
currency = { constant = "EUR" }
"""


def used(exports, *rows, mapping=USE, header="who;day;active;asked;spent"):
    exports.put("governance/mappings/aider.toml", mapping)
    return exports.put("u.csv", header + "\n" + "".join(f"{row}\n" for row in rows)).load()


def test_a_decimal_comma_is_read_where_it_is_declared(exports):
    loaded = used(
        exports,
        "a@x.example;2026-03-05;yes;1.234;1.234,50 €",
        "b@x.example;2026-03-05;no;12;0,5",
        "c@x.example;2026-03-05;;;",
        "d@x.example;2026-03-05;;1 000;-0",
    )
    query = "select id_value, is_active, prompts, cost, currency from staging.ai_days"
    assert loaded.rows(query) == drawn("""
        who         | active | prompts | cost           | currency
        a@x.example | True   | 1234    | 1234.500000000 | EUR
        b@x.example | False  | 12      | 0.500000000    | EUR
        c@x.example |        |         |                |
        d@x.example |        | 1000    | 0.000000000    | EUR
    """)


BAD_CELLS = [
    ("12.5;", "bad_number", "asked"),
    ("1.5.0;", "bad_number", "asked"),
    ("0,5;", "bad_number", "asked"),
    ("-3;", "negative_count", "asked"),
    ("NaN;", "not_finite", "asked"),
    ("Infinity;", "not_finite", "asked"),
    (";12.50", "bad_number", "spent"),
    (";$5", "bad_number", "spent"),
    (";-1,5", "negative_count", "spent"),
    (";NaN", "not_finite", "spent"),
    (";1e309", "bad_number", "spent"),
]


@pytest.mark.parametrize(("cells", "reason", "place"), BAD_CELLS)
def test_a_number_of_another_kind_is_set_aside_and_never_guessed(exports, cells, reason, place):
    loaded = used(exports, "a@x.example;2026-03-05;;1;1", f"b@x.example;2026-03-05;;{cells}")
    assert loaded.fates("u.csv") == [("2", reason, place)]


def test_a_decimal_comma_is_no_number_where_none_is_declared(exports):
    plain = USE.replace('decimal_mark = ","\n', "")
    loaded = used(exports, "a@x.example;2026-03-05;;1,200;12,5", mapping=plain)
    assert loaded.fates("u.csv") == [("1", "bad_number", "spent")]
    loaded = used(exports, "a@x.example;2026-03-05;;1,200;€1.50", mapping=plain)
    assert loaded.rows("select prompts, cost from staging.ai_days") == [("1200", "1.500000000")]


def test_a_word_that_is_neither_true_nor_false_is_set_aside(exports):
    loaded = used(exports, "a@x.example;2026-03-05;perhaps;1;1")
    assert loaded.fates("u.csv") == [("1", "unknown_value", "active")]


def test_money_in_cents_is_converted_once(exports):
    cents = USE.replace('{ from = "spent", optional = true }', '{ from = "spent", unit = "cents" }')
    loaded = used(exports, "a@x.example;2026-03-05;;1;123,45", mapping=cents)
    assert loaded.rows("select cost from staging.ai_days") == [("1.234500000",)]


def test_a_day_with_a_time_is_the_day_it_was_in_utc(exports):
    loaded = used(
        exports,
        "a@x.example;2026-03-05;;1;",
        "b@x.example;2026-03-05T23:30:00-05:00;;1;",
        "c@x.example;2026-03-05T23:30:00;;1;",
    )
    assert loaded.rows("select id_value, used_on, final_on from staging.ai_days") == drawn("""
        who         | day        | final
        a@x.example | 2026-03-05 | 2026-03-05
        b@x.example | 2026-03-06 | 2026-03-06
        c@x.example | 2026-03-05 | 2026-03-05
    """)


DETAILS = """
fills = "ai_day_details"
container = "csv"
recognised_by = ["who", "day"]
[columns]
tool = { constant = "aider" }
system = { constant = "aider" }
id_kind = { constant = "email" }
id_value = { from = "who" }
used_on = { from = "day" }
surface = { constant = "cli" }
dimension = { constant = "model" }
measure = { constant = "messages" }
[unpivot]
columns = "*_messages"
except = ["Total_Messages"]
name_to = "dimension_value"
value_to = "amount"
"""


def test_wide_columns_become_rows_and_a_new_one_becomes_more_rows(exports):
    header = "who;day;opus_messages;gpt_5_messages;Total_Messages;note"
    exports.put("governance/mappings/wide.toml", DETAILS)
    exports.put(
        "w.csv", f"{header}\na@x.example;2026-03-05;3;0;3;hi\nb@x.example;2026-03-05;;2;2;\n"
    )
    loaded = exports.load()
    assert loaded.counts("w.csv") == (2, 2, 0, 0)
    assert loaded.rows(
        "select id_value, dimension_value, amount from staging.ai_day_details"
    ) == drawn("""
        who         | model          | amount
        a@x.example | gpt_5_messages | 0.0
        a@x.example | opus_messages  | 3.0
        b@x.example | gpt_5_messages | 2.0
    """)
    assert loaded.files["w.csv"].unknown_columns == ("note",)
    assert loaded.rows("select distinct extra from staging.ai_day_details") == [
        ('{"Total_Messages":"2","note":null}',),
        ('{"Total_Messages":"3","note":"hi"}',),
    ]


def test_what_was_cut_from_the_name_of_a_wide_column_and_what_is_wrong_in_it(exports):
    short = DETAILS.replace('value_to = "amount"', 'value_to = "amount"\nwithout = "_messages"')
    header = "who;day;opus_messages;gpt_5_messages"
    exports.put("governance/mappings/wide.toml", short)
    exports.put("w.csv", f"{header}\na@x.example;2026-03-05;3;0\nb@x.example;2026-03-05;1;many\n"
                "c@x.example;2026-03-05;;\n")  # fmt: skip
    loaded = exports.load()
    assert loaded.rows("select dimension_value from staging.ai_day_details") == [
        ("gpt_5",),
        ("opus",),
    ]
    assert loaded.fates("w.csv") == [
        ("2", "bad_number", "gpt_5_messages"),
        ("3", "not_this_kind", "*_messages"),
    ]
    assert loaded.counts("w.csv") == (3, 1, 0, 2)


NESTED = """
fills = "deployments"
container = "json"
records_at = "result.items"
recognised_by = ["meta.id", "done at", "what"]
[columns]
deployment_key = { join = ["/region", "meta.id"], prefix = "n:" }
source = { constant = "n" }
service_key = { from = 'meta."app.name"' }
sha = { from = "refs[1].commit-sha" }
ref = { from = "refs[].branch" }
version = { from = "refs[-1].commit-sha" }
result = { from = "what", values = { fine = "success" } }
finished_at = { from = "done at" }
[[also]]
fills = "deployment_changes"
each = "refs"
[also.columns]
deployment_key = { join = ["/region", "meta.id"], prefix = "n:" }
sha = { from = "./commit-sha" }
"""
RECORD = {
    "meta": {"id": 7, "app.name": "pay"},
    "refs": [{"commit-sha": "AAA"}, {"commit-sha": "BBB", "branch": "main"}],
    "what": "fine",
    "done at": "2026-03-05T14:10:00Z",
}


def nested(exports, *records, more=None):
    exports.put("governance/mappings/n.toml", NESTED)
    return exports.put("n.json", {"region": "eu", "result": {"items": list(records)}}).load()


def test_a_place_in_a_json_is_written_with_dots_quotes_and_brackets(exports):
    loaded = nested(exports, RECORD)
    query = "select deployment_key, service_key, sha, ref, version from staging.deployments"
    assert loaded.rows(query) == [("n:eu:7", "pay", "bbb", "main", "BBB")]
    assert loaded.rows("select deployment_key, sha from staging.deployment_changes") == [
        ("n:eu:7", "aaa"), ("n:eu:7", "bbb"),
    ]  # fmt: skip


def test_a_record_without_its_list_fills_no_second_table_and_one_with_a_broken_list_nothing(
    exports,
):
    loaded = nested(
        exports,
        RECORD | {"refs": []},
        RECORD | {"meta": {"id": 8}, "refs": None},
        RECORD | {"meta": {"id": 9}, "refs": "none"},
        RECORD | {"meta": {"app.name": "x"}},
    )
    assert loaded.counts("n.json") == (4, 2, 0, 2)
    assert loaded.fates("n.json") == [
        ("3", "bad_nested_value", "refs"),
        ("4", "missing_key", "meta.id"),
    ]
    assert loaded.rows("select * from staging.deployment_changes") == []


def test_a_bad_element_of_a_list_sets_its_record_aside_whole(exports):
    outcome = """
fills = "deployments"
container = "json"
recognised_by = ["id", "steps"]
[columns]
deployment_key = { from = "id" }
source = { constant = "n" }
result = { constant = "success" }
[[also]]
fills = "deployment_states"
each = "steps"
[also.columns]
deployment_key = { from = "id" }
state = { from = "./name" }
entered_at = { from = "./at" }
"""
    exports.put("governance/mappings/n.toml", outcome)
    good = {"id": "1", "steps": [{"name": "start", "at": "2026-03-05T14:00:00Z"}]}
    bad = {"id": "2", "steps": [*good["steps"], {"name": "end", "at": "soon"}]}
    loaded = exports.put("n.json", [good, bad]).load()
    assert loaded.fates("n.json") == [("2", "bad_time", "./at")]
    assert loaded.rows("select deployment_key, state from staging.deployment_states") == [
        ("1", "start")
    ]
    assert loaded.rows("select deployment_key from staging.deployments") == [("1",)]


LISTS = [
    ('split = ","', '"AAA, bbb,"'),
    ('literal = "json"', '"[""AAA"", ""bbb""]"'),
    ('literal = "python"', "\"['AAA', 'bbb']\""),
]


@pytest.mark.parametrize(("how", "cell"), LISTS)
def test_a_list_in_one_cell_is_read_as_the_mapping_says(exports, how, cell):
    also = f'[[also]]\nfills = "deployment_changes"\neach = "Commits"\n{how}\n[also.columns]\n'
    also += 'deployment_key = { from = "Deploy ID", prefix = "harbour:" }\nsha = { from = "." }\n'
    header = ONE_LINE.replace("\n", ";Commits\n")
    rows = f"17;Pay;prod;OK;05.03.2026 14:10;{cell}\n18;Pay;prod;OK;05.03.2026 14:10;\n"
    loaded = mapped(exports, HARBOUR + also, header + rows).load()
    assert loaded.counts("harbour.csv") == (2, 2, 0, 0)
    assert loaded.rows("select deployment_key, sha from staging.deployment_changes") == [
        ("harbour:17", "aaa"), ("harbour:17", "bbb"),
    ]  # fmt: skip


def test_the_mapping_of_the_readme_is_one(exports):
    """What the README shows loads as it says, and what it names is a key."""
    readme = (ROOT / "README.md").read_text()
    section = readme.partition("## A layout nobody knows")[2].partition("\n## ")[0]
    shown = section.partition("```toml\n")[2].partition("```")[0]
    loaded = mapped(exports, shown).load()
    assert loaded.counts("harbour.csv") == (4, 1, 1, 2)
    for key in ("newest_by", "overrides", "only", "drops", "unpivot", "also", "like", "each"):
        assert key in section
        assert key in parsing._KEYS | parsing._ALSO_KEYS
    columns = set(
        re.findall(
            r"`([a-z_]+)(?:`| =)", section.partition("| in a column")[2].partition("\n\n")[0]
        )
    )
    assert columns - {"owner", "scope", "exported_at"} <= parsing._COLUMN_KEYS
