"""Erased people do not come back with the next import, and their absence breaks nothing else."""

import json

import duckdb
import pytest

from dashboard.build.person_hash import key_to_write_with, person_hash, read_keys, rows
from dashboard.build.stage import staging
from dashboard.errors import BuildRefused, InvalidSettings
from tests.staging.folder import KEY, drawn
from tests.staging.samples.anthropic import claude_day
from tests.staging.samples.github import pull_request
from tests.staging.samples.organisation import IDENTITIES, ROSTER, person, scim_list, scim_user
from tests.staging.samples.tables import csv_text

GITHUB = ("tom", "github", "login", "Tom-B", "", "", "person", "", "")
SHARED = ("", "cursor", "email", "all@harbour.example", "", "", "shared", "pay", "")


def erase(exports, *words, key=KEY, register="erased"):
    found = [(person_hash(key, word), "2026-03-01") for word in words]
    return exports.put(f"governance/{register}.csv", csv_text(("person_hash", "since_on"), *found))


def company(exports):
    exports.put("r.csv", csv_text(ROSTER, person("maya"), person("tom", manager_key="maya"),
                                  person("sam", manager_key="tom")))  # fmt: skip
    exports.put("ids.csv", csv_text(IDENTITIES, GITHUB, SHARED))
    return exports


def everything(loaded):
    """Every cell of every table of staging, as one text."""
    tables = loaded.rows(
        "select table_name from duckdb_tables() where schema_name = 'staging' "
        "and table_name <> 'files'"
    )
    return " ".join(str(loaded.rows(f"from staging.{name}")) for (name,) in tables).lower()


def test_the_rows_of_an_erased_person_are_set_aside_in_every_list_of_people(exports):
    company(exports).put("u.json", scim_list(scim_user("tom", id="1"), scim_user("ada", id="2")))
    loaded = erase(exports, "tom").load()
    assert loaded.fates("r.csv") == [("2", "erased_person", "")]
    assert loaded.fates("ids.csv") == [("1", "erased_person", "")]
    assert loaded.fates("u.json") == [("1", "erased_person", "")]
    assert loaded.rows("select person_key, manager_key from staging.memberships") == drawn("""
        person     | manager
        maya       |
        sam        |
        scim:2     |
    """)
    assert "tom" not in everything(loaded).replace("'tool'", "")


@pytest.mark.parametrize("words", [("tom",), ("TOM@harbour.example ",)])
def test_usage_is_set_aside_by_what_the_lists_say_or_by_its_own_hash(exports, words):
    exports.put("c.json", {"data": [
        claude_day(actor={"type": "user_actor", "email_address": "Tom@harbour.example"}),
        claude_day(actor={"type": "user_actor", "email_address": "maya@harbour.example"}),
    ]})  # fmt: skip
    if words == ("tom",):
        company(exports)
    loaded = erase(exports, *words).load()
    assert loaded.fates("c.json") == [("1", "erased_person", "")]
    assert {row[0] for row in loaded.rows("select id_value from staging.ai_days")} == {
        "maya@harbour.example"
    }


def test_a_change_of_an_erased_person_stays_without_the_name(exports):
    company(exports)
    exports.put("p.json", [pull_request(number=7, user={"login": "Tom-B", "type": "User"}),
                           pull_request(number=8, user={"login": "maya-chen", "type": "User"})])  # fmt: skip
    loaded = erase(exports, "tom").load()
    assert loaded.counts("p.json") == (2, 2, 0, 0)
    found = loaded.rows("select change_key, author_id, author_kind from staging.changes")
    assert [(key.split("#")[1], author, kind) for key, author, kind in found] == [
        ("7", "", "person"), ("8", "maya-chen", "person"),
    ]  # fmt: skip


COMMITS = [
    {
        "sha": "a1",
        "url": "https://api.github.com/repos/harbour/pay/commits/a1",
        "commit": {
            "author": {"email": "5+tom-b@users.noreply.github.com", "date": "2026-03-02T10:00:00Z"},
            "message": "Round\n\nCo-authored-by: Tom <tom@harbour.example>\n"
            "Co-authored-by: Maya <maya@harbour.example>",
        },
        "parents": [{"sha": "a0"}],
    }
]


def test_a_commit_keeps_its_place_and_loses_the_erased_name(exports):
    company(exports).put("k.json", COMMITS)
    loaded = erase(exports, "tom").load()
    assert loaded.rows(
        "select sha, author_email, parents, trailers from staging.change_commits"
    ) == [("a1", "", "['a0']", "['Co-authored-by: Maya <maya@harbour.example>']")]


