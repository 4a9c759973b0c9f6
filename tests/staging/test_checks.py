"""Every check finds the wrong state it is named after, and is silent without it."""

import pytest

from dashboard.build import checks
from dashboard.settings import QUERIES
from tests.staging.folder import Folder
from tests.staging.samples import SAMPLES, TOML
from tests.staging.samples.copilot import copilot_day

NAMES = sorted(path.stem for path in (QUERIES / "checks").glob("*.sql"))
WRONG = {
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


def test_more_accepted_than_generated_is_loaded_and_listed(exports):
    day = copilot_day(code_acceptance_activity_count=10)
    loaded = exports.put("a.json", [day]).load()
    assert loaded.counts("a.json") == (1, 1, 0, 0)
    assert checks.run(loaded.connection)["accepted_exceeds_generated"] == 1
