"""Every check finds the wrong state it is named after, and is silent without it."""

import pytest

from dashboard.build import checks
from dashboard.build.recognise import formats
from dashboard.settings import QUERIES
from tests.staging.folder import Folder
from tests.staging.samples import SAMPLES, TOML
from tests.staging.samples.copilot import copilot_day
from tests.staging.samples.github import pull_request
from tests.staging.samples.tables import csv_text

NAMES = sorted(path.stem for path in (QUERIES / "checks").glob("*.sql"))
WRONG = {
    "address_of_two_people": (
        "insert into staging.addresses by name select * replace ('tom' as id_value) "
        "from staging.addresses where id_value = 'maya'"
    ),
    "leaver_still_in_a_team": (
        "update governance.leavers set person_key = 'maya', left_on = '2026-02-01'; "
        "update staging.memberships set valid_from = '2026-01-01' where person_key = 'maya'"
    ),
    "machine_given_to_a_person": "update staging.identities set actor_kind = 'bot'",
    "shared_account_of_no_team": (
        "update staging.identities set actor_kind = 'shared', team_key = 'gone'"
    ),
    "accepted_exceeds_generated": "update staging.ai_days set accepts = generations + 1",
    "change_merged_before_it_was_made": "update staging.changes set merged_at = '2020-01-01'",
    "deployment_ended_before_it_began": (
        "update staging.deployments set finished_at = '2020-01-01'"
    ),
    "identity_of_nobody_on_the_roster": "delete from staging.people",
    "identity_of_two_people": (
        "insert into staging.identities by name "
        "select * replace ('tom' as person_key, date '2026-01-01' as valid_from) "
        "from staging.identities"
    ),
    "incident_resolved_before_it_began": "update staging.incidents set resolved_at = '2020-01-01'",
    "item_above_itself": "update staging.work_items set parent_key = item_key",
    "item_of_no_use_case": "delete from governance.use_cases",
    "membership_in_no_team": "delete from staging.teams where team_key = 'pay'",
    "overlapping_memberships": (
        "insert into staging.memberships by name "
        "select * replace (date '2026-09-01' as valid_from) from staging.memberships"
    ),
    "plan_frozen_before_it_was_approved": "update governance.milestones set frozen_at='2020-01-01'",
    "row_counts_do_not_add_up": (
        "update staging.files set rows_loaded = rows_loaded - 1, "
        "rows_superseded = rows_superseded + 1 where format_id = 'github_reviews'"
    ),
    "row_with_two_fates": (
        "insert into staging.row_fates by name select file_id, row_number, "
        "'superseded' as fate, 'newer_export' as reason from staging.changes"
    ),
    "service_of_no_team": "delete from staging.teams where team_key = 'pay'",
    "state_of_no_deployment": "delete from staging.deployments",
    "team_above_itself": (
        "update staging.teams set parent_team_key = 'pay' where team_key = 'harbour'"
    ),
    "weights_exceed_the_approved_weight": "update governance.milestones set approved_weight = 1",
}


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """One sample of every format in one folder, loaded once; tests leave it as it was."""
    exports = Folder(tmp_path_factory.mktemp("everything"))
    for name, content in {**TOML, **dict(SAMPLES.values())}.items():
        exports.put(name, content)
    return exports.load()


def test_a_sound_folder_passes_every_check(everything):
    found = checks.run(everything.connection)
    assert sorted(found) == NAMES
    assert {name: rows for name, rows in found.items() if rows} == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_check_finds_what_it_is_named_after(everything, name):
    everything.connection.execute("begin")
    everything.connection.execute(WRONG[name])
    found = checks.run(everything.connection)
    everything.connection.execute("rollback")
    assert found[name] > 0


def test_every_table_that_decides_the_fate_of_records_is_checked_for_a_second_one():
    statement = (QUERIES / "checks" / "row_with_two_fates.sql").read_text(encoding="utf-8")
    deciding = {one.table for one in formats.catalogue() if not one.is_governance}
    assert {table for table in deciding if f"from {table}" not in statement} == set()


@pytest.mark.parametrize("person", ["maya", "maya@harbour.example"])
def test_a_person_may_be_named_by_key_or_by_address(exports, person):
    header = ("person_key", "system", "id_kind", "id_value")
    exports.put("ids.csv", csv_text(header, (person, "github", "login", "maya-chen")))
    exports.put("r.csv", SAMPLES["roster"][1])
    found = checks.run(exports.load().connection)
    assert found["identity_of_nobody_on_the_roster"] == 0


@pytest.mark.parametrize("login", ["renovate[bot]", "copilot"])
def test_an_agent_declared_as_a_person_is_listed(exports, login):
    header = ("person_key", "system", "id_kind", "id_value")
    exports.put("ids.csv", csv_text(header, ("maya", "github", "login", login)))
    exports.put("p.json", [pull_request(user={"login": login, "type": "Bot"})])
    found = checks.run(exports.load().connection)
    assert found["machine_given_to_a_person"] == 1


def test_more_accepted_than_generated_is_loaded_and_listed(exports):
    day = copilot_day(code_acceptance_activity_count=10)
    loaded = exports.put("a.json", [day]).load()
    assert loaded.counts("a.json") == (1, 1, 0, 0)
    assert checks.run(loaded.connection)["accepted_exceeds_generated"] == 1
