"""One small export of every format, shaped as its tool writes it, people invented.

Every module holds `SAMPLES`: format id -> file name and content, and where its files need a line
of `exports.toml`, `DECLARED`.
"""

import importlib
import pkgutil

_MODULES = [
    importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
]
SAMPLES = {
    format_id: sample
    for module in _MODULES
    for format_id, sample in getattr(module, "SAMPLES", {}).items()
}
TOML = {"governance/exports.toml": "".join(getattr(module, "DECLARED", "") for module in _MODULES)}
