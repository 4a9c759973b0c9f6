"""The report of a build and the list beside it: whole, closed, and without a value of a row."""

import csv
import json
import re
import shutil
import stat

import pytest

from dashboard.build import pipeline, report, set_aside
from dashboard.build.progress import Progress
from dashboard.build.report import next_command
from dashboard.build.stage.file_report import FileReport, Note
from dashboard.build.summary import summary
from dashboard.reported.doubts import doubts
from dashboard.settings import Settings

KEYS = {
    "build_id": str,
    "built_at": str,
    "fate": str,
    "warehouse": str,
    "reason": str,
    "command": str,
    "input_hash": str,
    "steps": list,
    "files": list,
    "unrecognised": list,
    "set_aside_list": str,
    "identities": dict,
    "checks": dict,
    "health": dict,
    "release": dict,
}
FILE_KEYS = {
    "path", "format", "tool", "fate", "exported_at", "is_order_uncertain", "first_on", "last_on",
    "rows_read", "rows_loaded", "rows_superseded", "rows_set_aside", "notes", "reasons",
    "unknown_columns",
}  # fmt: skip
PLANTED = ("jo.doe@acme.example", "sk-ant-secret-4711", "ghp_0123456789", "Zanzibar")
HEADER = (
    "Date,User,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,"
    "Output Tokens,Total Tokens,Cost"
)


def written(folder):
    (path,) = folder.glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def listed(folder):
    (path,) = folder.glob(f"*{set_aside.SUFFIX}")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_report_of_the_sample_has_these_keys_and_no_others(sample):
    assert {key: type(value) for key, value in sample.report.items()} == KEYS
    for file in sample.report["files"]:
        assert set(file) >= FILE_KEYS
    for refused in sample.report["unrecognised"]:
        assert set(refused) == {"path", "fate", "reason", "message", "what", "fix"}
        assert refused["what"]
        assert refused["fix"]


def test_list_stands_beside_the_report_for_the_group_of_the_server_to_read(sample):
    path = sample.settings.out / "builds" / sample.report["set_aside_list"]
    assert path.name == f"{sample.report['build_id']}.set-aside.csv"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """A build over files in which every cell that is wrong is a secret."""
    settings = Settings(exports=tmp_path_factory.mktemp("in"), out=tmp_path_factory.mktemp("out"))
    email, key, token, place = PLANTED
    rows = [
        f"2026-03-0{day}T10:00:00.000Z,{email},Included,{place},No,{bad},1,1,1,1,{cost}"
        for day, bad, cost in ((1, key, 1), (2, "NaN", token), (3, "-1", 1), (4, "1", place))
    ]
    good = [
        f"2026-04-{day:02}T10:00:00.000Z,{email},Included,m,No,1,1,1,1,1,1" for day in range(1, 29)
    ]
    (settings.exports / "=usage.csv").write_text("\n".join([HEADER, *rows, *good]))
    (settings.exports / "odd.csv").write_text(f"{place},{email},{key}\n1,2,3\n")
    (settings.exports / "open.json").write_text(f'[{{"id": "{token}", "name": "{place}')
    with Progress(quiet=True) as progress:
        pipeline.build(settings, progress)
    return settings.out / "builds"


def test_rows_were_set_aside_for_the_secrets_in_them(planted):
    (file,) = written(planted)["files"]
    assert (file["rows_read"], file["rows_set_aside"]) == (32, 4)
    assert len(written(planted)["unrecognised"]) == 2


def test_unknown_name_that_could_be_a_value_is_not_told():
    read = FileReport("a.json", unknown_columns=("Region", PLANTED[0], "2026-11-20", "a.b"))
    assert report.file_facts(read)["unknown_columns"] == ["Region", "a.b"]


@pytest.mark.parametrize("secret", PLANTED)
def test_no_value_of_a_row_is_in_the_report_or_in_the_list(planted, secret):
    for path in planted.iterdir():
        assert secret.casefold() not in path.read_text(encoding="utf-8").casefold(), path.suffix


