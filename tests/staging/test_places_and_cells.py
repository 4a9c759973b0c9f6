"""Records wherever they lie: in one container or the other, deep inside objects, in odd names."""

import json
import shutil

import pytest

from dashboard.build.recognise import fields
from dashboard.errors import InvalidSqlFile
from dashboard.settings import QUERIES
from tests.staging.folder import drawn
from tests.staging.samples.tables import csv_text

TABLE = """-- grain: One row per launch.

create table staging.launches (
    launch_key varchar,
    said varchar,
    stages varchar,
    file_id varchar not null,
    row_number bigint not null,
    extra json,
    primary key (launch_key)
)
"""
HEADER = """-- title: Launches
-- tool: harbour
-- feed: deployments
-- natural_key: launch_key
"""
SHOWN = "select row_number, launch_key, said, stages from staging.launches"


def _every_format(_, names):
    return [name for name in names if name.endswith(".sql") and not name.startswith("_")]


@pytest.fixture
def launches(exports, tmp_path):
    """The exports folder where one more format is known: its header lines and its columns."""
    queries = tmp_path / "queries"
    shutil.copytree(QUERIES / "governance", queries / "governance")
    shutil.copytree(QUERIES / "macros", queries / "macros")
    # The importer itself asks its tables of people, so they are there without a format to fill them.
    shutil.copytree(QUERIES / "staging", queries / "staging", ignore=_every_format)
    (queries / "staging" / "launches").mkdir()
    (queries / "staging" / "launches" / "_table.sql").write_text(TABLE)

    def know(header, columns):
        statement = f"select file_id, row_number, extra, {columns}, null as fault from source"
        path = queries / "staging" / "launches" / "launches.sql"
        path.write_text(f"{HEADER}{header}\n{statement}\n")
        exports.formats = queries / "staging"
        return exports

    return know


@pytest.fixture
def either(launches):
    return launches(
        "-- container: csv, json\n-- recognised_by: id, startedDate|started_date\n"
        "-- fields: id, startedDate|started_date, stages[name, tags[]], owner(login), links[]\n",
        "id as launch_key, concat_ws(' ', startedDate, owner.login, links::varchar) as said, "
        "list_transform(stages, lambda one: one.name || one.tags::varchar)::varchar as stages",
    )


RECORDS = [
    {"id": 1, "startedDate": "2026-03-02", "owner": {"login": "maya"}, "links": ["a", "b"]},
    {"id": "2", "started_date": "2026-03-03", "stages": [{"name": "x", "tags": ["t"]}], "more": 7},
    {"id": "3", "startedDate": None, "stages": [], "owner": None, "links": None},
]
NAMES = ("ID", "startedDate", "started_date", "stages", "owner", "links", "more")


def cells(record):
    """A record as a CSV row: nested values as JSON in a cell."""
    values = ({name.lower(): value for name, value in record.items()}.get(n.lower()) for n in NAMES)
    return [v if isinstance(v, str | int | None) else json.dumps(v) for v in values]


def test_csv_and_json_of_one_format_give_the_same_rows(either):
    either.put("a.json", RECORDS)
    from_json = either.load().rows(f"{SHOWN.replace('said', 'said, extra')}")
    (either.root / "a.json").unlink()
    either.put("a.csv", csv_text(NAMES, *map(cells, RECORDS)))
    loaded = either.load()
    assert loaded.files["a.csv"].unknown_columns == ("more",)
    assert loaded.rows(SHOWN) == [tuple(row[:3] + row[4:]) for row in from_json]
    assert loaded.rows(SHOWN) == drawn("""
        record | key | said                   | stages
        1      | 1   | 2026-03-02 maya [a, b] |
        2      | 2   | 2026-03-03             | ['x[t]']
        3      | 3   |                        | []
    """)


BAD_CELLS = {
    '{"login": "maya"': "owner",
    "maya": "owner",
    '["maya"]': "owner",
    '"maya"': "owner",
}
BAD_LISTS = {
    "{}": "stages",
    "['x']": "stages",
    '["x"]': "stages[]",
    '[{"name": "x"}, 7]': "stages[]",
    '[{"name": "x", "tags": "t"}]': "stages[].tags",
    '[{"name": "x", "tags": ["t"]}, {"name": "y", "tags": {}}]': "stages[].tags",
}


@pytest.mark.parametrize("is_damaged", [False, True])
@pytest.mark.parametrize(
    ("name", "cell", "place"),
    [("owner", cell, place) for cell, place in BAD_CELLS.items()]
    + [("stages", cell, place) for cell, place in BAD_LISTS.items()],
)
def test_a_cell_that_is_not_the_json_of_its_field_sets_its_row_aside(
    either, name, cell, place, is_damaged
):
    rows = [cells({"id": "1"}), cells({"id": "2", name: cell}), cells({"id": "3", name: " "})]
    # A ragged row makes the reader go through the file record by record.
    text = csv_text(NAMES, *rows) + "4,x\n" * is_damaged
    loaded = either.put("a.csv", text).load()
    ragged = [("4", "ragged_row", "")] * is_damaged
    assert loaded.fates("a.csv") == [("2", "bad_nested_value", place), *ragged]
    assert loaded.rows("select launch_key from staging.launches") == [("1",), ("3",)]


