"""The command line: `python -m dashboard build | map | person-hash | serve | redteam | bench`."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from dashboard.errors import OutcomeViewsError
from dashboard.settings import QUERIES, Settings

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; an error for people is one sentence."""
    asked = _parser().parse_args(arguments)
    try:
        return asked.command(asked)
    except OutcomeViewsError as error:
        print(error, file=sys.stderr)
        return 1


def _build(asked: argparse.Namespace) -> int:
    """Exit code 0 when published or unchanged; 1 when refused, the release before stays."""
    from dashboard.build import identities, pipeline
    from dashboard.build.progress import Progress
    from dashboard.build.summary import summary

    settings = Settings(**_given(exports=asked.exports, out=asked.out))
    with Progress(quiet=asked.json) as progress:
        report = pipeline.build(settings, progress)
    if asked.json:
        print(report.to_json())
    else:
        open_ids = identities.told(identities.unmapped_list(settings.out, report.build_id))
        print("\n".join(filter(None, (summary(report), open_ids))))
    return 1 if report.fate == "refused" else 0


def _map(asked: argparse.Namespace) -> int:
    """The draft on standard output or in a file; what is left to do on standard error."""
    from dashboard.build.drafting import drafting

    drafted = drafting.draft(asked.file, QUERIES, asked.fills, asked.id)
    written = drafted.write(asked.out) if asked.out else None
    if written is None:
        print(drafted.text, end="")
    print(drafted.advice(written, drafting.known_as(asked.file)), file=sys.stderr)
    return 0


def _person_hash(asked: argparse.Namespace) -> int:
    """Rows for a register, read from standard input: a name on the command line is logged."""
    from dashboard.build import person_hash

    settings = Settings(**_given(out=asked.out))
    key = person_hash.key_to_write_with(settings.person_key)
    for row in person_hash.rows(key, sys.stdin, asked.since or datetime.now(UTC).date()):
        print(row)
    print(f"Keep {settings.person_key}: without it the rows name nobody.", file=sys.stderr)
    return 0


def _serve(asked: argparse.Namespace) -> int:
    import uvicorn

    print(f"Outcome views: http://127.0.0.1:{asked.port} (Ctrl+C stops it)", flush=True)
    uvicorn.run("dashboard.app:app", host="127.0.0.1", port=asked.port, log_level="warning")
    return 0


def _redteam(asked: argparse.Namespace) -> int:
    """Exit code 0 when every gate holds, 1 when one does not."""
    from dashboard.redteam import command

    text, code = command.run(asked, lambda line: print(line, file=sys.stderr, flush=True))
    print(text)
    return code


def _bench(asked: argparse.Namespace) -> int:
    from dashboard import bench

    print(bench.run(Settings(**_given(exports=asked.exports))))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    build = _command(commands, "build", _build, "exports to own files and a release")
    build.add_argument("--exports", type=Path, help="folder of exports (default sample_data)")
    build.add_argument("--out", type=Path, help="folder of everything built (default var)")
    build.add_argument("--json", action="store_true", help="print the report as one JSON object")
    drafts = _command(commands, "map", _map, "draft a mapping for a layout nobody knows")
    drafts.add_argument("file", type=Path, help="one file of that layout; no value is printed")
    drafts.add_argument("--fills", default="", help="the table it fills, if you know it")
    drafts.add_argument("--id", default="", help="the id of the mapping (default by file name)")
    drafts.add_argument("--out", type=Path, help="file or folder to write it to")
    hashes = _command(
        commands,
        "person-hash",
        _person_hash,
        "rows of erased.csv or objections.csv for one person: key, addresses and accounts, one a "
        "line on standard input",
    )
    hashes.add_argument("--since", type=date.fromisoformat, help="since when (default today)")
    hashes.add_argument("--out", type=Path, help="folder of everything built (default var)")
    serve = _command(commands, "serve", _serve, "the pages, on 127.0.0.1")
    serve.add_argument("--port", type=int, default=8501)
    redteam = _command(commands, "redteam", _redteam, "what cheating gains, on invented companies")
    redteam.add_argument("--strategies", nargs="*", default=[], help="only these, by name")
    redteam.add_argument("--worlds", type=int, default=5, help="companies that are invented")
    redteam.add_argument("--teams", type=int, default=16, help="teams in each")
    redteam.add_argument("--weeks", type=int, default=12, help="weeks of work, at most 12")
    redteam.add_argument("--seed", type=int, default=1)
    redteam.add_argument(
        "--honest-worlds",
        type=int,
        default=15,
        help="companies in which honest differences must show; 0 leaves that out",
    )
    redteam.add_argument("--draws", type=int, default=0, help="combinations tried at random")
    redteam.add_argument("--json", action="store_true", help="print the result as one JSON object")
    redteam.add_argument("--save", type=Path, help="file the page about gaming reads")
    bench = _command(commands, "bench", _bench, "ratios of build and pages within one run")
    bench.add_argument("--exports", type=Path, help="folder of exports (default sample_data)")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    sentence: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=sentence, description=sentence)
    parser.set_defaults(command=command)
    return parser


def _given(**options: Path | None) -> dict[str, Path]:
    return {name: path.resolve() for name, path in options.items() if path is not None}


if __name__ == "__main__":
    sys.exit(main())
