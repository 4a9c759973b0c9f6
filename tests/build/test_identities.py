"""Ids that nobody holds go to whoever runs a build, and nowhere a server reads."""

import csv
import io
import json
import stat

import pytest

from dashboard.__main__ import main
from dashboard.build import identities, pipeline
from dashboard.build.person_hash import person_hash, read_keys
from dashboard.build.progress import Progress
from dashboard.errors import BuildRefused
from dashboard.settings import Settings
from tests.drawn import add, draw, open_world, run


@pytest.fixture
def world():
    world = open_world()
    draw(
        world,
        "staging.people",
        """
        | person_key | email          | display_name |
        | ana        | ana.lee@h.x    | Ana Lee      |
        | ben        | b.ito@h.x      | Ben Itō      |
        | lee        | lee.ana@h.x    | Lee Moss     |
    """,
    )
    return world


def used(world, *accounts, tool="copilot", **cells):
    for number, (system, kind, value) in enumerate(accounts):
        add(world, "staging.ai_days", system=system, id_kind=kind, id_value=value, tool=tool,
            used_on=f"2024-01-{number + 2:02}", surface="all", has_telemetry=True, is_active=True,
            final_on="2024-01-04", **cells)  # fmt: skip


def build(world):
    run(world, "marts.unmapped_accounts", "marts.people", "marts.memberships", "marts.mapped_use",
        "marts.ai_use_days")  # fmt: skip
    world.execute("create table marts.coverage (measure varchar, part double, whole double)")


def listed(world, tmp_path):
    build(world)
    path = tmp_path / "unmapped-1.csv"
    identities.write_unmapped(world, path)
    with path.open(encoding="utf-8", newline="") as file:
        return path, list(csv.DictReader(file))


def test_open_ids_stand_in_the_order_of_the_alphabet_without_amounts(world, tmp_path):
    used(world, ("github", "login", "zed"), ("cursor", "email", "new@h.x"))
    used(world, *[("github", "login", "abe")] * 9)
    path, rows = listed(world, tmp_path)
    assert [row["id_value"] for row in rows] == ["new@h.x", "abe", "zed"]
    assert not {"9", "rows", "tokens"} & set(path.read_text().replace("\n", ",").split(","))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("account", "proposal"),
    [
        (("github", "login", "ben-ito_hl"), "ben (same name)"),
        (("github", "login", "ito.ben"), "ben (same name)"),
        (("cursor", "email", "b.ito@old.x"), "ben (same address)"),
        (("anthropic", "api_key_name", "claude_code_key_ben.ito_xk2f"), "ben (same name)"),
        (("cursor", "email", "ana.lee@old.x"),
         "ana (same address), ana (same name), lee (same address)"),
        (("github", "login", "ben-itos"), ""),
        (("github", "user_id", "77"), ""),
    ],
)  # fmt: skip
def test_who_it_could_be_is_proposed_from_an_equal_name_and_never_matched(
    world, tmp_path, account, proposal
):
    used(world, account)
    _, rows = listed(world, tmp_path)
    assert [row["proposal"] for row in rows] == [proposal]
    assert world.execute("select count(*) from marts.actors").fetchall() == [(0,)]


def test_a_number_is_proposed_by_the_name_its_list_shows_beside_it(world, tmp_path):
    add(world, "staging.identities", system="aws_idc", id_kind="user_id", id_value="a1",
        actor_kind="person", method="identity_center", display_name="Ito, Ben")  # fmt: skip
    used(world, ("aws_idc", "user_id", "a1"))
    _, rows = listed(world, tmp_path)
    assert [row["proposal"] for row in rows] == ["ben (same name)"]


def test_an_id_that_begins_like_a_formula_is_a_text(world, tmp_path):
    used(world, ("cursor", "email", "=cmd()@h.x"))
    _, rows = listed(world, tmp_path)
    assert rows[0]["id_value"] == "'=cmd()@h.x"


def test_the_report_has_counts_and_shares_and_no_id(world, tmp_path):
    used(world, ("github", "login", "abe"), ("cursor", "email", "ana.lee@h.x"))
    add(world, "staging.teams", team_key="pay", team_name="Pay")
    add(world, "staging.memberships", person_key="ana", valid_from="2024-01-09", team_key="pay")
    build(world)
    world.execute("insert into marts.coverage values ('changes_mapped', 3, 4)")
    told = identities.mapped(world)
    assert told["mapped_share"] == {"usage": None, "changes": 0.75, "deployments": None}
    assert told["usage_by_tool"] == [{"tool": "copilot", "unit": "rows", "share": 0.5}]
    assert told["unmapped_ids"] == 1
    assert told["unmapped_ids_by_system"] == {"github": 1}
    assert told["outside_roster_share"] == 1.0
    assert "abe" not in json.dumps(told)


def test_what_is_printed_is_the_start_of_the_list_and_where_it_lies(world, tmp_path):
    used(world, *[("github", "login", f"u{number:02}") for number in range(25)])
    path, _ = listed(world, tmp_path)
    text = identities.told(path)
    assert "25 ids that nobody holds" in text
    assert "github login u00 (nobody knows it)" in text
    assert "u20" not in text
    assert "and 5 more" in text
    assert str(path) in text


@pytest.mark.parametrize("accounts", [[], [("cursor", "email", "ana.lee@h.x")]])
def test_nothing_is_printed_where_every_id_is_somebodys(world, tmp_path, accounts):
    used(world, *accounts)
    path, _ = listed(world, tmp_path)
    assert identities.told(path) == identities.told(tmp_path / "none.csv") == ""


def test_the_rows_of_a_register_come_from_names_on_standard_input(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("tom\nTom@h.x\n\n"))
    assert main(["person-hash", "--since", "2026-03-01", "--out", str(tmp_path)]) == 0
    (key,) = read_keys(tmp_path / "keys" / "person.key")
    assert capsys.readouterr().out.split() == sorted(
        f"{person_hash(key, word)},2026-03-01" for word in ("tom", "tom@h.x")
    )


def test_a_build_without_the_key_is_refused_and_keeps_nothing(tmp_path):
    exports = tmp_path / "exports"
    (exports / "governance").mkdir(parents=True)
    (exports / "governance" / "erased.csv").write_text("person_hash,since_on\nab,2026-03-01\n")
    (exports / "r.csv").write_text(
        "person_key,email,role,team_key,as_of\ntom,tom@h.x,engineer,pay,2026-03-01\n"
    )
    settings = Settings(exports=exports, out=tmp_path / "out")
    with Progress(quiet=True) as progress, pytest.raises(BuildRefused, match="no key"):
        pipeline.build(settings, progress)
    written = b"".join(path.read_bytes() for path in settings.out.rglob("*") if path.is_file())
    assert b"tom@h.x" not in written
