"""A pack from a file or an address, and its signature from beside it."""

from __future__ import annotations

from pathlib import Path

from kg.register.packs.reading import Pack, parse_pack, read_pack
from kg.register.packs.records import LARGEST
from kg.register.packs.signatures import read_key, verify
from kg.register.web import download, is_url
from kg.text import UnreadableError, limits

_SUFFIX = ".minisig"


def fetch_pack(where: str, trust: str | None = None) -> tuple[Pack, str | None]:
    """The pack, and the trusted comment of its signature if `trust`, a public key of minisign, is given.

    The signature is verified before anything of the pack is read. Raises UnreadableError.
    """
    key = read_key(trust) if trust else None
    if key is None and not is_url(where):
        return read_pack(Path(where)), None
    if is_url(where):
        data = download(where, LARGEST)
    elif not (path := Path(where)).is_file():
        raise UnreadableError("missing", path=where)
    elif path.stat().st_size > LARGEST:
        raise UnreadableError("large_pack", LARGEST // limits.MB, where)
    else:
        data = path.read_bytes()
    try:
        comment = verify(data, _signature(where), key) if key else None
        return parse_pack(data), comment
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, error.path or where) from None


def _signature(where: str) -> bytes:
    if is_url(where):
        return download(where + _SUFFIX, limits.MB)
    path = Path(where + _SUFFIX)
    if not path.is_file():
        raise UnreadableError("no_signature", path.name)
    return path.read_bytes()
