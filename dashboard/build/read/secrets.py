"""Names whose values are never stored: keys, tokens, prompts, texts that people wrote."""

import re

_NAMES = (
    "api_?key", "key", "secret", "password", "passwd", "token", "credential", "cookie",
    "authorization", "signature", "prompt", "body", "message", "msg", "text", "comment",
    "description", "diff", "patch", "url",
)  # fmt: skip
_WORDS = re.compile(rf"(^|_)({'|'.join(_NAMES)})$")
# The same names as keys inside JSON text, in the words DuckDB and Python both read.
INSIDE = (
    rf'"([^"]*[_ -])?(?i:{"|".join(_NAMES)})\\*"\s*:'
    rf'|"[^"]*[a-z0-9]({"|".join(name.capitalize() for name in _NAMES)})\\*"\s*:'
)
_INSIDE = re.compile(INSIDE)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def is_secret(name: str) -> bool:
    """Whether a column or key may hold a secret or somebody's words.

    >>> [is_secret(name) for name in ("apiKey", "Prompt", "Total_Messages", "Cloud Agent ID")]
    [True, True, False, False]
    """
    words = _HUMP.sub("_", name).replace(" ", "_").replace("-", "_").casefold()
    return bool(_WORDS.search(words))


def holds_secret(value: str) -> bool:
    """Whether a text holds JSON with such a name in it.

    >>> [holds_secret(text) for text in ('{"inner": {"apiKey": "x"}}', '{"phase": "key"}')]
    [True, False]
    """
    return bool(_INSIDE.search(value))
