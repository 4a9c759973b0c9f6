"""A mapping that could be misread is refused with its line, and what to write instead."""

import pytest

from tests.staging.test_mapping import HARBOUR, LOG, NAME

OUTCOME = (
    '{ from = "Outcome", values = { OK = "success", FAILED = "failure", ABORTED = "cancelled" } }'
)
FINISHED = '{ from = "Finished", format = "%d.%m.%Y %H:%M" }'
USE = """fills = "ai_days"
container = "csv"
recognised_by = ["who", "day", "spent"]
[columns]
tool = { constant = "aider" }
system = { constant = "aider" }
id_kind = { constant = "email" }
id_value = { from = "who" }
used_on = { from = "day" }
surface = { constant = "cli" }
has_telemetry = { constant = true }
cost = { from = "spent" }
"""


def changed(old, new):
    assert old in HARBOUR
    return HARBOUR.replace(old, new)


# What is wrong, in which line, and what the sentence says.
WRONG = {
    "an unknown table": (changed('"deployments"', '"deployment"'), 3, "`deployment` is no table a mapping can fill. Perhaps `deployments` is meant."),
    "a table of the build itself": (changed('"deployments"', '"row_fates"'), 3, "`row_fates` is no table a mapping can fill."),
    "an unknown column": (changed("environment_name =", "enviroment_name ="), 14, "deployments has no column `enviroment_name`. Perhaps `environment_name` is meant."),
    "a column of the build itself": (changed("environment_name =", "file_id ="), 14, "deployments has no column `file_id`."),
    "a required column that nothing fills": (changed('source = { constant = "harbour" }\n', ""), 10, 'deployments needs `source`, and nothing fills it. Add source = { from = "..." } or source = { constant = "..." }.'),
    "one column mapped twice": (changed("[skip]", 'sha = { from = "Sha" }\n[skip]'), 18, "One key stands twice. Remove one of the two."),
    "brackets without end": ("a = " + "[" * 5000, 1, "It is nested too deep."),
    "no TOML": (changed('fills = "deployments"', "fills = deployments"), 3, "It is not TOML."),
    "an unknown key": (changed("null_texts", "nul_texts"), 9, "`nul_texts` is not a key here. Perhaps `null_texts` is meant."),
    "an unknown key of a column": (changed("lower = true", "lowercase = true"), 13, "`lowercase` is not a key here. Perhaps `lower` is meant."),
    "SQL": (changed("lower = true", 'sql = "drop table people"'), 13, "`sql` is not a key here."),
    "no table": (changed('fills = "deployments"\n', ""), 1, "A mapping says either which table it `fills` or which format it is `like`."),
    "a format nobody knows": (changed('fills = "deployments"', 'like = "rooster"').replace('newest_by = "export"', ""), 3, "`rooster` is no format whose columns a mapping can fill. Perhaps `roster` is meant."),
    "a format whose records are more than texts": (changed('fills = "deployments"', 'like = "github_deployments"').replace('newest_by = "export"', ""), 3, "`github_deployments` is no format whose columns a mapping can fill."),
    "a column the other format has not": (changed('fills = "deployments"', 'like = "roster"').replace('newest_by = "export"', ""), 11, "roster has no column `deployment_key`."),
    "a version where the other format has its own": (changed('fills = "deployments"', 'like = "roster"'), 7, "`newest_by` is settled by the format roster."),
    "no container": (changed('container = "csv"\n', ""), 1, "`container` is missing."),
    "an unknown container": (changed('"csv"', '"xlsx"'), 4, "`xlsx` is no container. Use one of csv, tsv, json, ndjson."),
    "a wrapper in a CSV": (changed('newest_by = "export"', 'records_at = "items"'), 7, "`records_at` says nothing about csv."),
    "a delimiter in JSON": (changed('"csv"', '"json"'), 5, "`delimiter` says nothing about json."),
    "an unknown delimiter": (changed('";"', '"::"'), 5, "`::` is no delimiter."),
    "tabs and another delimiter": (changed('"csv"', '"tsv"'), 5, "tsv is separated by tabs."),
    "a time without offset and zone": (changed('zone = "Europe/Berlin"\n', ""), 16, "`finished_at` is read without an offset from UTC, and no zone is declared."),
    "a zone that does not exist": (changed("Europe/Berlin", "Europe/Hamburg"), 8, "`Europe/Hamburg` is no time zone."),
    "a time format that does not exist": (changed("%d.%m.%Y", "%d.%m.%Q"), 17, "`%d.%m.%Q %H:%M` is no time format."),
    "formats with and without an offset": (changed(FINISHED, '{ from = "Finished", format = ["%H:%M", "%H:%M %z"] }'), 17, "Some of these formats read an offset from UTC and some do not."),
    "a format of what is no time": (changed('{ from = "Env" }', '{ from = "Env", format = "%d.%m.%Y" }'), 14, "`environment_name` is no time, so it has no format"),
    "a prefix of what is no text": (changed(FINISHED, '{ from = "Finished", prefix = "x" }'), 17, "`finished_at` is no text"),
    "cents of what is no money": (changed('{ from = "Env" }', '{ from = "Env", unit = "cents" }'), 14, "`environment_name` is no money."),
    "an unknown unit": (changed(FINISHED, '{ from = "Finished", unit = "epoch" }'), 17, "`epoch` is no unit. Use one of iso, epoch_s"),
    "a translation the table does not take": (changed('"failure"', '"failed"'), 16, "`result` of deployments cannot be `failed`. Use one of success, failure"),
    "two translations of one word": (changed('OK = "success"', 'OK = "success", ok = "failure"'), 16, "`OK` is translated twice: capitals make no difference."),
    "a constant the table does not take": (changed('result = ' + OUTCOME, 'result = { constant = "done" }'), 16, "`result` of deployments cannot be `done`."),
    "a column that says nothing": (changed('{ from = "Env" }', "{ lower = true }"), 14, "`environment_name` says 0 times where its value comes from."),
    "a column that says it twice": (changed('{ from = "Env" }', '{ from = "Env", constant = "prod" }'), 14, "`environment_name` says 2 times where its value comes from."),
    "a column that is no table": (changed('{ from = "Env" }', '"Env"'), 14, '`environment_name` is no table. Write { from = "..." }, or { constant = "..." }.'),
    "a fact that no file has": (changed('{ from = "Env" }', '{ file = "author" }'), 14, "`author` is no file."),
    "the id of another format": (changed("harbour_deploy_log", "pagerduty_incidents"), 2, "`pagerduty_incidents` is the id of another format."),
    "an id that is none": (changed("harbour_deploy_log", "Harbour log; drop"), 2, "`Harbour log; drop` is no id."),
    "a format to override that is none": (changed('newest_by = "export"', 'overrides = "github_deployment"'), 7, "There is no format `github_deployment` to override. Perhaps `github_deployments` is meant."),
    "a key that is not mapped": (changed('newest_by = "export"', 'natural_key = ["ref"]'), 7, "`ref` of the natural key is not mapped."),
    "a list element where there is no list": (changed('{ from = "Env" }', '{ from = "." }'), 14, "`.` is an element of a list, and no list is gone through here."),
    "a second table that is none": (HARBOUR + '[[also]]\nfills = "changed"\n[also.columns]\nsha = { from = "Commit" }\n', 21, "`changed` is no table"),
    "a second table that lacks a column": (HARBOUR + '[[also]]\nfills = "deployment_states"\n[also.columns]\nstate = { from = "Outcome" }\n', 22, "deployment_states needs `deployment_key`"),
    "a column spread and mapped": (changed("[skip]", 'version = { from = "V" }\n[unpivot]\ncolumns = ["a"]\nname_to = "version"\nvalue_to = "ref"\n[skip]'), 18, "`version` is filled twice: by `unpivot` and by `columns`."),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_mapping_is_refused_with_its_line_when_it_has(exports, case):
    mapping, line, said = WRONG[case]
    loaded = exports.put(NAME, mapping).put("harbour.csv", LOG).load()
    refusal = loaded.refusal(NAME)
    assert refusal.reason == "mapping_invalid"
    assert refusal.sentence.startswith(f"harbour_deploy_log.toml was refused. Line {line}: {said}")
    assert refusal.sentence.endswith("Published figures are unchanged.")
    # It changes nothing: the file it was for is as unknown as before.
    assert loaded.refusal("harbour.csv").reason == "unknown_format"


@pytest.mark.parametrize("unit", ["", 'currency = { constant = "EUR" }\n'])
def test_money_needs_a_currency(exports, unit):
    loaded = exports.put("governance/mappings/aider.toml", USE + unit).load()
    file = loaded.files["governance/mappings/aider.toml"]
    if unit:
        assert file.fate == "loaded"
        return
    assert file.refusal.reason == "unit_undeclared"
    assert "Line 12: `cost` is an amount, and nothing says of what." in file.refusal.sentence
    assert 'Add currency = { constant = "USD" }.' in file.refusal.sentence


def test_of_two_mappings_with_one_id_the_second_is_refused(exports):
    exports.put("governance/mappings/a.toml", HARBOUR).put("governance/mappings/b.toml", HARBOUR)
    loaded = exports.load()
    assert loaded.files["governance/mappings/a.toml"].fate == "loaded"
    assert "is the id of another format" in loaded.refusal("governance/mappings/b.toml").sentence


def test_a_mapping_that_is_no_text_is_refused_with_the_byte(exports):
    loaded = exports.put(NAME, HARBOUR.encode() + b"\xff").load()
    assert loaded.refusal(NAME).reason == "not_text"
    assert f"Byte {len(HARBOUR.encode()):,} is not valid UTF-8" in loaded.refusal(NAME).sentence


def test_a_mapping_of_a_company_stands_in_for_a_ready_one_of_the_same_id(exports):
    own = HARBOUR.replace("harbour_deploy_log", "gearset_deployments")
    exports.put("governance/mappings/gearset_deployments.toml", own).put("harbour.csv", LOG)
    assert exports.load().files["harbour.csv"].format == "gearset_deployments"


HOSTILE = [
    "x'; drop table staging.people; --",
    'a"b; select 1 --',
    "{{7*7}}",
    "$1",
    "%s",
    "back\\slash",
    "new name\u2028",
    "ключ",
    "*",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_mapping_names_or_quotes_is_text(exports, text):
    """Names of columns, prefixes and translations reach the table as they are written."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    mapping = HARBOUR.replace('"Env"', f'"{quoted}"').replace('"harbour:"', f'"{quoted}"')
    mapping = mapping.replace("OK = ", f'"{quoted}" = ')
    cell = '"' + text.replace('"', '""') + '"'
    log = f"Deploy ID;App;{cell};Outcome;Finished\n17;Pay;prod;{cell};05.03.2026 14:10\n"
    loaded = exports.put(NAME, mapping).put("harbour.csv", log).load()
    assert loaded.files[NAME].refusal is None, loaded.files[NAME].refusal
    rows = loaded.rows("select deployment_key, environment_name, result from staging.deployments")
    assert rows == [(f"{text}17", "prod", "success")]