def test_a_record_of_several_people_stays_for_the_others(exports):
    results = [{"user_id": name, "input_tokens": 3, "output_tokens": 1, "num_model_requests": 1}
               for name in ("u-tom", "u-ada")]  # fmt: skip
    bucket = {"start_time": 1_772_409_600, "end_time": 1_772_496_000, "results": results}
    exports.put("o.json", {"object": "page", "data": [bucket]})
    loaded = erase(exports, "u-tom").load()
    assert loaded.counts("o.json") == (1, 1, 0, 0)
    assert loaded.rows("select id_value from staging.ai_days") == [("u-ada",)]


def test_a_shared_account_is_not_an_erased_persons(exports):
    company(exports)
    loaded = erase(exports, "tom").load()
    assert loaded.rows("select id_value from staging.identities") == [("all@harbour.example",)]


def test_an_erased_person_takes_no_file_down_and_ends_nobodys_stay(exports):
    crowd = [person(f"p{number}", as_of="2026-04-01") for number in range(12)]
    exports.put("r-2026-03-01.csv", csv_text(ROSTER, person("maya"), person("gone")))
    exports.put("r-2026-04-01.csv", csv_text(ROSTER, person("maya", as_of="2026-04-01"), *crowd))
    loaded = erase(exports, *(f"p{number}" for number in range(12))).load()
    assert loaded.counts("r-2026-04-01.csv") == (13, 1, 0, 12)
    # Rows that are there and not wanted are no gap: who is missing has left.
    assert loaded.rows("select person_key, valid_to from staging.memberships") == [
        ("gone", "2026-03-31"), ("maya", ""),
    ]  # fmt: skip


def test_an_older_key_still_recognises(exports):
    exports.person_keys = (b"n" * 32, KEY)
    assert erase(company(exports), "tom").load().reasons("r.csv") == {"erased_person": 1}


@pytest.mark.parametrize("register", ["erased", "objections"])
def test_without_the_key_nothing_is_read(exports, register):
    erase(company(exports), "tom", register=register)
    connection = duckdb.connect()
    with pytest.raises(BuildRefused, match="OUTCOME_VIEWS_PERSON_KEY"):
        staging.load(connection, exports.root)
    assert connection.execute("select count(*) from staging.people").fetchall() == [(0,)]


def test_another_key_recognises_nobody(exports):
    loaded = erase(company(exports), "tom", key=b"x" * 32).load()
    assert loaded.counts("r.csv") == (3, 3, 0, 0)


@pytest.mark.parametrize("word", ["tom", "Tom@harbour.example", "tom-b"])
def test_whoever_objects_is_known_by_key_address_or_account(exports, word):
    loaded = erase(company(exports), word, register="objections").load()
    assert loaded.rows("from staging.objectors") == [("tom", "2026-03-01")]
    assert loaded.counts("r.csv") == (3, 3, 0, 0)


def test_a_key_is_made_once_for_its_owner_and_read_again(tmp_path):
    path = tmp_path / "keys" / "person.key"
    key = key_to_write_with(path)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert key_to_write_with(path) == key
    assert read_keys(path) == (key,)
    assert rows(key, ["tom\n", " TOM ", "", "t@h"], "2026-03-01") == sorted(
        f"{person_hash(key, word)},2026-03-01" for word in ("tom", "t@h")
    )


@pytest.mark.parametrize("text", ["", "abcd\n", "not a key\n", "zz" * 32])
def test_a_file_that_holds_no_key_is_an_error_that_names_it(tmp_path, text):
    path = tmp_path / "person.key"
    path.write_text(text)
    with pytest.raises(InvalidSettings, match=r"person\.key"):
        read_keys(path)


def test_the_report_of_a_file_says_nothing_of_whose_rows_they_were(exports):
    loaded = erase(company(exports), "tom").load()
    assert "tom" not in json.dumps(str(loaded.report.files)).lower().replace("custom", "")


def test_no_build_keeps_rows_of_an_erased_person_for_the_next(exports, tmp_path):
    store = tmp_path / "read"
    usage = [claude_day(actor={"type": "user_actor", "email_address": "Tom@harbour.example"})]
    company(exports).put("c.json", {"data": usage})
    exports.put("pulls.json", [pull_request(user={"login": "Ada", "type": "User"})])
    exports.load(store=store)
    assert _kept(store) >= {"claude_code_analytics", "roster", "github_pull_requests"}
    erase(exports, "tom", "tom@harbour.example", "tom-b").load(store=store)
    assert _kept(store) == {"github_pull_requests"}


def _kept(store):
    """The formats of which something is kept."""
    return {path.name.rpartition("-")[0] for path in store.glob("*.parquet")}
