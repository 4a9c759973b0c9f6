"""Found, not listed: every format of the catalogue has a sample, and the sample loads whole."""

import pytest

from dashboard.build.recognise import formats
from dashboard.build.recognise.recognise import Recognised, recognise
from dashboard.errors import InvalidSqlFile
from dashboard.settings import QUERIES
from tests.staging.samples import SAMPLES, TOML

CATALOGUE = formats.catalogue()
IDS = [one.format_id for one in CATALOGUE]


def put_sample(exports, format_id):
    for name, content in {**TOML, SAMPLES[format_id][0]: SAMPLES[format_id][1]}.items():
        exports.put(name, content)
    return SAMPLES[format_id][0]


@pytest.mark.parametrize("format_id", IDS)
def test_format_has_a_sample(format_id):
    assert format_id in SAMPLES, f"add a sample of {format_id} to tests/staging/samples.py"


def test_no_sample_is_left_of_a_format_that_is_gone():
    assert set(SAMPLES) <= set(IDS)


@pytest.mark.parametrize("format_id", IDS)
def test_sample_is_recognised_as_its_format_and_no_other(exports, format_id):
    name = put_sample(exports, format_id)
    found = recognise(exports.root / name, is_governance=True)
    assert isinstance(found, Recognised), found
    assert found.format.format_id == format_id


@pytest.mark.parametrize("format_id", IDS)
def test_every_record_of_a_sample_is_loaded(exports, format_id):
    name = put_sample(exports, format_id)
    loaded = exports.load()
    file = loaded.files[name]
    assert (file.fate, file.reasons) == ("loaded", ())
    assert file.rows_read == file.rows_loaded > 0
    table = next(one.table for one in CATALOGUE if one.format_id == format_id)
    assert loaded.one(f"select count(distinct row_number) from {table}") == file.rows_loaded


# Two registers share one header: there the file name decides.
@pytest.mark.parametrize("format_id", sorted(set(IDS) - {"erased", "objections"}))
def test_a_file_under_another_name_gives_the_same_rows(exports, tmp_path, format_id):
    name = put_sample(exports, format_id)
    table = next(one.table for one in CATALOGUE if one.format_id == format_id)
    first = exports.load().rows(f"select * exclude (file_id) from {table}")
    renamed = exports.root / name.rpartition("/")[0] / "renamed.dat"
    if name.startswith("governance/"):
        renamed = renamed.with_suffix(".csv")
    (exports.root / name).rename(renamed)
    assert exports.load().rows(f"select * exclude (file_id) from {table}") == first


def test_every_table_exists_even_where_no_export_fills_it(exports):
    loaded = exports.load()
    tables = {path.parent.name for path in (QUERIES / "staging").glob("*/_table.sql")}
    there = loaded.rows("select table_name from duckdb_tables() where schema_name = 'staging'")
    assert {name for (name,) in there} == tables


def test_a_header_key_nobody_knows_is_an_error_that_names_file_and_key(tmp_path):
    folder = tmp_path / "staging" / "goals"
    folder.mkdir(parents=True)
    path = folder / "odd.sql"
    path.write_text("-- title: Odd\n-- recognised_by: a\n-- colour: red\n\nselect 1\n")
    with pytest.raises(InvalidSqlFile, match=r"odd\.sql.*colour"):
        formats.catalogue(tmp_path)
