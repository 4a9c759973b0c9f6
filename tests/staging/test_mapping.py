"""A layout nobody wrote code for: one TOML file makes it a format like any other."""

import pytest

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
