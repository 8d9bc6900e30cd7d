"""A pack as it is read: its head, then its lines, each checked; nothing is believed before all of it is right."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kg.register.packs.records import (
    FORMAT,
    KINDS,
    LARGEST,
    LONGEST_HEAD,
    LONGEST_LINE,
    VERSION,
    Line,
    PackClaim,
    PackDocument,
    PackFact,
    PackHead,
    PackRelation,
    PackSource,
    canonical,
    checked,
)
from kg.text import UnreadableError, limits

_CHUNK = 1 << 18
_MEMORY = 128 * limits.MB  # of the decompressor; packs are written with a dictionary of 8 MB
#: Where the kinds stand in a pack.
_ORDER = {"source": 0, "document": 1}


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole pack that was checked: every source and document that a line names is in it."""

    head: PackHead
    sources: list[PackSource]
    documents: dict[str, PackDocument]
    claims: list[PackClaim]
    facts: list[PackFact]
    relations: list[PackRelation]


def read_pack(path: Path) -> Pack:
    """The pack in a file. Raises UnreadableError."""
    if not path.is_file():
        raise UnreadableError("folder" if path.is_dir() else "missing", path=str(path))
    if path.stat().st_size > LARGEST:
        raise UnreadableError("large_pack", LARGEST // limits.MB, str(path))
    try:
        return parse_pack(path.read_bytes())
    except UnreadableError as error:
        raise UnreadableError(error.reason, error.detail, str(path)) from None


def parse_pack(data: bytes) -> Pack:
    """The pack in `data`. Raises UnreadableError: no pack, of another version, damaged, too large, a wrong line."""
    if len(data) > LARGEST:
        raise UnreadableError("large_pack", LARGEST // limits.MB)
    head = _head(data[:LONGEST_HEAD])
    found: dict[str, list[Line]] = {word: [] for word in KINDS}
    said: dict[int, Any] = {}
    at = 0
    for number, line in enumerate(_lines(data, head), 1):
        try:
            word, values = json.loads(line)
        except (ValueError, TypeError, RecursionError):
            raise UnreadableError("bad_pack_line", number) from None
        record = checked(word, values, number)
        if (place := _ORDER.get(word, 2)) < at:
            raise UnreadableError("bad_pack_line", f"{number}: {word}")
        at = place
        found[word].append(record)
        if at == 2:
            told = {key: value for key, value in values.items() if key != "source"}
            said.setdefault(values["source"], hashlib.sha256()).update(canonical([word, told]))
    pack = _whole(head, found)
    if any(said.get(one.number, hashlib.sha256()).hexdigest() != one.sha256 for one in pack.sources):
        raise UnreadableError("cut_pack")
    return pack


def _head(data: bytes) -> PackHead:
    line, end, _ = data.partition(b"\n")
    try:
        told = json.loads(line) if end else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise UnreadableError("no_pack")
    if told.get("version") != VERSION:
        raise UnreadableError("other_pack", str(told.get("version"))[:40])
    try:
        return PackHead.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        raise UnreadableError("bad_pack_line", f"0: {'.'.join(map(str, first['loc']))}: {first['msg']}"[:200]) from None


def _lines(data: bytes, head: PackHead) -> Iterator[bytes]:
    """The lines, unpacked no further than the head says; all of them must be there, byte for byte."""
    digest, size, count, rest = hashlib.sha256(), 0, 0, b""
    body = memoryview(data)[data.index(b"\n") + 1 :]
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)
    given = 0
    try:
        while not unpacker.eof:
            more = b""
            if unpacker.needs_input:
                more = bytes(body[given : given + _CHUNK])
                given += len(more)
                if not more:
                    raise UnreadableError("cut_pack")
            chunk = unpacker.decompress(more, _CHUNK)
            size += len(chunk)
            if size > head.bytes:
                raise UnreadableError("cut_pack")
            digest.update(chunk)
            rest += chunk
            if len(rest) > LONGEST_LINE + _CHUNK:
                raise UnreadableError("cut_pack")
            *lines, rest = rest.split(b"\n")
            count += len(lines)
            if count > head.lines:
                raise UnreadableError("cut_pack")
            yield from lines
    except lzma.LZMAError:
        raise UnreadableError("cut_pack") from None
    followed = given < len(body) or unpacker.unused_data
    if followed or rest or (size, count, digest.hexdigest()) != (head.bytes, head.lines, head.sha256):
        raise UnreadableError("cut_pack")


def _whole(head: PackHead, found: dict[str, list[Line]]) -> Pack:
    """The pack, if every line names only what is in it and nothing is said twice."""
    sources = [one for one in found["source"] if isinstance(one, PackSource)]
    documents = {one.iri: one for one in found["document"] if isinstance(one, PackDocument)}
    claims = [one for one in found["claim"] if isinstance(one, PackClaim)]
    facts = [one for one in found["fact"] if isinstance(one, PackFact)]
    relations = [one for one in found["relation"] if isinstance(one, PackRelation)]
    if [one.number for one in sources] != list(range(len(sources))) or not sources:
        raise UnreadableError("bad_pack_names", "source")
    if len({one.name for one in sources}) != len(sources) or len(documents) != len(found["document"]):
        raise UnreadableError("bad_pack_names", "source, document")
    if len({(one.source, one.document) for one in claims}) != len(claims):
        raise UnreadableError("bad_pack_names", "claim")
    said: list[PackClaim | PackFact | PackRelation] = [*claims, *facts, *relations]
    for line in said:
        named = (line.subject, line.object) if isinstance(line, PackRelation) else (line.document,)
        if line.source >= len(sources) or any(iri not in documents for iri in named):
            raise UnreadableError("bad_pack_names", f"{line.source} {named[0]}"[:120])
    return Pack(head, sources, documents, claims, facts, relations)
