"""Signatures of packs as minisign makes them (Ed25519), beside the pack as FILE.minisig.

Only verified here: who signs has `minisign -S -m FILE`, and keeps the secret key to himself. Needs the extra
`vn-legal-kg[signed]`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.text import UnreadableError

_ALGORITHM, _HASHED = b"Ed", b"ED"
_LONGEST = 8192


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key of minisign: its number, by which a signature names it, and the key of Ed25519."""

    number: bytes
    key: bytes


def read_key(given: str) -> PublicKey:
    """The public key in a file (minisign.pub), or the key itself. Raises UnreadableError."""
    path = Path(given)
    text = given
    try:
        if path.is_file():
            text = path.read_text(encoding="utf-8")[:_LONGEST]
    except (OSError, ValueError):
        pass
    data = _base64(text.strip().splitlines()[-1] if text.strip() else "")
    if data is None or len(data) != 42 or data[:2] != _ALGORITHM:
        raise UnreadableError("bad_key", path=given[:80])
    return PublicKey(data[2:10], data[10:])


def verify(data: bytes, signature: bytes, key: PublicKey) -> str:
    """The trusted comment of the signature, if `key` signed `data`. Raises UnreadableError."""
    try:
        from nacl.exceptions import BadSignatureError
        from nacl.signing import VerifyKey
    except ImportError:
        raise UnreadableError("no_verifier") from None
    try:
        lines = signature[:_LONGEST].decode("utf-8").splitlines()
    except UnicodeDecodeError:
        lines = []
    prefix = "trusted comment: "
    if len(lines) < 4 or not lines[2].startswith(prefix):
        raise UnreadableError("bad_signature", "form")
    signed, whole = _base64(lines[1]), _base64(lines[3])
    if signed is None or whole is None or len(signed) != 74 or len(whole) != 64:
        raise UnreadableError("bad_signature", "form")
    if signed[2:10] != key.number:
        raise UnreadableError("bad_signature", "another key")
    if signed[:2] not in (_ALGORITHM, _HASHED):
        raise UnreadableError("bad_signature", "algorithm")
    message = hashlib.blake2b(data).digest() if signed[:2] == _HASHED else data
    comment = lines[2][len(prefix) :]
    try:
        VerifyKey(key.key).verify(message, signed[10:])
        VerifyKey(key.key).verify(signed[10:] + comment.encode(), whole)
    except BadSignatureError:
        raise UnreadableError("bad_signature", "changed") from None
    return comment


def _base64(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
