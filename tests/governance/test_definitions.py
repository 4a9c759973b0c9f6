import pytest

from dashboard.errors import InvalidSqlFile
from dashboard.governance.definitions import Audience, Direction, Kind, Shape, catalogue
from tests.publish.drawn import HEADER, write_metric

OPTIONAL = {"pairs_with", "parts", "k", "chart", "retired"}
REQUIRED = [line[3:].split(":")[0] for line in HEADER.splitlines()]


@pytest.fixture
def queries(tmp_path):
    return tmp_path / "queries"


def defined(queries, **changes):
    write_metric(queries, **changes)
    return catalogue(queries)["standing"]


def test_a_header_is_typed(queries):
    found = defined(queries, parts="ai_1 = after one day, or less, none_14 = no AI seen")
    assert (found.kind, found.shape) == (Kind.GUARDRAIL, Shape.SHARE)
    assert found.direction is Direction.HIGHER
    assert found.audience == {Audience.ENGINEER, Audience.MANAGER, Audience.HR}
    assert (found.cap, found.base, found.scale) == (40, 5, 1)
    assert (found.min_events.need, found.min_events.counted) == (20, "landings")
    assert found.parts == {"ai_1": "after one day, or less", "none_14": "no AI seen"}
    assert (found.interval, found.close_after, found.k) == (95, 14, 5)
    assert found.sql == "select 1"


def test_an_effective_size_is_a_floor_too(queries):
    assert defined(queries, min_events="effective n 8").min_events.is_effective


@pytest.mark.parametrize("key", REQUIRED)
def test_every_required_key_is_missed(queries, key):
    path = write_metric(queries, **{key: None} if key != "needs" else {})
    if key == "needs":
        text = path.read_text()
        path.write_text("".join(x for x in text.splitlines(True) if not x.startswith("-- needs")))
    with pytest.raises(InvalidSqlFile, match=rf"standing\.sql: header key `{key}` is missing"):
        catalogue(queries)


def test_an_unknown_key_is_refused_by_file_and_key(queries):
    write_metric(queries, approved="yes")
    with pytest.raises(InvalidSqlFile, match=r"standing\.sql: unknown header key `approved`"):
        catalogue(queries)


def test_a_key_that_says_nothing_is_refused(queries):
    write_metric(queries, gaming="")
    with pytest.raises(InvalidSqlFile, match="`gaming` is empty"):
        catalogue(queries)


def test_a_metric_without_an_audience_is_for_nobody(queries):
    assert defined(queries, audience="").audience == frozenset()


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("kind", "outcome", "one of quality, guardrail"),
        ("shape", "count", "one of share, rate, money"),
        ("direction", "up", "one of higher, lower, neither"),
        ("audience", "everyone", "some of engineer, manager, hr"),
        ("cap", "0", "a number above 0"),
        ("cap", "inf", "a number above 0"),
        ("base", "five", "a whole number"),
        ("scale", "7", "1, 3, 5, 10, 100 or 1000"),
        ("min_events", "some", "20 landings"),
        ("interval", "99", "90 or 95"),
        ("close_after", "7", "14 or 28"),
        ("parts", "ai_1", "name = sentence"),
        ("retired", "soon", "2026-11-01"),
    ],
)
def test_a_value_of_another_type_is_refused_with_what_to_write(queries, key, text, expected):
    write_metric(queries, **{key: text})
    with pytest.raises(InvalidSqlFile, match=f"`{key}` is '{text}'; write .*{expected}"):
        catalogue(queries)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"base": "4"}, "`base` is 4; with this cap it must be 5"),
        ({"cap": "80", "base": "5"}, "`base` is 5; with this cap it must be 10"),
        ({"k": "4"}, "`k` must be 5 or more"),
        (
            {"parts": "ai_1 = after one day", "arms": "none_1"},
            "`arms` names none_1, which is no part",
        ),
        ({"not_for": "pay, promotion"}, "`not_for` must name discipline"),
        ({"kind": "quantity"}, "`pairs_with` must name a quality metric"),
        ({"kind": "quantity", "pairs_with": "standing"}, "`pairs_with` must name a quality"),
    ],
)
def test_a_header_can_be_stricter_than_the_floors_and_never_laxer(queries, changes, sentence):
    write_metric(queries, **changes)
    with pytest.raises(InvalidSqlFile, match=sentence):
        catalogue(queries)