def test_file_of_one_person_is_counted_and_named_to_nobody_but_who_runs_the_build(tmp_path):
    settings = Settings(exports=tmp_path / "in", out=tmp_path / "out")
    (settings.exports / "governance").mkdir(parents=True)
    (settings.exports / "governance" / "exports.toml").write_text(
        '[[source]]\nmatch = "jo/*"\nowner = "jo.doe@acme.example"\n'
    )
    rows = [f"2026-03-01T10:00:0{n}.000Z,,Included,m,No,NaN,1,1,1,1,1" for n in range(4)]
    rows += [f"2026-03-02T10:00:{n}.000Z,,Included,m,No,1,1,1,1,1,1" for n in range(10, 50)]
    for name in ("jo/usage-of-jo.csv", "team.csv"):
        path = settings.exports / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join([HEADER, *rows, f"2026-03-03T10:00:00.000Z,,,{name},,,,,,,"]))
    (settings.exports / "jo" / "odd-of-jo.csv").write_text("a,b\n1,2\n")
    with Progress(quiet=True) as progress:
        told = pipeline.build(settings, progress)
    folder = settings.out / "builds"
    report, rows = written(folder), listed(folder)
    assert {file["path"] for file in told.files} >= {"jo/usage-of-jo.csv", "team.csv"}
    assert {file["path"] for file in report["files"]} >= {"a file of one person", "team.csv"}
    assert {row["file"] for row in rows} == {"a file of one person", "team.csv"}
    assert {row["file_name"] for row in report["health"]["doubtful_files"]} == {
        "a file of one person", "team.csv"
    }  # fmt: skip
    assert "of-jo" in told.to_json()
    for path in folder.iterdir():
        assert "jo" not in re.split(r"\W+", path.read_text(encoding="utf-8")), path.name


def test_list_gives_place_reason_and_fix_of_each_record(planted):
    rows = listed(planted)
    assert [(row["record"], row["line"], row["reason"]) for row in rows] == [
        ("1", "2", "bad_number"),
        ("2", "3", "not_finite"),
        ("3", "4", "negative_count"),
        ("4", "5", "bad_number"),
    ]
    assert all(row["field"] and row["fix"].endswith(".") for row in rows)


def test_name_of_a_file_cannot_be_a_formula_in_the_list(planted):
    assert {row["file"] for row in listed(planted)} == {"'=usage.csv"}


def test_refused_build_tells_as_much_as_one_that_published(planted):
    told = written(planted)
    assert told["fate"] == "refused"
    assert told["reason"]
    assert told["health"]["sources"][0]["tool"] == "cursor"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("policy.toml", b"k = 4\n", r"policy.toml refused: k = 4 is below the floor 5."),
        ("policy.toml", b"k = \xff\n", r"policy.toml: .*Write TOML in UTF-8."),
    ],
)
def test_a_governance_file_nobody_can_use_refuses_the_build_and_everything_is_told(
    tmp_path, name, content, reason
):
    settings = Settings(exports=tmp_path / "in", out=tmp_path / "out")
    settings.governance.mkdir(parents=True)
    (settings.governance / name).write_bytes(content)
    (settings.exports / "usage.csv").write_text(f"{HEADER}\n")
    with Progress(quiet=True) as progress:
        pipeline.build(settings, progress)
    told = written(settings.out / "builds")
    assert told["fate"] == "refused"
    assert re.search(reason, told["reason"])
    assert [file["path"] for file in told["files"]] == ["usage.csv"]
    assert [file["path"] for file in told["unrecognised"]] == [f"governance/{name}"]


def test_lists_of_older_builds_go_once_the_newer_report_stands(planted, tmp_path):
    folder = tmp_path / "builds"
    shutil.copytree(planted, folder)
    kept = written(folder)["set_aside_list"]
    (folder / f"older{set_aside.SUFFIX}").write_text("")
    set_aside.remove_older(folder, kept)
    assert [path.name for path in folder.glob("*.csv")] == [kept]


def test_command_names_the_folders_only_where_they_are_not_the_usual_ones(tmp_path):
    usual = Settings()
    assert next_command(usual) == "python -m dashboard build"
    other = Settings(exports=tmp_path / "our exports", out=usual.out)
    assert next_command(other) == f"python -m dashboard build --exports '{tmp_path}/our exports'"


def test_summary_tells_counts_gaps_and_what_is_served(sample):
    told = summary(report.BuildReport(**sample.report))
    assert re.search(r"rows read = [\d,]+ loaded \+ [\d,]+ superseded \+ [\d,]+ set aside", told)
    assert "No rows of cursor (ai_events) from 2026-02-09 to 2026-02-15" in told
    assert "Release 1 is current" in told


def test_what_can_be_read_in_two_ways_is_told_to_whoever_builds_and_on_the_page():
    read = FileReport("jira/a.csv", notes=(Note("local_time_twice", 2, "an odd hour"),))
    facts = json.loads(json.dumps(report.file_facts(read)))
    told = report.BuildReport("b", "2026-03-02T00:00:00Z", "refused", "w", "No.", files=[facts])
    assert "jira/a.csv: 2 rows with an odd hour." in summary(told)
    (doubt,) = doubts({"files": [facts]})
    assert doubt.title == "2 rows of jira/a.csv can be read in two ways"
    assert doubt.words.startswith("They hold an odd hour.")
