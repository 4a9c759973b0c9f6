"""`python -m dashboard map`: from a layout nobody knows to loaded rows, as a new user does it."""

import csv
import io
import json
import re
import tomllib
from pathlib import Path

import pytest

from dashboard.__main__ import main
from tests.staging.folder import drawn

SHA = "5d3f6f5c1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d"
SHIPPED = f"""Shipment No;Application;Target;Verdict;Shipped;Person;Commit Hash;Secret note
S-1;Pay;prod;Shipped fine;05.03.2026 14:10;Maya@acme.example;{SHA};hello
S-2;Shop;prod;Broken;06.03.2026 15:00;tom@acme.example;{SHA[::-1]};world
"""
TOKENS = [
    {"who": "Maya@acme.example", "day": "2026-03-05", "use": {"prompt_tokens": 120}, "cost_usd": 0.25},
    {"who": "tom@acme.example", "day": "2026-03-06", "use": {"prompt_tokens": 20}, "cost_usd": 0.05},
]  # fmt: skip
OUTAGES = [
    {"outage_id": 7, "service": "pay", "summary": "Slow", "severity": "SEV2",
     "started": "2026-03-05 14:10", "resolved": "2026-03-05 15:00"},
    {"outage_id": 8, "service": "shop", "summary": "Down", "severity": "SEV1",
     "started": "2026-03-06 14:10", "resolved": None},
]  # fmt: skip


def mapped(tmp_path, name, content, *options):
    """The draft as it is written to a file."""
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    out = tmp_path / "draft.toml"
    assert main(["map", str(path), "--out", str(out), *options]) == 0
    return out.read_text()


def uncommented(draft, **filled):
    """The draft with its open lines filled in, as a person fills them in."""
    for name, text in filled.items():
        draft, times = re.subn(rf"(?m)^# {name} = .*$", f"{name} = {text}", draft)
        assert times == 1, f"nothing to fill in for {name}"
    return draft


def test_a_csv_nobody_knows_is_drafted_filled_in_and_loaded(exports, tmp_path, capsys):
    draft = mapped(tmp_path, "shipments-2026-03.csv", SHIPPED)
    said = capsys.readouterr().err
    assert 'Fill in: zone = "Europe/Berlin"' in said
    assert "Fill in: result = " in said
    assert "FILL IN: deployments takes success, failure, cancelled" in said
    assert "governance/mappings/shipments.toml" in said
    filled = uncommented(
        draft,
        zone='"Europe/Berlin"',
        result='{ from = "Verdict", values = { "Shipped fine" = "success", Broken = "failure" } }',
    )
    exports.put("governance/mappings/shipments.toml", filled).put("s.csv", SHIPPED)
    loaded = exports.load()
    assert loaded.counts("s.csv") == (2, 2, 0, 0)
    query = (
        "select deployment_key, service_key, environment_name, left(sha, 7), result, finished_at, "
        "deployer_id from staging.deployments"
    )
    assert loaded.rows(query) == drawn("""
        key           | service | environment | sha     | result  | finished            | who
        shipments:S-1 | pay     | prod        | 5d3f6f5 | success | 2026-03-05 13:10:00 | maya@acme.example
        shipments:S-2 | shop    | prod        | d6c5b4a | failure | 2026-03-06 14:00:00 | tom@acme.example
    """)


def test_records_in_lines_of_json_are_drafted_filled_in_and_loaded(exports, tmp_path):
    lines = "".join(json.dumps(one) + "\n" for one in TOKENS)
    draft = mapped(tmp_path, "aider.ndjson", lines)
    filled = uncommented(draft, currency='{ constant = "USD" }')
    exports.put("governance/mappings/aider.toml", filled).put("u.ndjson", lines)
    loaded = exports.load()
    query = (
        "select tool, id_kind, id_value, used_on, uncached_input_tokens, cost from staging.ai_days"
    )
    assert loaded.rows(query) == drawn("""
        tool  | kind  | who               | day        | tokens | cost
        aider | email | maya@acme.example | 2026-03-05 | 120    | 0.250000000
        aider | email | tom@acme.example  | 2026-03-06 | 20     | 0.050000000
    """)


def test_records_deep_in_a_json_are_found(exports, tmp_path):
    content = {"ok": True, "result": {"outages": OUTAGES}}
    draft = mapped(tmp_path, "statuspage.json", content)
    assert 'records_at = "result.outages"' in draft
    filled = uncommented(draft, zone='"UTC"')
    exports.put("governance/mappings/statuspage.toml", filled).put("o.json", content)
    loaded = exports.load()
    query = (
        "select incident_key, service_key, severity, started_at, resolved_at from staging.incidents"
    )
    assert loaded.rows(query) == drawn("""
        key          | service | severity | started             | resolved
        statuspage:7 | pay     | high     | 2026-03-05 14:10:00 | 2026-03-05 15:00:00
        statuspage:8 | shop    | critical | 2026-03-06 14:10:00 |
    """)