def test_names_in_quotes_are_read_like_any_other(launches):
    urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    folder = launches(
        f'-- container: json\n-- recognised_by: "{urn}", "detail-type"\n'
        f'-- fields: id, "detail-type", "{urn}"(department, "cost centre", manager(value))\n',
        f'id as launch_key, "detail-type" as said, "{urn}".department || '
        f'"{urn}"."cost centre" || "{urn}".manager.value as stages',
    )
    inside = {"department": "Pay", "cost centre": "7", "manager": {"value": "m"}}
    loaded = folder.put("a.json", [{"id": 1, "detail-type": "state", urn: inside}]).load()
    assert loaded.rows(SHOWN) == [("1", "1", "state", "Pay7m")]
    assert loaded.files["a.json"].unknown_columns == ()


@pytest.mark.parametrize("notation", ['a, "b', "a-b", "a(b", "a)b", "1a"])
def test_a_notation_that_cannot_be_read_is_an_error(notation):
    with pytest.raises(InvalidSqlFile):
        fields.parse(notation)


def test_quoted_names_may_have_alternatives_and_hold_lists():
    (one, two) = fields.parse('"a b"|a_b[x, "y z"], c')
    assert (one.names, one.is_list, two.names) == (("a b", "a_b"), True, ("c",))
    assert one.type_name == 'STRUCT("x" VARCHAR, "y z" VARCHAR)[]'


@pytest.fixture
def history(launches):
    return launches(
        "-- container: json\n-- recognised_by: id, revision\n"
        "-- records_at: status.history, data.repository.launches.nodes, buckets.results\n"
        "-- fields: id, revision\n"
        "-- around: metadata(name), data(repository(name, launches(totalCount))), "
        "buckets(day), kind\n",
        "id as launch_key, revision as said, coalesce(around.metadata.name, "
        "around.data.repository.name || around.data.repository.launches.totalCount, "
        "around.buckets.day) || coalesce(around.kind, '') as stages",
    )


def nodes(*ids):
    return [{"id": str(one), "revision": f"r{one}"} for one in ids]


def test_records_are_found_at_the_end_of_a_way_of_names(history):
    history.put("argo.json", {"metadata": {"name": "pay"}, "status": {"history": nodes(1, 2)}})
    found = {"name": "web", "launches": {"totalCount": 9, "nodes": nodes(3)}}
    history.put("graphql.json", {"kind": "!", "data": {"repository": found}})
    loaded = history.load()
    assert loaded.files["argo.json"].unknown_columns == ()
    assert loaded.rows(SHOWN) == drawn("""
        record | key | said | stages
        1      | 1   | r1   | pay
        1      | 3   | r3   | web9!
        2      | 2   | r2   | pay
    """)


BUCKETS = [
    {"day": "2026-03-02", "results": nodes(1, 2)},
    {"day": "2026-03-03", "results": []},
    {"day": "2026-03-04", "results": nodes(3)},
]


@pytest.mark.parametrize("is_odd", [False, True])
def test_each_record_inside_lists_of_lists_knows_the_element_around_it(history, is_odd):
    # An element of another shape makes the reader go through the file record by record.
    odd = [{"day": "2026-03-05", "results": ["odd"]}] * is_odd
    loaded = history.put("days.json", {"buckets": BUCKETS + odd}).load()
    assert loaded.fates("days.json") == [("4", "bad_nested_value", "record")] * is_odd
    assert loaded.rows(SHOWN) == drawn("""
        record | key | said | stages
        1      | 1   | r1   | 2026-03-02
        2      | 2   | r2   | 2026-03-02
        3      | 3   | r3   | 2026-03-04
    """)


def test_many_pages_in_lines_and_one_after_the_other_give_the_same_rows(history):
    pages = [{"status": {"history": nodes(n)}, "metadata": {"name": f"m{n}"}} for n in range(99)]
    lines = history.put("a.json", "\n".join(map(json.dumps, pages))).load().rows(SHOWN)
    assert history.put("a.json", "".join(map(json.dumps, pages))).load().rows(SHOWN) == lines
    assert len(lines) == 99


def test_a_deep_list_longer_than_the_start_of_a_file_is_recognised(history):
    page = {"data": {"repository": {"name": "web", "launches": {"nodes": nodes(*range(20_000))}}}}
    loaded = history.put("long.json", json.dumps(page)).load()
    assert loaded.counts("long.json") == (20_000, 20_000, 0, 0)


def test_a_record_longer_than_the_start_of_a_file_is_recognised_by_names_at_its_end(either):
    record = {"id": "1", "stages": [{"name": "x" * 100}] * 2_000, "startedDate": "2026-03-02"}
    assert either.put("a.json", [record]).load().counts("a.json") == (1, 1, 0, 0)