def test_a_quantity_is_paired_with_a_quality_of_the_same_folder(queries):
    write_metric(queries, "adoption_quality", kind="quality")
    write_metric(queries, "reach", kind="quantity", pairs_with="adoption_quality")
    assert catalogue(queries)["reach"].pairs_with == "adoption_quality"


def test_the_hash_is_that_of_the_content_and_not_of_the_folder(tmp_path):
    one, other = (defined(tmp_path / name) for name in ("a", "b"))
    assert one.definition_hash == other.definition_hash
    assert one.short_hash == one.definition_hash[:8]


OTHER = {
    "kind": "quality",
    "shape": "rate",
    "direction": "lower",
    "audience": "hr",
    "cap": "39",
    "base": "6",
    "scale": "10",
    "min_events": "21 landings",
    "interval": "90",
    "close_after": "28",
    "not_for": "pay, promotion, discipline, fun",
}


@pytest.mark.parametrize("key", [key for key in REQUIRED if key != "needs"])
def test_one_changed_word_of_the_header_is_another_definition(queries, key):
    before = defined(queries).definition_hash
    assert defined(queries, **{key: OTHER.get(key, "other")}).definition_hash != before


@pytest.mark.parametrize("statement", ["select  1", "select 1 ", "select 2", "select\n1"])
def test_one_changed_byte_of_the_statement_is_another_definition(queries, statement):
    before = defined(queries).definition_hash
    after = defined(queries, statement=statement).definition_hash
    assert (after != before) == (statement.strip() != "select 1")


def test_line_ends_of_another_system_are_no_change(queries):
    before = defined(queries, statement="select\n1").definition_hash
    path = queries / "metrics" / "standing.sql"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert catalogue(queries)["standing"].definition_hash == before


def test_retiring_a_metric_is_no_new_definition_of_it(queries):
    before = defined(queries).definition_hash
    after = defined(queries, retired="2026-11-01, replaced by reach")
    assert after.definition_hash == before
    assert after.retired_on().isoformat() == "2026-11-01"


def test_one_changed_byte_in_anything_needed_is_another_definition(queries):
    before = defined(queries).definition_hash
    mart = queries / "marts" / "landings.sql"
    mart.write_text(mart.read_text().replace("select 1", "select 2"))
    direct = catalogue(queries)["standing"].definition_hash
    contract = queries / "staging" / "changes" / "_table.sql"
    contract.parent.mkdir(parents=True)
    contract.write_text("-- grain: One row per change.\n\ncreate table staging.changes (a int)\n")
    through = catalogue(queries)["standing"].definition_hash
    contract.write_text(contract.read_text().replace("a int", "a bigint"))
    deeper = catalogue(queries)["standing"].definition_hash
    assert len({before, direct, through, deeper}) == 4


def test_a_need_that_does_not_exist_is_named(queries):
    write_metric(queries, needs="marts.ghosts")
    with pytest.raises(InvalidSqlFile, match=r"`needs` marts\.ghosts; .* does not exist"):
        catalogue(queries)


def test_needs_that_go_in_a_circle_are_named(queries):
    write_metric(queries)
    (queries / "marts" / "landings.sql").write_text(
        "-- grain: One row.\n-- needs: metrics.standing\n\nselect 1\n"
    )
    with pytest.raises(InvalidSqlFile, match="goes in a circle"):
        catalogue(queries)


def test_every_metric_of_this_repository_has_a_whole_header():
    found = catalogue()
    for definition in found.values():
        assert len(definition.definition_hash) == 64
