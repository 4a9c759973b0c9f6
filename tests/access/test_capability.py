import duckdb
import pytest

from dashboard.access.capability import open_own, open_release

HOSTILE = {
    "another person's file": "from read_parquet('{other}')",
    "all files": "from read_parquet('{folder}/own/*.parquet')",
    "names of files": "from glob('{folder}/**')",
    "a text file": "from read_text('{folder}/current.json')",
    "the access file": "from read_json('{access}')",
    "bytes": "from read_blob('{other}')",
    "a csv": "from read_csv('/etc/passwd')",
    "a file by name": "from '{other}'",
    "attach a database": "attach '{frozen}' as stolen",
    "attach a new database": "attach '{folder}/new.duckdb' as fresh",
    "copy out": "copy (select 1) to '{folder}/out.csv'",
    "copy over the own file": "copy (select 1) to '{own}'",
    "export": "export database '{folder}/exported'",
    "import": "import database '{folder}/exported'",
    "install": "install httpfs",
    "load": "load httpfs",
    "a secret": "create persistent secret stolen (type s3)",
    "external access": "set enable_external_access = true",
    "allowed paths": "set allowed_paths = ['/etc/passwd']",
    "allowed folders": "set allowed_directories = ['/']",
    "unlock": "set lock_configuration = false",
    "reset": "reset lock_configuration",
    "threads": "set threads = 8",
    "memory": "set memory_limit = '8GB'",
    "time": "set max_execution_time = 0",
    "a log": "set enable_logging = true",
    "a profile": "pragma enable_profiling = 'json'",
    "the web": "from read_parquet('https://example.com/a.parquet')",
    "python": "from stolen_frame",
    "second statement": "select 1; from read_text('/etc/passwd')",
}


@pytest.fixture
def files(served):
    out = served.company.settings.out
    own, other = sorted((out / "own").iterdir())[:2]
    return {
        "folder": out,
        "own": own,
        "other": other,
        "release": out / "releases" / "release-1.duckdb",
        "frozen": out / "frozen" / "release-1.duckdb",
        "access": next((out / "access").iterdir()),
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_the_connection_of_a_person_refuses(files, name):
    stolen_frame = duckdb.sql("select 1")
    connection = open_own(files["own"])
    with pytest.raises(duckdb.Error):
        connection.execute(HOSTILE[name].format(**files)).fetchall()
    assert stolen_frame is not None
    connection.close()


@pytest.mark.parametrize("name", [*HOSTILE, "the own file"])
def test_the_connection_of_a_release_refuses(files, name):
    stolen_frame = duckdb.sql("select 1")
    statement = HOSTILE.get(name, "from read_parquet('{own}')")
    connection = open_release(files["release"])
    with pytest.raises(duckdb.Error):
        connection.execute(statement.format(**files)).fetchall()
    assert stolen_frame is not None
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "drop table published.cells",
        "delete from published.cells",
        "update published.cells set numerator = 1",
        "create table published.more (a int)",
        "insert into published.release from published.release",
        "alter table published.cells add x int",
    ],
)
def test_a_release_cannot_be_written(files, statement):
    connection = open_release(files["release"])
    with pytest.raises(duckdb.Error):
        connection.execute(statement)
    connection.close()


def test_both_connections_read_what_they_are_for(files):
    own = open_own(files["own"])
    assert len(own.execute("from read_parquet($path)", {"path": str(files["own"])}).fetchall()) == 1
    own.close()
    readers = [open_release(files["release"]) for _ in range(2)]
    for release in readers:
        assert release.execute("select count(*) from published.cells").fetchall()[0][0] > 0
        release.close()


def test_a_statement_that_runs_too_long_is_stopped(files):
    connection = open_release(files["release"])
    with pytest.raises(duckdb.Error):
        connection.execute(
            "select count(*) from range(1000000000) as a, range(1000) as b where a.range % 7 = 1"
        ).fetchall()
    connection.close()
