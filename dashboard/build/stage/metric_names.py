"""Which of a vendor's metrics a file holds, where its content does not say."""

import re

from dashboard.build.recognise.format import Format
from dashboard.build.recognise.refusals import FileRefused, RefusalReason
from dashboard.build.stage.declarations import Source


def tell(name: str, one: Format, declared: Source) -> str:
    """The metric of a file: declared in exports.toml, or the one that its name holds.

    Nothing for a format whose records say it themselves.

    Raises:
        FileRefused: neither says one of the metrics of the format.
    """
    choices = one.names("metric")
    if not choices:
        return ""
    words = re.sub(r"[^a-z0-9]+", "_", name.lower())
    found = [declared.metric] if declared.metric else [each for each in choices if each in words]
    if len(found) == 1 and found[0] in choices:
        return found[0]
    raise FileRefused(
        RefusalReason.METRIC_UNDECLARED,
        name,
        "Neither its content nor its name says which metric it holds.",
        f'Add to governance/exports.toml: [[source]] match = "{name}" metric = "{choices[0]}", '
        f"or {', '.join(choices[1:-1])} or {choices[-1]}.",
    )
