"""Keyed hashes of people: how `erased.csv` and `objections.csv` name somebody without a name."""

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable, Sequence
from pathlib import Path

from dashboard.errors import InvalidSettings

_KEY_BYTES = 32


def person_hash(key: bytes, word: str) -> str:
    """HMAC-SHA256 of a person key, an address or an account, trimmed and in lower case."""
    return hmac.new(key, word.strip().lower().encode(), hashlib.sha256).hexdigest()


def read_keys(path: Path) -> tuple[bytes, ...]:
    """The keys of a file, one a line, newest first; none where there is no file.

    Raises:
        InvalidSettings: a line is no hexadecimal key of 32 bytes.
    """
    if not path.exists():
        return ()
    lines = path.read_text(encoding="ascii", errors="replace").split()
    try:
        keys = tuple(bytes.fromhex(line) for line in lines)
    except ValueError:
        keys = ()
    if not keys or any(len(key) != _KEY_BYTES for key in keys):
        raise InvalidSettings(f"{path}: each line is a key of {_KEY_BYTES} bytes in hexadecimal.")
    return keys


def key_to_write_with(path: Path) -> bytes:
    """The newest key; a new file, for its owner only, where there is none."""
    if keys := read_keys(path):
        return keys[0]
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = secrets.token_bytes(_KEY_BYTES)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(f"{key.hex()}\n")
    return key


def rows(key: bytes, words: Iterable[str], since_on: object) -> list[str]:
    """Rows for `erased.csv` or `objections.csv`, in an order that says nothing."""
    hashes = {person_hash(key, word) for word in words if word.strip()}
    return [f"{found},{since_on}" for found in sorted(hashes)]


def with_keys(digest: str, keys: Sequence[bytes]) -> str:
    """A hash of what a build reads, changed by the keys it recognises people with."""
    if not keys:
        return digest
    return hashlib.blake2b(b"".join(keys), key=digest.encode(), digest_size=16).hexdigest()
