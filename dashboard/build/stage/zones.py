"""What has to be declared about a file whose times do not say it themselves."""

from dashboard.build.recognise.formats import Format
from dashboard.build.recognise.refusals import FileRefused, RefusalReason
from dashboard.build.stage.declarations import Source

_ORDER = ' date_order = "dmy"'


def check(name: str, one: Format, declared: Source) -> None:
    """Let a file pass whose zone, and order of day and month, are known where it needs them.

    Raises:
        FileRefused: one of them is not declared; the fix is the line of `exports.toml`.
    """
    needs = one.names("zone")
    known = {"declared": declared.zone, "order": declared.date_order}
    if all(known[need] for need in needs):
        return
    words = "zone and no order of day and month" if "order" in needs else "zone"
    what = f"Its times have no {words}, and none is declared."
    order = _ORDER * ("order" in needs)
    line = f'[[source]] match = "{name}" zone = "{declared.zone or "Europe/Berlin"}"{order}'
    fix = f"Add to governance/exports.toml: {line}."
    raise FileRefused(RefusalReason.ZONE_UNDECLARED, name, what, fix)
