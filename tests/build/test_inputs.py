"""What a build depends on: every file that is one, and nothing that never ends."""

import os

from dashboard.build import inputs


def digest(folder, tmp_path):
    return inputs.input_hash(folder, tmp_path / "inputs.json")


def test_names_that_are_no_text_are_told_apart(tmp_path):
    exports = tmp_path / "exports"
    exports.mkdir()
    found = set()
    for name in (b"\xff.csv", b"\xfe.csv"):
        path = exports / os.fsdecode(name)
        path.write_text("a\n")
        found.add(digest(exports, tmp_path))
        path.unlink()
    assert len(found) == 2


def test_a_pipe_among_the_exports_is_not_waited_for(tmp_path):
    exports = tmp_path / "exports"
    exports.mkdir()
    empty = digest(exports, tmp_path)
    os.mkfifo(exports / "a.csv")
    (exports / "zero").symlink_to("/dev/zero")
    with_pipe = digest(exports, tmp_path)
    assert with_pipe != empty
    assert digest(exports, tmp_path) == with_pipe
    (exports / "a.csv").unlink()
    (exports / "a.csv").write_text("a\n1\n")
    assert digest(exports, tmp_path) != with_pipe