def test_a_draft_repeats_no_value_of_the_file(tmp_path, capsys):
    draft = mapped(tmp_path, "shipments.csv", SHIPPED)
    said = "".join(capsys.readouterr()) + draft
    cells = {
        cell for row in list(csv.reader(io.StringIO(SHIPPED), delimiter=";"))[1:] for cell in row
    }
    assert not [cell for cell in cells if cell in said]
    # Its own words mean no value: they stand there whatever the file says.
    draft = mapped(tmp_path.joinpath("b").mkdir() or tmp_path / "b", "o.json", OUTAGES)
    assert "Slow" not in draft
    assert "shop" not in draft


def test_without_out_the_draft_goes_to_standard_output_and_the_advice_elsewhere(tmp_path, capsys):
    path = tmp_path / "shipments.csv"
    path.write_text(SHIPPED)
    assert main(["map", str(path)]) == 0
    out, err = capsys.readouterr()
    assert tomllib.loads(out)["fills"] == "deployments"
    assert "Put it into your exports folder" in err


def test_a_draft_overwrites_nothing(tmp_path, capsys):
    mapped(tmp_path, "shipments.csv", SHIPPED)
    assert (
        main(["map", str(tmp_path / "shipments.csv"), "--out", str(tmp_path / "draft.toml")]) == 1
    )
    assert "It is there already" in capsys.readouterr().err


def test_the_table_and_the_id_can_be_told(tmp_path):
    told = tomllib.loads(
        mapped(tmp_path, "x.json", OUTAGES, "--fills", "work_items", "--id", "Mine")
    )
    assert (told["fills"], told["id"]) == ("work_items", "mine")


def test_a_table_that_does_not_exist_is_one_sentence(tmp_path, capsys):
    path = tmp_path / "x.json"
    path.write_text(json.dumps(OUTAGES))
    assert main(["map", str(path), "--fills", "incident"]) == 1
    assert "Perhaps `incidents` is meant." in capsys.readouterr().err


def test_a_file_that_is_read_already_needs_no_mapping(tmp_path, capsys):
    from tests.staging.samples import SAMPLES

    mapped(tmp_path, "p.csv", SAMPLES["jira_csv"][1])
    assert "It is read as jira_csv already and needs no mapping." in capsys.readouterr().err


def test_a_layout_of_no_table_lists_its_names_and_asks_for_the_table(tmp_path, capsys):
    draft = mapped(
        tmp_path, "pets.json", [{"colour": "red", "paws": 4}, {"colour": "blue", "paws": 3}]
    )
    assert "# colour: text" in draft
    assert "# paws: count" in draft
    assert "Draft again with --fills TABLE." in capsys.readouterr().err
    tomllib.loads(draft)


NO_LAYOUT = {
    "empty": b"",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "an archive": b"PK\x03\x04aaaa",
    "no header": b"17,maya@acme.example,2026-03-05\n18,tom@acme.example,2026-03-06\n",
    "broken JSON": b'{"a": [1, 2',
    "deep JSON": b"[" * 5000,
    "a bare number": b"[1, 2, 3]",
    "quotes that never close": b'a,b\n"x,1\n' * 3,
    "one line": b"a,b,c\n",
    "blank lines": b"\n\n\n",
    "a table of nothing": b",,,\n,,,\n",
    "UTF-16": "a;b\n1;2\n".encode("utf-16"),
    "latin": b"Stra\xdfe;Ort\n1;2\n",
    "odd names": b'{"a.b": 1, "c[0]": 2, "\\u0000": 3, "": 4, "d\\"e": 5, "/x": 6, "*": 7}',
    "lists in lists": b'[[{"a": 1}], [{"a": 2}]]',
    "names that are values": b'{"maya@acme.example": {"day": "2026-03-05", "tokens": 3}}',
    "2,000 names": ("\t".join(f"name {n}" for n in range(2000)) + "\n").encode(),
}


@pytest.mark.parametrize("case", NO_LAYOUT)
def test_no_file_ends_in_a_stack_trace(tmp_path, capsys, case):
    path = tmp_path / "file.dat"
    path.write_bytes(NO_LAYOUT[case])
    code = main(["map", str(path)])
    out, err = capsys.readouterr()
    assert code in (0, 1)
    assert "Traceback" not in err
    assert err.strip()
    assert "maya@acme.example" not in out + err
    if code == 0:
        tomllib.loads(out)


@pytest.mark.parametrize("path", [".", "missing.csv", "/dev/null"])
def test_what_is_no_file_is_one_sentence(path, capsys):
    assert main(["map", str(Path(path))]) == 1
    assert "was refused" in capsys.readouterr().err
