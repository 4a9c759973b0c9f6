"""Names whose values are never stored: keys, tokens, prompts, texts that people wrote."""

import re

_WORDS = re.compile(
    r"(^|_)(api_?key|key|secret|password|passwd|token|credential|cookie|authorization|signature"
    r"|prompt|body|message|msg|text|comment|description|diff|patch|url)$"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def is_secret(name: str) -> bool:
    """Whether a column or key may hold a secret or somebody's words.

    >>> [is_secret(name) for name in ("apiKey", "Prompt", "Total_Messages", "Cloud Agent ID")]
    [True, True, False, False]
    """
    words = _HUMP.sub("_", name).replace(" ", "_").replace("-", "_").casefold()
    return bool(_WORDS.search(words))
