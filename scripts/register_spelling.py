"""Spelling of names and numbers in the register's sources, and its CSV files."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TONES = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
TONE = re.compile(r"(?<![qQ])(" + "|".join(TONES) + r"|O[àáảãạèéẻẽẹ]|U[ỳýỷỹỵ])(?!\w)")


def spelling(text: str) -> str:
    """One spelling: NFC, Đ for Ð, the tone on the first vowel (Ủy, hòa), single spaces, no dot at the end."""
    text = unicodedata.normalize("NFC", text).replace("Ð", "Đ").replace("ð", "đ")
    text = TONE.sub(lambda m: TONES[m[1]] if m[1] in TONES else TONES[m[1].lower()].capitalize(), text)
    return re.sub(r"\s+", " ", text).strip(" .")


def clean_symbol(printed: str) -> str:
    """A number as the register writes it: Đ for Ð and D, no words before it, no spaces at its joints."""
    text = unicodedata.normalize("NFC", printed).replace("Ð", "Đ").replace("ð", "đ").strip(" '’.,")
    text = re.sub(
        r"^(?:\D*?\bsố(?: hiệu)?\s*:?\s*|(?:quyết định|nghị định|luật|nghị quyết)\s+)(?=\d)",
        "",
        text,
        flags=re.I,
    )
    text = re.sub(r"\s*([/-])\s*", r"\1", re.sub(r"\s+", " ", text))
    text = re.sub(r"(?<=/)(QD|ND)(?=-)", lambda m: m[1].replace("D", "Đ"), text)
    return re.sub(r"(?<=-)TTG$", "TTg", text)


def symbol_year(symbol: str) -> int | None:
    """The year that a normative symbol holds ("59/2023/NĐ-CP" → 2023)."""
    found = re.match(r"\d+[A-Za-z]?/((?:19|20)\d\d)/", symbol)
    return int(found[1]) if found else None


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def put(path: Path, header: Iterable[str], lines: Iterable[Iterable[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(header)
        out.writerows(lines)
