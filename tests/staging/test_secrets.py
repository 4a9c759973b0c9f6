"""Secrets and words that people wrote, planted in an export of every format, are nowhere."""

import json

import pytest

from dashboard.build.recognise import formats
from tests.staging.folder import Folder
from tests.staging.multiplied import Export, export_of, put

IDS = [one.format_id for one in formats.catalogue()]
HUSH = "hush-4f9a"
NAMES = ("apiKey", "api_key_secret", "access_token", "prompt", "error_message", "note_body", "password",
         "clientSecret", "authorization", "user_prompt", "commit message", "webhook-url")  # fmt: skip


def planted(export: Export, is_nested: bool):
    """Every record with secrets beside its values, or in an object of their own beside them."""
    secrets = {name: f"{HUSH} {name}" for name in NAMES}
    if isinstance(export.records[0], dict):
        more = {"settings": [{"inner": secrets}]} if is_nested else secrets
        return export.write([{**record, **more} for record in export.records])
    more = {"settings": json.dumps(secrets)} if is_nested else secrets
    header, _, body = export.write([[*row, *more.values()] for row in export.records]).partition(
        "\n"
    )
    mark = "\t" if "\t" in header else ","
    return mark.join([header, *more]) + "\n" + body


def load(folder, is_nested):
    exports = [export_of(format_id) for format_id in IDS]
    return put(Folder(folder), {one.name: planted(one, is_nested) for one in exports}).load()


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    return load(tmp_path_factory.mktemp("planted"), is_nested=False)


@pytest.mark.parametrize("format_id", IDS)
def test_secrets_beside_its_values_keep_no_export_out(loaded, format_id):
    file = loaded.files[export_of(format_id).name]
    if file.refusal is None:
        assert file.rows_read > 0
        assert file.rows_set_aside == 0
    else:
        # These are told by having no other names.
        assert format_id in {"gitlab_dora", "devlake_user_accounts"}


def told_in(loaded):
    """Every table and everything that is told of files, where the secret stands in it."""
    tables = loaded.rows("select schema_name || '.' || table_name from duckdb_tables()")
    told = {table: str(loaded.rows(f"from {table}")) for (table,) in tables}
    assert sum(map(len, told.values())) > 10_000
    told["report"] = str(loaded.report)
    return sorted(table for table, text in told.items() if HUSH in text)


def test_no_secret_of_any_format_is_stored_or_told(loaded):
    assert told_in(loaded) == []


def test_no_secret_inside_an_unknown_object_is_stored_or_told(tmp_path):
    assert told_in(load(tmp_path, is_nested=True)) == []
